package no.stafett.adapter.sheets;

import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/**
 * The number that names a person.
 *
 * @param kind which kind
 * @param number the digits
 */
public record NamedBy(IdentifierKind kind, String number) {
    /** As a message names the person. */
    public Person person() {
        return new Person().withIdentifier(new Identifier().withType(kind).withValue(number));
    }

    /** The kind only: the digits identify a person. */
    @Override
    public String toString() {
        return "NamedBy[" + kind + "]";
    }
}
