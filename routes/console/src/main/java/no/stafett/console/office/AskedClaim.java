package no.stafett.console.office;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.v1.model.InSpiteOf;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it was written into the form.
 *
 * @param number the person's
 * @param until the first day after; null: not known
 * @param purpose for what, where there is no relation to the person; null: there is one
 */
record AskedClaim(
        String number,
        String service,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String purpose) {
    private static final Pattern ELEVEN = Pattern.compile("[0-9]{11}");
    private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");

    /** Which kind of number it is; nothing where it is none. */
    static Optional<IdentifierKind> kind(String number) {
        if (TWELVE.matcher(number).matches()) {
            return Optional.of(IdentifierKind.DUF_NUMBER);
        }
        if (!ELEVEN.matcher(number).matches()) {
            return Optional.empty();
        }
        // A D-number's day is raised by 40 (folkeregisterforskriften § 2-2-2).
        boolean dNumber = number.charAt(0) >= '4' && number.charAt(0) <= '7';
        return Optional.of(dNumber ? IdentifierKind.D_NUMBER : IdentifierKind.FODSELSNUMMER);
    }

    /**
     * In the standard's words.
     *
     * @param inSpiteOf the claim it collides with, where that was told
     * @param because why it is made all the same; null: it is not
     */
    ServiceClaim message(@Nullable String inSpiteOf, @Nullable String because) {
        var claim = new ServiceClaim()
                .withPerson(new Person()
                        .withIdentifier(new Identifier()
                                .withType(kind(number).orElseThrow())
                                .withValue(number)))
                .withService(service)
                .withFrom(from)
                .withUntil(until)
                .withPurpose(purpose);
        return because == null
                ? claim
                : claim.withInSpiteOf(new InSpiteOf().withClaimNumber(inSpiteOf).withBecause(because));
    }

    /** Tells nothing of whom it is about. */
    @Override
    public String toString() {
        return "AskedClaim[" + service + "]";
    }
}
