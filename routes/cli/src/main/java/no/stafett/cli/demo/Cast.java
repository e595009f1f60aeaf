package no.stafett.cli.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import no.stafett.cli.demo.Party.Carrier;
import no.stafett.v1.identifier.Fodselsnummer;
import no.stafett.v1.model.codes.IdentifierKind;

/**
 * Who is in the story. All of them are invented: DUF numbers have right control digits and belong to nobody, a
 * fødselsnummer has 80 added to its month as the tax administration's synthetic people have, organisation numbers are of
 * the synthetic kind.
 */
final class Cast {
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};

    static final Party IMDI = new Party("310000108", "IMDi", "IMDI", null, Carrier.JMS);
    static final Party CENTRE =
            new Party("310000205", "Fjellbu reception centre", "RECEPTION_CENTRE", "3301", Carrier.SOAP);
    static final Party DRAMMEN = new Party("310000302", "Drammen", "MUNICIPALITY", "3301", Carrier.SOAP);
    static final Party BERGEN = new Party("310000418", "Bergen", "MUNICIPALITY", "4601", Carrier.JMS);
    static final Party TONSBERG = new Party("310000515", "Tønsberg", "MUNICIPALITY", "3905", Carrier.FOLDER);
    static final Party VESTLAND = new Party("310000604", "Vestland county", "COUNTY", "46", Carrier.JMS);
    static final Party HK_DIR = new Party("310000809", "HK-dir", "RECOGNITION_AUTHORITY", null, Carrier.SOAP);
    static final Party AGENT = new Party("310000906", "Amina's agent", "AGENT", null, Carrier.SOAP);

    /** A pharmacist, refugee (integreringsloven § 9). */
    static final Somebody AMINA = new Somebody("Amina", LocalDate.of(1990, 5, 12), duf("2026700101"));

    /** Amina once she is in the National Registry. */
    static final Somebody AMINA_SETTLED = AMINA.under(fodselsnummer(AMINA.born(), 2));

    /** A quota refugee, who has only the directorate's own number until she arrives. */
    static final Somebody FATIMA_ABROAD = new Somebody("Fatima", LocalDate.of(1994, 3, 9), local("Q-2026-117"));

    static final Somebody FATIMA = FATIMA_ABROAD.under(duf("2026700102"));

    /** Fatima's sister, who came on the same plane. */
    static final Somebody ZAHRA_ABROAD = new Somebody("Zahra", LocalDate.of(1997, 8, 21), local("Q-2026-118"));

    static final Somebody ZAHRA = ZAHRA_ABROAD.under(duf("2026700103"));

    /** Two DUF numbers that are taken for one person. */
    static final Somebody LAYLA = new Somebody("Layla", LocalDate.of(1988, 1, 30), duf("2026700104"));

    static final Somebody OTHER_LAYLA = LAYLA.under(duf("2026700105"));

    /** Settled in Tønsberg, where Ingrid works. */
    static final Somebody SELAM = new Somebody("Selam", LocalDate.of(1995, 11, 2), duf("2026700106"));

    private Cast() {}

    /** Every party. */
    static List<Party> parties() {
        return List.of(IMDI, CENTRE, DRAMMEN, BERGEN, TONSBERG, VESTLAND, HK_DIR, AGENT);
    }

    /** How many people the story is about. */
    static int people() {
        return List.of(AMINA, FATIMA, ZAHRA, LAYLA, SELAM).size();
    }

    /** A DUF number: year and serial, and the two control digits that follow from them. */
    private static Somebody.Number duf(String yearAndSerial) {
        int sum = 0;
        for (int i = 0; i < DUF_WEIGHTS.length; i++) {
            sum += DUF_WEIGHTS[i] * (yearAndSerial.charAt(i) - '0');
        }
        return new Somebody.Number(IdentifierKind.DUF_NUMBER, yearAndSerial + "%02d".formatted(sum % 11), "");
    }

    private static Somebody.Number local(String value) {
        return new Somebody.Number(IdentifierKind.LOCAL, value, IMDI.number());
    }

    /** The first synthetic fødselsnummer of a birth date: 80 added to the month; an even third digit is a woman's. */
    private static Somebody.Number fodselsnummer(LocalDate born, int parity) {
        var date = born.format(DateTimeFormatter.ofPattern("dd"))
                + (born.getMonthValue() + 80)
                + born.format(DateTimeFormatter.ofPattern("yy"));
        for (int individual = parity; individual < 500; individual += 2) {
            for (int control = 0; control < 100; control++) {
                var number = Fodselsnummer.parse(date + "%03d%02d".formatted(individual, control));
                if (number.isPresent()) {
                    return new Somebody.Number(
                            IdentifierKind.FODSELSNUMMER, number.get().value(), "");
                }
            }
        }
        throw new IllegalStateException("no number is left for that day");
    }
}
