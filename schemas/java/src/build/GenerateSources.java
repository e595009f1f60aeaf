import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Writes what Java needs of the standard's data: the enum of finding codes, and the index of the code lists. Run by the
 * build: {@code java GenerateSources.java <standard> <folder of sources> <folder of resources>}.
 */
public final class GenerateSources {

    public static void main(String[] args) throws Exception {
        Path standard = Path.of(args[0]);
        write(Path.of(args[1], "no/stafett/v1/FindingCode.java"), findingCodes(standard.resolve("findings.xml")));
        write(Path.of(args[2], "no/stafett/v1/codelist/index.txt"), codeLists(standard.resolve("codes")));
    }

    private static String codeLists(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xml"))
                    .sorted()
                    .toList();
            return String.join("\n", names) + "\n";
        }
    }

    private static String findingCodes(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var findings = children(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement(), "finding", null);
        var constants = new ArrayList<String>();
        for (Element finding : findings) {
            var values = new ArrayList<String>();
            values.add(literal(finding.getAttribute("code")));
            values.add("Severity." + finding.getAttribute("severity").toUpperCase(java.util.Locale.ROOT));
            values.add(literal(finding.getAttribute("since")));
            values.add(finding.getAttribute("precedence").isEmpty() ? "0" : finding.getAttribute("precedence"));
            for (String name : List.of("text", "remedy", "given")) {
                values.add(literal(text(finding, name, "en")));
                values.add(literal(text(finding, name, "nb")));
            }
            values.add(literal(text(finding, "legal", null)));
            values.add(literal(finding.getAttribute("example")));
            constants.add("    /** " + finding.getAttribute("code") + ": "
                    + text(finding, "text", "en").replace("{", "<i>").replace("}", "</i>").replace("&", "&amp;")
                    + " */\n    " + finding.getAttribute("name") + "(\n            "
                    + String.join(",\n            ", values) + ")");
        }
        return """
                package no.stafett.v1;

                import java.util.Map;
                import java.util.Optional;
                import java.util.TreeMap;

                /**
                 * What can be wrong with a document, as the standard's findings.xml declares it: number for the wire, name for the
                 * reader. A code is never used again for something else. Made by the build.
                 */
                public enum FindingCode {

                """
                + String.join(",\n\n", constants) + ";\n"
                + """

                    private static final Map<String, FindingCode> BY_ID = byId();

                    private final String id;
                    private final Layer layer;
                    private final Severity severity;
                    private final String since;
                    private final int precedence;
                    private final String textEn;
                    private final String textNb;
                    private final String remedyEn;
                    private final String remedyNb;
                    private final String givenEn;
                    private final String givenNb;
                    private final String legal;
                    private final String example;

                    FindingCode(
                            String id,
                            Severity severity,
                            String since,
                            int precedence,
                            String textEn,
                            String textNb,
                            String remedyEn,
                            String remedyNb,
                            String givenEn,
                            String givenNb,
                            String legal,
                            String example) {
                        this.id = id;
                        this.layer = Layer.of(id);
                        this.severity = severity;
                        this.since = since;
                        this.precedence = precedence;
                        this.textEn = textEn;
                        this.textNb = textNb;
                        this.remedyEn = remedyEn;
                        this.remedyNb = remedyNb;
                        this.givenEn = givenEn;
                        this.givenNb = givenNb;
                        this.legal = legal;
                        this.example = example;
                    }

                    /** The code with this number, such as {@code STF-2201}. */
                    public static Optional<FindingCode> of(String id) {
                        return Optional.ofNullable(BY_ID.get(id));
                    }

                    /** The number, for the wire: {@code STF-2201}. */
                    public String id() {
                        return id;
                    }

                    /** Which layer finds it. */
                    public Layer layer() {
                        return layer;
                    }

                    /** How grave it is. */
                    public Severity severity() {
                        return severity;
                    }

                    /** The version of the standard that it came with. */
                    public String since() {
                        return since;
                    }

                    /** Of several that hold in one layer, the one with the lowest number is the one to tell first. */
                    public int precedence() {
                        return precedence;
                    }

                    /** What is wrong, with names in braces for what a finding fills in. */
                    public String text(Language language) {
                        return language == Language.EN ? textEn : textNb;
                    }

                    /** What to do about it, with names in braces; empty where nothing can be done. */
                    public String remedy(Language language) {
                        return language == Language.EN ? remedyEn : remedyNb;
                    }

                    /** What is given beside the example, where a document alone does not bring the finding about. */
                    public Optional<String> given(Language language) {
                        String given = language == Language.EN ? givenEn : givenNb;
                        return given.isEmpty() ? Optional.empty() : Optional.of(given);
                    }

                    /** The legal ground of the rule, where there is one. */
                    public Optional<String> legal() {
                        return legal.isEmpty() ? Optional.empty() : Optional.of(legal);
                    }

                    /** The example that shows it, below the folder of examples. */
                    public Optional<String> example() {
                        return example.isEmpty() ? Optional.empty() : Optional.of(example);
                    }

                    private static Map<String, FindingCode> byId() {
                        var codes = new TreeMap<String, FindingCode>();
                        for (FindingCode code : values()) {
                            codes.put(code.id, code);
                        }
                        return codes;
                    }
                }
                """;
    }

    private static List<Element> children(Element parent, String name, String language) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && element.getLocalName().equals(name)
                    && (language == null || element.getAttribute("xml:lang").equals(language))) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name, String language) {
        var found = children(parent, name, language);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim().replaceAll("\\s+", " ");
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void write(Path target, String content) throws Exception {
        Files.createDirectories(target.getParent());
        if (!Files.exists(target) || !Files.readString(target).equals(content)) {
            Files.writeString(target, content);
        }
    }
}
