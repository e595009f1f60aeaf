package no.stafett.cli.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Documents;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/**
 * A person as the command line names one: a fødselsnummer, D-number or DUF number as its digits; {@code
 * LOCAL:ORGNR:NUMBER}; {@code FOREIGN:COUNTRY:NUMBER}; or {@code -} for any of these on standard input, since arguments show
 * in process lists.
 */
final class PersonNamed {
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern LOCAL = Pattern.compile("LOCAL:([0-9]{9}):(\\S+)");
    private static final Pattern FOREIGN = Pattern.compile("FOREIGN:([A-Z]{3}):(\\S+)");

    private PersonNamed() {}

    /** The person; absent where the text is none of the forms. Control digits are the hub's to judge. */
    static Optional<Person> of(String argument) {
        return identifier(argument.equals(Documents.STANDARD_INPUT) ? standardInput() : argument.strip())
                .map(identifier -> new Person().withIdentifier(identifier));
    }

    private static Optional<Identifier> identifier(String text) {
        if (TWELVE_DIGITS.matcher(text).matches()) {
            return Optional.of(
                    new Identifier().withType(IdentifierKind.DUF_NUMBER).withValue(text));
        }
        if (ELEVEN_DIGITS.matcher(text).matches()) {
            // A D-number's day is raised by 40 (folkeregisterforskriften § 2-2-2).
            var isDNumber = text.charAt(0) >= '4' && text.charAt(0) <= '7';
            return Optional.of(new Identifier()
                    .withType(isDNumber ? IdentifierKind.D_NUMBER : IdentifierKind.FODSELSNUMMER)
                    .withValue(text));
        }
        var local = LOCAL.matcher(text);
        if (local.matches()) {
            return Optional.of(new Identifier()
                    .withType(IdentifierKind.LOCAL)
                    .withIssuer(local.group(1))
                    .withValue(local.group(2)));
        }
        var foreign = FOREIGN.matcher(text);
        if (foreign.matches()) {
            return Optional.of(new Identifier()
                    .withType(IdentifierKind.FOREIGN)
                    .withCountry(foreign.group(1))
                    .withValue(foreign.group(2)));
        }
        return Optional.empty();
    }

    private static String standardInput() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(
                    "standard input can't be read", "Pipe the person's number into the command.", unreadable);
        }
    }
}
