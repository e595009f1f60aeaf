package no.stafett.v1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pages of {@code docs/findings}, one for each finding code, made of findings.xml. Run as a main, in the folder
 * {@code schemas/java}, to write them anew.
 */
final class FindingPages {

    static final Path FOLDER = Path.of("../../docs/findings");
    static final String COMMAND =
            "mvn -q -f schemas/java/pom.xml test -Dtest=FindingPagesTest -Dstafett.findings.write=true";

    private static final String EXAMPLES = "../../schemas/v1/examples/";

    private FindingPages() {}

    /** All pages, by file name. */
    static Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        for (FindingCode code : FindingCode.values()) {
            pages.put(code.id() + ".md", page(Explanation.of(code)));
        }
        pages.put("README.md", index());
        return pages;
    }

    /** Writes all pages, and removes those of codes that are no more. */
    static void write() throws IOException {
        Files.createDirectories(FOLDER);
        Map<String, String> pages = pages();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                if (!pages.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (var page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    private static String page(Explanation explanation) {
        FindingCode code = explanation.code();
        var page = new StringBuilder();
        page.append("<!-- Made of schemas/v1/findings.xml by ")
                .append(COMMAND)
                .append(" -->\n# ")
                .append(code.id())
                .append(' ')
                .append(code.name())
                .append("\n\n| layer | severity | since |\n|---|---|---|\n| ")
                .append(lower(code.layer()))
                .append(" | ")
                .append(lower(code.severity()))
                .append(" | ")
                .append(code.since())
                .append(" |\n");
        section(page, explanation, Language.EN, "English", "What to do", "Given");
        section(page, explanation, Language.NB, "Norsk", "Hva du gjør", "Gitt");
        page.append("\n## Source and examples\n\n");
        explanation.legal().ifPresent(legal -> page.append("- Legal ground: ")
                .append(legal)
                .append('\n'));
        explanation.badExample().ifPresent(path -> page.append("- ")
                .append(path.contains("/invalid-") ? "A document that gives it" : "The document to start from")
                .append(": ")
                .append(link(path))
                .append('\n'));
        explanation.goodExample().ifPresent(path -> page.append("- A good one: ")
                .append(link(path))
                .append('\n'));
        page.append("- All findings: [README](README.md)\n");
        return page.toString();
    }

    private static void section(
            StringBuilder page, Explanation explanation, Language language, String title, String remedy, String given) {
        page.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(shown(explanation.text(language)))
                .append('\n');
        if (!explanation.remedy(language).isEmpty()) {
            page.append("\n**")
                    .append(remedy)
                    .append(":** ")
                    .append(shown(explanation.remedy(language)))
                    .append('\n');
        }
        explanation.given(language).ifPresent(text -> page.append("\n**")
                .append(given)
                .append(":** ")
                .append(text)
                .append('\n'));
    }

    private static String index() {
        var index = new StringBuilder("<!-- Made of schemas/v1/findings.xml by " + COMMAND + " -->\n# Findings\n\n"
                + "What can be wrong with a document, by layer; later layers are skipped after one that failed. Each code has"
                + " a page. `./stafett explain CODE` says the same.\n");
        for (Layer layer : Layer.values()) {
            index.append("\n## ")
                    .append(layer.digit())
                    .append(" – ")
                    .append(lower(layer))
                    .append("\n\n");
            index.append("| code | name | severity | |\n|---|---|---|---|\n");
            for (FindingCode code : FindingCode.values()) {
                if (code.layer() == layer) {
                    index.append("| [")
                            .append(code.id())
                            .append("](")
                            .append(code.id())
                            .append(".md) | ")
                            .append(code.name())
                            .append(" | ")
                            .append(lower(code.severity()))
                            .append(" | ")
                            .append(shown(code.text(Language.EN)))
                            .append(" |\n");
                }
            }
        }
        return index.toString();
    }

    private static String link(String path) {
        return "[" + path + "](" + EXAMPLES + path + ")";
    }

    private static String shown(String template) {
        return template.replaceAll("\\{(\\w+)}", "*$1*");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
