package no.stafett.adapter.sheets.answers;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;

/** All that a message's payload says, by place: {@code SkillsMapping/Education[2]/Country} and the text there. */
final class Leaves {
    private static final Stafett STAFETT = Stafett.v1();
    private static final XMLInputFactory XML = factory();
    /** Below the document and beside the header stands the payload. */
    private static final int PAYLOAD_DEPTH = 2;

    private Leaves() {}

    static Map<String, String> of(Message<?> message) {
        var leaves = new LinkedHashMap<String, String>();
        try {
            var xml = XML.createXMLStreamReader(
                    new ByteArrayInputStream(STAFETT.writer().bytes(message)));
            var paths = new ArrayDeque<String>();
            List<Map<String, Integer>> counts = new ArrayList<>();
            var text = new StringBuilder();
            var isLeaf = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        counts.add(new HashMap<>());
                        var name = xml.getLocalName();
                        var depth = counts.size();
                        if (depth <= PAYLOAD_DEPTH) {
                            paths.push(name);
                        } else {
                            var number = counts.get(depth - 2).merge(name, 1, Integer::sum);
                            paths.push(paths.peek() + "/" + name + (number > 1 ? "[" + number + "]" : ""));
                        }
                        if (!paths.peek().startsWith("StandardBusinessDocumentHeader")) {
                            for (var index = 0; index < xml.getAttributeCount(); index++) {
                                leaves.put(
                                        paths.peek() + "/@" + xml.getAttributeLocalName(index),
                                        xml.getAttributeValue(index));
                            }
                        }
                        text.setLength(0);
                        isLeaf = true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        counts.remove(counts.size() - 1);
                        var path = paths.pop();
                        if (isLeaf && !path.startsWith("StandardBusinessDocumentHeader")) {
                            leaves.put(path, text.toString());
                        }
                        isLeaf = false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    default -> {
                        // nothing else says anything
                    }
                }
            }
            return leaves;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("What was just written could not be read.", e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }
}
