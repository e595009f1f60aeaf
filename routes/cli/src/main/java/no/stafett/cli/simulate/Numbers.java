package no.stafett.cli.simulate;

import java.util.random.RandomGenerator;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;

/** DUF numbers with right control digits, which belong to nobody. */
public final class Numbers {
    private static final int[] WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    /** From here on nobody lives. */
    private static final int NOBODY = 900_000;

    private Numbers() {}

    /** Another number for the same serial: there is none like it in the years that people come in. */
    static Identifier second(int serial) {
        return duf(2019, serial);
    }

    /** The number with this serial, of at most six digits. */
    public static Identifier duf(int year, int serial) {
        var body = "%04d%06d".formatted(year, serial);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return new Identifier().withType(IdentifierKind.DUF_NUMBER).withValue(body + "%02d".formatted(sum % 11));
    }

    /** What a directorate calls somebody who has no number yet. */
    static Identifier local(int serial, String issuer) {
        return new Identifier()
                .withType(IdentifierKind.LOCAL)
                .withValue("Q-" + serial)
                .withIssuer(issuer);
    }

    static Identifier ofNobody(RandomGenerator chance) {
        return duf(2024, NOBODY + chance.nextInt(99_999));
    }
}
