package no.stafett.ledger.disclosure;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.stafett.ledger.disclosure.Disclosure.Sender;
import no.stafett.ledger.disclosure.Disclosure.Type;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.v1.model.DisclosedMessage;
import no.stafett.v1.model.DisclosedPath;
import no.stafett.v1.model.DisclosureReceiver;
import no.stafett.v1.model.DisclosureTable;
import no.stafett.v1.model.DisclosureTiming;
import no.stafett.v1.model.MaySend;
import org.xml.sax.SAXException;

/** Reads a table, first against its schema, then for what a schema can't say. */
final class TableReader {
    private static final String SCHEMA = "/stafett/v1/xsd/disclosure.xsd";

    private TableReader() {}

    static Disclosure read(InputStream xml) {
        var table = parse(xml);
        var types = new HashMap<String, Type>();
        var rules = new HashSet<String>();
        for (DisclosedMessage message : table.getMessage()) {
            if (types.put(message.getType(), type(message, rules)) != null) {
                throw new IllegalArgumentException("The table names " + message.getType() + " twice");
            }
        }
        return new Disclosure(table.getVersion(), types);
    }

    private static Type type(DisclosedMessage message, Set<String> rules) {
        var places = paths(message.getPlaces());
        var rows = new ArrayList<Row>();
        for (DisclosureReceiver receiver : message.getReceiver()) {
            var rule = receiver.getRule();
            if (!rules.add(rule)) {
                throw new IllegalArgumentException("The table has two rows with the id " + rule);
            }
            if (rule.indexOf('/') >= 0 || rule.indexOf('+') >= 0) {
                throw new IllegalArgumentException("A row's id has neither / nor +: " + rule);
            }
            rows.add(row(receiver, places));
        }
        return new Type(message.getMaySend().stream().map(TableReader::sender).toList(), rows);
    }

    private static Row row(DisclosureReceiver receiver, List<String> places) {
        var kept = Shape.keeping(paths(receiver.getKeep()));
        return new Row(
                receiver.getRule(),
                PartyRole.valueOf(receiver.getRole()),
                receiver.getWhen(),
                receiver.getTiming() == DisclosureTiming.WHEN_IT_HOLDS,
                new Services(receiver.getService(), Set.copyOf(receiver.getExceptService())),
                receiver.getProtected(),
                receiver.getLegal(),
                kept,
                kept.without(places));
    }

    private static Sender sender(MaySend row) {
        var only = row.getOnly();
        if (only == null) {
            return new Sender(PartyRole.valueOf(row.getRole()), null, null);
        }
        int sign = only.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("A sender's limit is an element, = and a value: " + only);
        }
        return new Sender(PartyRole.valueOf(row.getRole()), only.substring(0, sign), only.substring(sign + 1));
    }

    private static List<String> paths(List<DisclosedPath> paths) {
        return paths.stream().map(DisclosedPath::getPath).toList();
    }

    private static DisclosureTable parse(InputStream xml) {
        try {
            Unmarshaller unmarshaller =
                    JAXBContext.newInstance(DisclosureTable.class).createUnmarshaller();
            unmarshaller.setSchema(schema());
            return unmarshaller
                    .unmarshal(new StreamSource(xml), DisclosureTable.class)
                    .getValue();
        } catch (JAXBException e) {
            throw new IllegalArgumentException("The disclosure table does not fit its schema", e);
        }
    }

    private static Schema schema() {
        URL schema = TableReader.class.getResource(SCHEMA);
        if (schema == null) {
            throw new IllegalStateException("The standard's schemas are not on the class path");
        }
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schema);
        } catch (SAXException e) {
            throw new IllegalStateException("The disclosure table's schema can't be read", e);
        }
    }
}
