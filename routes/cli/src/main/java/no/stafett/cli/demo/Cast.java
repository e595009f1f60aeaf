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
    static final Party HK_DIR =
            new Party("310000809", "HK-dir", "RECOGNITION_AUTHORITY", null, Carrier.SOAP, "2023-01-01", null);
    static final Party NAV = new Party("310000701", "Nav", "NAV", null, Carrier.SOAP);
    static final Party NOKUT =
            new Party("310000833", "NOKUT", "RECOGNITION_AUTHORITY", null, Carrier.SOAP, "2021-01-01", "2023-01-01");
    static final Party VESTFOLD = new Party("310000612", "Vestfold county", "COUNTY", "39", Carrier.SOAP);
    static final Party MORE = new Party("310000620", "Møre og Romsdal county", "COUNTY", "15", Carrier.SOAP);
    static final Party ALESUND =
            new Party("310000507", "Ålesund", "MUNICIPALITY", "1507", Carrier.SOAP, "2020-01-01", "2024-01-01");
    static final Party HARAM =
            new Party("310000523", "Haram", "MUNICIPALITY", "1580", Carrier.SOAP, "2024-01-01", null);
    static final Party AGENT = new Party("310000906", "Amina's agent", "AGENT", null, Carrier.SOAP);

    /** The authority that authorises pharmacists: no party of the relay, only named in what a party tells. */
    static final String HEALTH_AUTHORITY = "310000914";

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

    /** A welder under collective protection (integreringsloven kapittel 6A). */
    static final Somebody OLEKSANDR = new Somebody("Oleksandr", LocalDate.of(1987, 4, 17), duf("2026700107"));

    /** The Haile family: he was settled years ago, she comes to him; Ruta comes to hers a little too late. */
    static final Somebody YONAS = new Somebody("Yonas", LocalDate.of(1985, 2, 3), duf("2026700108"));

    static final Somebody HANNA = new Somebody("Hanna", LocalDate.of(1989, 9, 14), duf("2026700109"));
    static final Somebody MEHARI = new Somebody("Mehari", LocalDate.of(1983, 6, 6), duf("2026700110"));
    static final Somebody RUTA = new Somebody("Ruta", LocalDate.of(1986, 12, 1), duf("2026700111"));

    /** Unaccompanied minors when they came: one is seventeen at the permit, one eighteen. */
    static final Somebody YUSUF = new Somebody("Yusuf", LocalDate.EPOCH, duf("2026700112"));

    static final Somebody SAMIRA = new Somebody("Samira", LocalDate.EPOCH, duf("2026700113"));

    /** Strictly protected: nothing tells where she lives. */
    static final Somebody MARYAM = new Somebody("Maryam", LocalDate.of(1992, 10, 25), duf("2026700114"));

    /** Settled in a municipality that was split. */
    static final Somebody DAWIT = new Somebody("Dawit", LocalDate.of(1991, 3, 30), duf("2023700115"));

    /** A teacher without papers. */
    static final Somebody AHMAD = new Somebody("Ahmad", LocalDate.of(1979, 8, 8), duf("2022700116"));

    /** A child of two, nearly done with her programme. */
    static final Somebody NADIA = new Somebody("Nadia", LocalDate.of(1996, 1, 19), duf("2026700117"));

    /** Twenty-four, on the way to upper secondary school. */
    static final Somebody TEKLE = new Somebody("Tekle", LocalDate.of(2002, 5, 5), duf("2026700118"));

    /** From Poland: outside the Integration Act. */
    static final Somebody ANNA = new Somebody("Anna", LocalDate.of(1990, 7, 7), duf("2026700119"));

    /** Refused by mistake, and appeals. */
    static final Somebody MEHRET = new Somebody("Mehret", LocalDate.of(1994, 4, 4), duf("2026700120"));

    private Cast() {}

    /** Every party of the shortest round. */
    static List<Party> parties() {
        return List.of(IMDI, CENTRE, DRAMMEN, BERGEN, TONSBERG, VESTLAND, HK_DIR, AGENT);
    }

    /** Those that come in with the other journeys. */
    static List<Party> otherParties() {
        return List.of(NAV, NOKUT, VESTFOLD, MORE, ALESUND, HARAM);
    }

    /** The six sorts of party that the relay is between, by their roles. */
    static List<String> relay() {
        return List.of("IMDI", "RECEPTION_CENTRE", "COUNTY", "MUNICIPALITY", "NAV", "RECOGNITION_AUTHORITY");
    }

    /** How many people the story is about. */
    static int people() {
        return List.of(AMINA, FATIMA, ZAHRA, LAYLA, SELAM).size();
    }

    /** How many people all the stories together are about. */
    static int everybody() {
        return people()
                + List.of(
                                OLEKSANDR, YONAS, HANNA, MEHARI, RUTA, YUSUF, SAMIRA, MARYAM, DAWIT, AHMAD, NADIA,
                                TEKLE, ANNA, MEHRET)
                        .size();
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
