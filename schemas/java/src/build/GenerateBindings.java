import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Writes the JAXB bindings that name each class as the standard names the thing: {@code ServiceClaim} for the schema's
 * {@code ServiceClaimType}. Run by the build: {@code java GenerateBindings.java <xsd folder> <bindings file>}.
 */
public final class GenerateBindings {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    /** Names that would meet another class of the same simple name in the same file of a reader. */
    private static final Map<String, String> OWN_NAMES = Map.of(
            "code:ClaimAnswerType", "Answer",
            "st:FindingType", "ReceiptFinding",
            "st:ConflictType", "HistoryConflict",
            "st:PathType", "DisclosedPath",
            "st:ReceiverType", "DisclosureReceiver");

    private static final Map<String, String> BY_HAND =
            Map.of("c:ExtensionType", "no.stafett.v1.model.common.Extension");

    private static final Map<String, String> PREFIXES = Map.of(
            "urn:stafett:skills-mapping:1", "st", "urn:stafett:common:1", "c", "urn:stafett:codes:1", "code");

    public static void main(String[] args) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var names = new TreeSet<String>();
        var digest = MessageDigest.getInstance("SHA-256");
        var waiting = new ArrayDeque<>(List.of("stafett.xsd"));
        var seen = new TreeSet<String>();
        while (!waiting.isEmpty()) {
            String file = waiting.pop();
            if (!seen.add(file)) {
                continue;
            }
            byte[] content = Files.readAllBytes(Path.of(args[0], file));
            digest.update(content);
            Element schema = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(content))
                    .getDocumentElement();
            String prefix = PREFIXES.get(schema.getAttribute("targetNamespace"));
            for (var node = schema.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element type) {
                    if (type.hasAttribute("schemaLocation")) {
                        waiting.add(type.getAttribute("schemaLocation"));
                    }
                    String name = prefix + ":" + type.getAttribute("name");
                    String simple = OWN_NAMES.getOrDefault(name, name.replaceAll("^.*:|Type$", ""));
                    if (BY_HAND.containsKey(name)) {
                        names.add("  <jaxb:bindings scd=\"~" + name + "\"><jaxb:class ref=\"" + BY_HAND.get(name)
                                + "\"/></jaxb:bindings>");
                    } else if (type.getLocalName().equals("complexType")) {
                        names.add("  <jaxb:bindings scd=\"~" + name + "\"><jaxb:class name=\"" + simple
                                + "\"/></jaxb:bindings>");
                    } else if (type.getLocalName().equals("simpleType")
                            && type.getElementsByTagNameNS(XSD, "enumeration").getLength() > 0) {
                        names.add("  <jaxb:bindings scd=\"~" + name + "\"><jaxb:typesafeEnumClass name=\"" + simple
                                + "\"/></jaxb:bindings>");
                    }
                }
            }
        }
        String bindings = """
                <jaxb:bindings version="3.0" xmlns:jaxb="https://jakarta.ee/xml/ns/jaxb"
                    xmlns:xjc="http://java.sun.com/xml/ns/jaxb/xjc" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                    xmlns:st="urn:stafett:skills-mapping:1" xmlns:c="urn:stafett:common:1" xmlns:code="urn:stafett:codes:1">
                  <jaxb:globalBindings typesafeEnumMaxMembers="1000">
                    <xjc:javaType name="java.time.LocalDate" xmlType="xs:date" adapter="no.stafett.v1.time.LocalDateAdapter"/>
                    <xjc:javaType name="java.time.YearMonth" xmlType="xs:gYearMonth" adapter="no.stafett.v1.time.YearMonthAdapter"/>
                    <xjc:javaType name="java.time.Year" xmlType="xs:gYear" adapter="no.stafett.v1.time.YearAdapter"/>
                    <xjc:javaType name="java.time.Instant" xmlType="xs:dateTime" adapter="no.stafett.v1.time.InstantAdapter"/>
                  </jaxb:globalBindings>
                  <jaxb:bindings scd="x-schema::st"><jaxb:schemaBindings><jaxb:package name="no.stafett.v1.model"/></jaxb:schemaBindings></jaxb:bindings>
                  <jaxb:bindings scd="x-schema::c"><jaxb:schemaBindings><jaxb:package name="no.stafett.v1.model.common"/></jaxb:schemaBindings></jaxb:bindings>
                  <jaxb:bindings scd="x-schema::code"><jaxb:schemaBindings><jaxb:package name="no.stafett.v1.model.codes"/></jaxb:schemaBindings></jaxb:bindings>
                  <jaxb:bindings scd="~c:PartialDateType">
                    <xjc:javaType name="no.stafett.v1.time.PartialDate" adapter="no.stafett.v1.time.PartialDateAdapter"/>
                  </jaxb:bindings>
                """
                + String.join("\n", names)
                // so that this file, and with it the model, is made anew when any schema changes
                + "\n<!-- " + HexFormat.of().formatHex(digest.digest()) + " -->\n</jaxb:bindings>\n";
        Path target = Path.of(args[1]);
        Files.createDirectories(target.getParent());
        if (!Files.exists(target) || !Files.readString(target).equals(bindings)) {
            Files.writeString(target, bindings);
        }
    }
}
