package no.stafett.ledger.event;

import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/**
 * An identifier as a message writes it. Lives only while the message is handled; the ledger keeps a keyed hash and a ciphertext.
 *
 * @param kind as in the standard: {@code FODSELSNUMMER}, {@code D_NUMBER}, {@code DUF_NUMBER}, {@code LOCAL}, {@code FOREIGN}
 * @param scope who gave it where the value alone is not unique: a party's number, or a country and kind; otherwise empty
 * @param value the number itself
 */
public record IdentifierName(String kind, String scope, String value) {

    public static IdentifierName of(Person person) {
        return of(person.getIdentifier());
    }

    public static IdentifierName of(Identifier identifier) {
        var scope =
                switch (identifier.getType()) {
                    case LOCAL -> orEmpty(identifier.getIssuer());
                    case FOREIGN -> orEmpty(identifier.getCountry()) + '/' + orEmpty(identifier.getKind());
                    default -> "";
                };
        return new IdentifierName(
                identifier.getType().value(), scope, identifier.getValue().strip());
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** The kind only. */
    @Override
    public String toString() {
        return "IdentifierName[" + kind + "]";
    }
}
