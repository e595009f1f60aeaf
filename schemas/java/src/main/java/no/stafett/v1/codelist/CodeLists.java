package no.stafett.v1.codelist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** All code lists of the standard, read once from the class path. Immutable and thread-safe. */
public final class CodeLists {

    private static final String FOLDER = "stafett/v1/codes/";
    private static final String INDEX = "no/stafett/v1/codelist/index.txt";

    private final Map<String, CodeList> byName;
    private final Map<String, CodeList> byType;

    private CodeLists(Map<String, CodeList> byName) {
        this.byName = byName;
        var types = new TreeMap<String, CodeList>();
        byName.values().forEach(list -> types.put(list.type(), list));
        this.byType = types;
    }

    /**
     * Reads the lists of the standard.
     *
     * @throws IllegalStateException when the standard's jar is not on the class path, or one of its lists can't be read
     */
    public static CodeLists ofTheStandard() {
        var loader = CodeLists.class.getClassLoader();
        var lists = new TreeMap<String, CodeList>();
        for (String file : index(loader)) {
            try (InputStream in = resource(loader, FOLDER + file)) {
                CodeList list = read(in);
                lists.put(list.name(), list);
            } catch (IOException | XMLStreamException e) {
                throw new IllegalStateException("The code list " + file + " can't be read.", e);
            }
        }
        return new CodeLists(lists);
    }

    /** The list of this name: {@code municipality}. */
    public Optional<CodeList> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The list whose codes have this type in the schema: {@code MunicipalityNumberCodeType}. */
    public Optional<CodeList> ofType(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** All lists, by name. */
    public Collection<CodeList> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    private static List<String> index(ClassLoader loader) {
        try (InputStream in = resource(loader, INDEX)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(ClassLoader loader, String name) {
        InputStream in = loader.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path: is the stafett-standard jar there?");
        }
        return in;
    }

    private static CodeList read(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        xml.nextTag();
        String name = xml.getAttributeValue(null, "name");
        String type = xml.getAttributeValue(null, "type");
        var codes = new LinkedHashMap<String, List<CodeList.Code>>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("code")) {
                CodeList.Code code = readCode(xml);
                codes.computeIfAbsent(code.value(), value -> new ArrayList<>(1)).add(code);
            }
        }
        return new CodeList(name, type, Collections.unmodifiableMap(codes));
    }

    private static CodeList.Code readCode(XMLStreamReader xml) throws XMLStreamException {
        String value = xml.getAttributeValue(null, "value");
        LocalDate from = LocalDate.parse(xml.getAttributeValue(null, "from"));
        LocalDate until = date(xml.getAttributeValue(null, "until"));
        String becomes = xml.getAttributeValue(null, "becomes");
        String en = "";
        String nb = "";
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("code"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("title")) {
                boolean english = "en".equals(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"));
                String text = xml.getElementText().trim();
                if (english) {
                    en = text;
                } else {
                    nb = text;
                }
            }
        }
        return new CodeList.Code(
                value,
                from,
                until,
                en,
                nb,
                becomes == null ? List.of() : Arrays.asList(becomes.trim().split("\\s+")));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
