package no.stafett.v1;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the standard's own simple types are made of. Only asked for documents that break the schema. */
final class SchemaTypes {

    /** What kind of value a type holds, and so what kind of mistake a wrong value is. */
    enum Kind {
        DATE,
        NUMBER,
        BINARY,
        OTHER
    }

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final Set<String> DATES = Set.of("date", "dateTime", "gYear", "gYearMonth", "time");
    private static final Set<String> NUMBERS =
            Set.of("boolean", "decimal", "integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger");

    private static final Map<String, String> BASES = bases();

    private SchemaTypes() {}

    static Kind kindOf(String type) {
        String base = type;
        for (int steps = 0; steps < 16; steps++) {
            if (DATES.contains(base)) {
                return Kind.DATE;
            }
            if (NUMBERS.contains(base)) {
                return Kind.NUMBER;
            }
            if (base.equals("base64Binary")) {
                return Kind.BINARY;
            }
            String next = BASES.get(base);
            if (next == null) {
                return Kind.OTHER;
            }
            base = next;
        }
        return Kind.OTHER;
    }

    /** How a value of a type of dates is written. */
    static String formOf(String type) {
        return switch (type) {
            case "YearType", "gYear" -> "2024";
            case "YearMonthType", "gYearMonth" -> "2024-05";
            case "PartialDateType" -> "2024-05-31, 2024-05, 2024";
            case "InstantType", "dateTime" -> "2024-05-31T10:15:30Z";
            default -> "2024-05-31";
        };
    }

    private static Map<String, String> bases() {
        var bases = new HashMap<String, String>();
        for (String file : new String[] {"common.xsd", "codes.xsd"}) {
            Element schema = Resources.document(Resources.STANDARD + "xsd/" + file);
            for (Node node = schema.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element type && type.getLocalName().equals("simpleType")) {
                    bases.put(type.getAttribute("name"), base(type));
                }
            }
        }
        return bases;
    }

    private static String base(Element type) {
        var restrictions = type.getElementsByTagNameNS(XSD, "restriction");
        if (restrictions.getLength() > 0) {
            return local(((Element) restrictions.item(0)).getAttribute("base"));
        }
        var unions = type.getElementsByTagNameNS(XSD, "union");
        if (unions.getLength() > 0) {
            return local(((Element) unions.item(0))
                    .getAttribute("memberTypes")
                    .trim()
                    .split("\\s+")[0]);
        }
        return "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
