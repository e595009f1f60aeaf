package no.stafett.cli.demo;

import java.time.LocalDate;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/**
 * An invented person, under one of her numbers.
 *
 * @param name as the story calls her; never sent
 * @param born her birth date
 * @param number the identifier that messages name her by
 */
record Somebody(String name, LocalDate born, Number number) {
    /**
     * An identifier.
     *
     * @param kind what it is
     * @param value its digits
     * @param issuer who gave it, where it is local; else empty
     */
    record Number(IdentifierKind kind, String value, String issuer) {
        /** The kind only. */
        @Override
        public String toString() {
            return kind.name();
        }
    }

    /** The same person under another of her numbers. */
    Somebody under(Number other) {
        return new Somebody(name, born, other);
    }

    /** As messages name her. */
    Person person() {
        var identifier = new Identifier().withType(number.kind()).withValue(number.value());
        return new Person()
                .withIdentifier(number.issuer().isEmpty() ? identifier : identifier.withIssuer(number.issuer()));
    }

    /** As the command line names her. */
    String argument() {
        return number.issuer().isEmpty() ? number.value() : "LOCAL:" + number.issuer() + ":" + number.value();
    }

    /** Whether this is the person that a message names. */
    boolean isNamedBy(@org.jspecify.annotations.Nullable Person other) {
        return other != null
                && other.getIdentifier().getType() == number.kind()
                && other.getIdentifier().getValue().equals(number.value());
    }

    /** The name only. */
    @Override
    public String toString() {
        return name;
    }
}
