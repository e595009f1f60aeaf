package no.stafett.hub.party;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** The roles that a party can have, from the standard's code list. */
final class PartyRoles {
    private static final String LIST = "/stafett/v1/codes/party-role.xml";

    private PartyRoles() {}

    static Set<String> all() {
        var roles = new LinkedHashSet<String>();
        try (var list = PartyRoles.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not on the class path.");
            }
            var reader = XMLInputFactory.newFactory().createXMLStreamReader(list);
            while (reader.hasNext()) {
                reader.next();
                if (reader.isStartElement() && reader.getLocalName().equals("code")) {
                    roles.add(reader.getAttributeValue(null, "value"));
                }
            }
            return roles;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(LIST + " can't be read.", e);
        }
    }
}
