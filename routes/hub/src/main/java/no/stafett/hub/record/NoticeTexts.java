package no.stafett.hub.record;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.v1.model.common.LocalisedText;

/** The sentences of notices, from the standard's code list {@code notice}: said once, in both languages. */
final class NoticeTexts {

    private static final String LIST = "/stafett/v1/codes/notice.xml";

    private final Map<String, LocalisedText> byCode = new HashMap<>();

    NoticeTexts() {
        try (var list = NoticeTexts.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not on the class path");
            }
            read(XMLInputFactory.newFactory().createXMLStreamReader(list));
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(LIST + " can't be read", e);
        }
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        LocalisedText text = null;
        while (reader.hasNext()) {
            reader.next();
            if (!reader.isStartElement()) {
                continue;
            }
            if (reader.getLocalName().equals("code")) {
                text = new LocalisedText();
                byCode.put(reader.getAttributeValue(null, "value"), text);
            } else if (reader.getLocalName().equals("title") && text != null) {
                var language = reader.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
                if ("en".equals(language)) {
                    text.setEn(reader.getElementText());
                } else if ("nb".equals(language)) {
                    text.setNb(reader.getElementText());
                }
            }
        }
    }

    /**
     * The sentence of a notice.
     *
     * @throws IllegalStateException when the code is not in the standard's list
     */
    LocalisedText of(String code) {
        var text = byCode.get(code);
        if (text == null) {
            throw new IllegalStateException("There is no notice " + code);
        }
        return text;
    }
}
