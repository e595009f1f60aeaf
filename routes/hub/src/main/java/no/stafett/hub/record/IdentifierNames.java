package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import no.stafett.audit.CanonicalJson;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Vault;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/** An identifier's number as it is kept: a small text under the identifier's own key. */
final class IdentifierNames {

    private IdentifierNames() {}

    static byte[] seal(IdentifierName name, byte[] key) {
        return Cipher256.encrypt(
                key, CanonicalJson.bytes(Map.of("kind", name.kind(), "scope", name.scope(), "value", name.value())));
    }

    static IdentifierName open(byte[] sealed, byte[] key) {
        var json = CanonicalJson.readObject(Cipher256.decrypt(key, sealed));
        return new IdentifierName(
                String.valueOf(json.get("kind")), String.valueOf(json.get("scope")), String.valueOf(json.get("value")));
    }

    /** The numbers of these identifiers, those whose keys are left. */
    static Map<Long, IdentifierName> byId(Connection connection, Vault vault, Collection<Long> ids)
            throws SQLException {
        var names = new HashMap<Long, IdentifierName>();
        if (ids.isEmpty()) {
            return names;
        }
        var keys = vault.keysOf(connection, ids);
        try (var select = connection.prepareStatement(
                "select id, value from identifier where id = any(?::bigint[]) and value is not null")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var key = keys.get(rows.getLong(1));
                    if (key != null) {
                        names.put(rows.getLong(1), open(rows.getBytes(2), key));
                    }
                }
            }
        }
        return names;
    }

    /** As the standard writes it. */
    static Person person(IdentifierName name) {
        var identifier = new Identifier();
        var kind = IdentifierKind.fromValue(name.kind());
        identifier.setType(kind);
        identifier.setValue(name.value());
        if (kind == IdentifierKind.LOCAL) {
            identifier.setIssuer(name.scope());
        } else if (kind == IdentifierKind.FOREIGN) {
            var parts = name.scope().split("/", 2);
            if (!parts[0].isEmpty()) {
                identifier.setCountry(parts[0]);
            }
            if (parts.length > 1 && !parts[1].isEmpty()) {
                identifier.setKind(parts[1]);
            }
        }
        var person = new Person();
        person.setIdentifier(identifier);
        return person;
    }
}
