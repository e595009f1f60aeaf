package no.stafett.ledger.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.CatalogueReader;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the catalogue: somebody entitled, somebody not, and a border seen from both sides. */
class CatalogueRowsTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";

    private enum Sort {
        ENTITLED,
        NOT,
        BORDER
    }

    /**
     * One case.
     *
     * @param expected the kind of entitlement, or the rule; {@code -}: no obligation
     */
    private record Case(String service, Sort sort, String on, Supplier<A> person, String expected) {
        @Override
        public String toString() {
            return service + " " + sort + " on " + on + ": " + expected;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void add(String service, Sort sort, Supplier<A> person, String on, String expected) {
        CASES.add(new Case(service, sort, on, person, expected));
    }

    /** The day before and the day of: nothing, then this. */
    private static void border(
            String service, Supplier<A> person, String before, String was, String on, String expected) {
        add(service, Sort.BORDER, person, before, was);
        add(service, Sort.BORDER, person, on, expected);
    }

    private static A refugee() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    private static A aged(String born) {
        return A.person().born(born).permit("REFUGEE", "2025-03-01").settled("2025-03-10", "0301");
    }

    private static A offered(String born) {
        return aged(born).event("SOCIAL_STUDIES", "OFFERED", "2025-03-11", A.OSLO);
    }

    private static A grown(String born) {
        return A.person().born(born).registered("2025-01-10", "0301");
    }

    private static A waiting() {
        return A.refugee("2025-01-10").inReception("2024-06-01");
    }

    private static A worker() {
        return A.person().born("1990-06-15").permit("OTHER", "2025-01-10").settled("2025-03-01", "0301", "FAMILY");
    }

    private static A applied(String level) {
        return A.person().fact(FactKind.APPLICATION, "2025-01-10", Key.QUALIFICATION, "q", Key.LEVEL, level);
    }

    private static A wants(A person, String service, String occurrence) {
        return person.event(service, "APPLIED", "2025-04-01", A.OSLO, Key.OCCURRENCE, occurrence);
    }

    private static A granted(A person) {
        return person.decided(PROGRAMME, "GRANTED", "2025-04-10", A.OSLO);
    }

    private static A started(A person) {
        return granted(person).event(PROGRAMME, "STARTED", "2025-05-05", A.OSLO);
    }

    private static A ended(A person) {
        return started(person).event(PROGRAMME, "COMPLETED", "2026-03-02", A.OSLO);
    }

    private static A parent(A person) {
        return person.fact(FactKind.CHILD, "2025-03-01", Key.DATE, "2010-01-01");
    }

    static {
        // by age at the permit: from the day of eighteen to the day before fifty-six
        for (String service : List.of("SKILLS_MAPPING", "CAREER_GUIDANCE", PROGRAMME)) {
            add(service, Sort.ENTITLED, CatalogueRowsTest::refugee, "2025-04-01", "RIGHT_AND_DUTY");
            add(service, Sort.NOT, () -> refugee().citizen("POL"), "2025-04-01", "-");
            add(service, Sort.BORDER, () -> aged("2007-03-01"), "2025-04-01", "RIGHT_AND_DUTY");
            add(service, Sort.BORDER, () -> aged("2007-03-02"), "2025-04-01", "-");
            add(service, Sort.BORDER, () -> aged("1969-03-02"), "2025-04-01", "RIGHT_AND_DUTY");
            add(service, Sort.BORDER, () -> aged("1969-03-01"), "2025-04-01", "MAY_OFFER");
        }
        // to the day before sixty-seven
        for (String service : List.of("NORWEGIAN_TRAINING", "SOCIAL_STUDIES")) {
            add(service, Sort.ENTITLED, CatalogueRowsTest::refugee, "2025-04-01", "RIGHT_AND_DUTY");
            add(service, Sort.NOT, () -> refugee().citizen("POL"), "2025-04-01", "-");
            add(service, Sort.BORDER, () -> aged("2007-03-01"), "2025-04-01", "RIGHT_AND_DUTY");
            add(service, Sort.BORDER, () -> aged("2007-03-02"), "2025-04-01", "-");
            add(service, Sort.BORDER, () -> aged("1958-03-02"), "2025-03-11", "RIGHT_AND_DUTY");
        }
        add("NORWEGIAN_TRAINING", Sort.BORDER, () -> aged("1958-03-01"), "2025-04-01", "MAY_OFFER");
        add("SOCIAL_STUDIES", Sort.BORDER, () -> aged("1958-03-01"), "2025-04-01", "-");
        add(
                "SOCIAL_STUDIES",
                Sort.NOT,
                () -> A.person()
                        .born("1990-06-15")
                        .permit("COLLECTIVE_PROTECTION", "2025-01-10")
                        .settled("2025-03-01", "0301"),
                "2025-04-01",
                "-");
        add(
                "SOCIAL_STUDIES",
                Sort.ENTITLED,
                () -> A.person()
                        .born("1990-06-15")
                        .permit("WORK_OR_FAMILY_OF_WORKER", "2025-01-10")
                        .registered("2025-03-01", "0301"),
                "2025-04-01",
                "DUTY");

        add(
                "QUALIFICATION_PROGRAMME",
                Sort.ENTITLED,
                () -> grown("1990-06-15").asked("QUALIFICATION_PROGRAMME", "2025-03-01"),
                "2025-04-01",
                "RIGHT");
        add("QUALIFICATION_PROGRAMME", Sort.NOT, CatalogueRowsTest::refugee, "2025-04-01", "-");
        ages("QUALIFICATION_PROGRAMME", "2007-03-01", "RIGHT", "2007-03-02");
        ages("QUALIFICATION_PROGRAMME", "1958-03-02", "RIGHT", "1958-03-01");
        ages("PRIOR_LEARNING_ASSESSMENT", "2007-03-01", "RIGHT", "2007-03-02");
        add(
                "PRIOR_LEARNING_ASSESSMENT",
                Sort.ENTITLED,
                () -> grown("1990-06-15").asked("PRIOR_LEARNING_ASSESSMENT", "2025-03-01"),
                "2025-04-01",
                "RIGHT");
        add("PRIOR_LEARNING_ASSESSMENT", Sort.NOT, CatalogueRowsTest::refugee, "2025-04-01", "-");

        recognition("RECOGNITION_HIGHER_EDUCATION", "HIGHER_EDUCATION", "VET");
        recognition("RECOGNITION_HIGHER_VOCATIONAL", "HIGHER_VOCATIONAL", "HIGHER_EDUCATION");
        recognition("RECOGNITION_VET", "VET", "HIGHER_EDUCATION");
        add(
                "RECOGNITION_HIGHER_EDUCATION",
                Sort.BORDER,
                () -> A.person().applied("q", "2024-07-31"),
                "2025-01-01",
                "recognition-2005");
        add(
                "RECOGNITION_HIGHER_EDUCATION",
                Sort.BORDER,
                () -> A.person().applied("q", "2024-08-01"),
                "2025-01-01",
                "recognition");
        Supplier<A> interviewed = () -> A.person()
                .applied("q", "2024-09-01")
                .recognised("q", "2025-03-03", A.HKDIR, "REFUSED")
                .asked("RECOGNITION_INTERVIEW", "2024-10-01");
        add("RECOGNITION_INTERVIEW", Sort.ENTITLED, interviewed, "2025-06-01", "MAY_OFFER");
        add(
                "RECOGNITION_INTERVIEW",
                Sort.NOT,
                () -> A.person().asked("RECOGNITION_INTERVIEW", "2024-10-01"),
                "2025-06-01",
                "-");
        border("RECOGNITION_INTERVIEW", interviewed, "2025-03-02", "-", "2025-03-03", "MAY_OFFER");

        add("PARENTAL_GUIDANCE", Sort.ENTITLED, () -> started(parent(refugee())), "2025-06-01", "RIGHT_AND_DUTY");
        add("PARENTAL_GUIDANCE", Sort.NOT, () -> parent(refugee()), "2025-06-01", "-");
        border(
                "PARENTAL_GUIDANCE",
                () -> started(parent(refugee())),
                "2028-01-01",
                "-",
                "2027-12-31",
                "RIGHT_AND_DUTY");

        for (String service : List.of("UPPER_SECONDARY_SUBJECT", "NORWEGIAN_TEST", "AUTHORISATION")) {
            var kind = service.equals("AUTHORISATION") ? "MAY_OFFER" : "RIGHT";
            add(service, Sort.ENTITLED, () -> wants(refugee(), service, "x"), "2025-06-01", kind);
            add(service, Sort.NOT, CatalogueRowsTest::refugee, "2025-06-01", "-");
            border(service, () -> wants(refugee(), service, "x"), "2025-03-31", "-", "2025-04-01", kind);
        }

        Supplier<A> afterwards = () -> ended(refugee()).asked("JOB_CHANCE", "2026-04-01");
        add("JOB_CHANCE", Sort.ENTITLED, () -> refugee().asked("JOB_CHANCE", "2025-04-01"), "2025-06-01", "MAY_OFFER");
        add("JOB_CHANCE", Sort.NOT, CatalogueRowsTest::refugee, "2025-06-01", "-");
        border("JOB_CHANCE", afterwards, "2028-03-01", "-", "2028-03-02", "MAY_OFFER");
        ages("JOB_CHANCE", "1969-03-02", "MAY_OFFER", "1969-03-01");

        add(
                "NORWEGIAN_VOUCHER",
                Sort.ENTITLED,
                () -> grown("1990-06-15").asked("NORWEGIAN_VOUCHER", "2025-03-01"),
                "2025-06-01",
                "MAY_OFFER");
        add("NORWEGIAN_VOUCHER", Sort.NOT, () -> refugee().asked("NORWEGIAN_VOUCHER", "2025-04-01"), "2025-06-01", "-");
        ages("NORWEGIAN_VOUCHER", "2007-03-01", "MAY_OFFER", "2007-03-02");

        Supplier<A> reported =
                () -> refugee().event("GRANT_YEAR", "COMPLETED", "2025-12-31", A.OSLO, Key.OCCURRENCE, "2025");
        add("GRANT_YEAR", Sort.ENTITLED, reported, "2026-01-01", "MAY_OFFER");
        add(
                "GRANT_YEAR",
                Sort.NOT,
                () -> worker().event("GRANT_YEAR", "COMPLETED", "2025-12-31", A.OSLO, Key.OCCURRENCE, "2025"),
                "2026-01-01",
                "NONE");
        border("GRANT_YEAR", reported, "2025-02-28", "-", "2025-03-01", "MAY_OFFER");

        Supplier<A> referred = () -> refugee()
                .fact(FactKind.REFERRED, "2026-01-12", Key.NEED, "MENTOR", Key.TO, "310000200", Key.BY, A.OSLO);
        add("TRANSITION_SUPPORT", Sort.ENTITLED, referred, "2026-02-01", "RIGHT");
        add("TRANSITION_SUPPORT", Sort.NOT, CatalogueRowsTest::refugee, "2026-02-01", "-");
        border("TRANSITION_SUPPORT", referred, "2026-01-11", "-", "2026-01-12", "RIGHT");

        asked("LABOUR_MARKET_MEASURE", "2009-03-01", "2009-03-02");
        asked("NAV_MENTOR", "2009-03-01", "2009-03-02");
        asked("NGO_MENTOR", "2009-03-01", "2009-03-02");
        asked("BRIDGING_COURSE", "2007-03-01", "2007-03-02");
        asked("ENGLISH_COURSE", "2007-03-01", "2007-03-02");

        Supplier<A> european = () -> grown("1990-06-15").citizen("POL").asked("EU_MIGRANT_MODULE", "2025-03-01");
        add("EU_MIGRANT_MODULE", Sort.ENTITLED, european, "2025-06-01", "MAY_OFFER");
        add("EU_MIGRANT_MODULE", Sort.NOT, () -> refugee().asked("EU_MIGRANT_MODULE", "2025-04-01"), "2025-06-01", "-");
        border("EU_MIGRANT_MODULE", european, "2025-02-28", "-", "2025-03-01", "MAY_OFFER");

        Supplier<A> skilled = () -> granted(refugee()).asked("FAST_TRACK", "2025-04-01");
        add("FAST_TRACK", Sort.ENTITLED, skilled, "2025-06-01", "MAY_OFFER");
        add("FAST_TRACK", Sort.NOT, () -> worker().asked("FAST_TRACK", "2025-04-01"), "2025-06-01", "-");
        border("FAST_TRACK", skilled, "2025-04-09", "-", "2025-04-10", "MAY_OFFER");

        Supplier<A> child = () -> A.person()
                .born("2020-03-02")
                .registered("2025-01-10", "0301")
                .asked("CHILD_LANGUAGE_SCREENING", "2025-02-01");
        add("CHILD_LANGUAGE_SCREENING", Sort.ENTITLED, child, "2025-06-01", "ADVISED");
        add(
                "CHILD_LANGUAGE_SCREENING",
                Sort.NOT,
                () -> A.person().born("2020-03-02").registered("2025-01-10", "0301"),
                "2025-06-01",
                "-");
        border("CHILD_LANGUAGE_SCREENING", child, "2026-03-02", "-", "2026-03-01", "ADVISED");

        Supplier<A> seeker = () -> seeker("1990-06-15", "ASYLUM_SEEKER");
        add("RECEPTION_TRAINING", Sort.ENTITLED, seeker, "2025-03-01", "RIGHT_AND_DUTY");
        add("RECEPTION_TRAINING", Sort.NOT, () -> seeker("1990-06-15", "COLLECTIVE_PROTECTION"), "2025-03-01", "-");
        border(
                "RECEPTION_TRAINING",
                () -> seeker("2007-03-02", "ASYLUM_SEEKER"),
                "2025-03-01",
                "-",
                "2025-03-02",
                "RIGHT_AND_DUTY");

        add(
                "PROGRAMME_ELEMENT",
                Sort.ENTITLED,
                () -> wants(waiting(), "PROGRAMME_ELEMENT", "LIFE_SKILLS"),
                "2025-06-01",
                "element-early");
        add(
                "PROGRAMME_ELEMENT",
                Sort.NOT,
                () -> wants(worker(), "PROGRAMME_ELEMENT", "LIFE_SKILLS"),
                "2025-06-01",
                "-");
        border(
                "PROGRAMME_ELEMENT",
                () -> granted(wants(refugee(), "PROGRAMME_ELEMENT", "LIFE_SKILLS")),
                "2025-04-09",
                "-",
                "2025-04-10",
                "element-in-programme");

        add("SETTLEMENT_IN_MUNICIPALITY", Sort.ENTITLED, CatalogueRowsTest::waiting, "2025-02-01", "ADVISED");
        add("SETTLEMENT_IN_MUNICIPALITY", Sort.NOT, () -> waiting().citizen("POL"), "2025-02-01", "-");
        border("SETTLEMENT_IN_MUNICIPALITY", CatalogueRowsTest::waiting, "2025-01-09", "-", "2025-01-10", "ADVISED");

        for (String service : List.of("INTEGRATION_PLAN", "INTEGRATION_CONTRACT")) {
            add(service, Sort.ENTITLED, () -> granted(refugee()), "2025-06-01", "RIGHT_AND_DUTY");
            add(service, Sort.NOT, CatalogueRowsTest::refugee, "2025-06-01", "-");
            border(service, () -> granted(refugee()), "2025-04-09", "-", "2025-04-10", "RIGHT_AND_DUTY");
        }
        Supplier<A> offered = () -> refugee().event("SOCIAL_STUDIES", "OFFERED", "2025-05-05", A.OSLO);
        add("SOCIAL_STUDIES_TEST", Sort.ENTITLED, offered, "2025-06-01", "RIGHT_AND_DUTY");
        add(
                "SOCIAL_STUDIES_TEST",
                Sort.NOT,
                () -> A.person()
                        .born("1990-06-15")
                        .permit("WORK_OR_FAMILY_OF_WORKER", "2025-01-10")
                        .registered("2025-03-01", "0301")
                        .event("SOCIAL_STUDIES", "OFFERED", "2025-05-05", A.OSLO),
                "2025-06-01",
                "-");
        add("SOCIAL_STUDIES_TEST", Sort.NOT, CatalogueRowsTest::refugee, "2025-06-01", "-");
        border("SOCIAL_STUDIES_TEST", offered, "2025-05-04", "-", "2025-05-05", "RIGHT_AND_DUTY");
        for (String born : List.of("2007-03-01", "1958-03-02")) {
            add("SOCIAL_STUDIES_TEST", Sort.BORDER, () -> offered(born), "2025-03-12", "RIGHT_AND_DUTY");
        }
        for (String born : List.of("2007-03-02", "1958-03-01")) {
            add("SOCIAL_STUDIES_TEST", Sort.BORDER, () -> offered(born), "2025-03-12", "-");
        }
        add("LIFE_SKILLS", Sort.ENTITLED, () -> started(refugee()), "2025-06-01", "RIGHT_AND_DUTY");
        add("LIFE_SKILLS", Sort.NOT, () -> granted(refugee()), "2025-06-01", "-");
        border("LIFE_SKILLS", () -> started(refugee()), "2025-05-04", "-", "2025-05-05", "RIGHT_AND_DUTY");

        Supplier<A> learner = () -> refugee().event("NORWEGIAN_TRAINING", "STARTED", "2025-05-05", A.OSLO);
        add("NORWEGIAN_PLAN", Sort.ENTITLED, learner, "2025-06-01", "RIGHT_AND_DUTY");
        add(
                "NORWEGIAN_PLAN",
                Sort.NOT,
                () -> granted(refugee()).event("NORWEGIAN_TRAINING", "STARTED", "2025-05-05", A.OSLO),
                "2025-06-01",
                "-");
        border("NORWEGIAN_PLAN", learner, "2025-05-04", "-", "2025-05-05", "RIGHT_AND_DUTY");

        for (String service : List.of("PARTICIPATION_CERTIFICATE", "OUTCOME_REGISTRATION")) {
            add(service, Sort.ENTITLED, () -> ended(refugee()), "2026-04-01", "RIGHT");
            add(service, Sort.NOT, () -> started(refugee()), "2026-04-01", "-");
            border(service, () -> ended(refugee()), "2026-03-01", "-", "2026-03-02", "RIGHT");
        }
    }

    private static A seeker(String born, String basis) {
        return A.person()
                .born(born)
                .permit(basis, "2025-01-05")
                .inReception("2025-01-03")
                .fact(FactKind.ARRIVAL, "2025-01-03");
    }

    /** Two who ask on the same day, of whom only the one born on the first day is of the right age. */
    private static void ages(String service, String inside, String kind, String outside) {
        add(service, Sort.BORDER, () -> grown(inside).asked(service, "2025-03-01"), "2025-04-01", kind);
        add(service, Sort.BORDER, () -> grown(outside).asked(service, "2025-03-01"), "2025-04-01", "-");
    }

    private static void asked(String service, String inside, String outside) {
        add(service, Sort.ENTITLED, () -> grown("1990-06-15").asked(service, "2025-03-01"), "2025-04-01", "MAY_OFFER");
        add(service, Sort.NOT, () -> grown("1990-06-15"), "2025-04-01", "-");
        ages(service, inside, "MAY_OFFER", outside);
    }

    private static void recognition(String service, String level, String another) {
        add(service, Sort.ENTITLED, () -> applied(level), "2025-02-01", "RIGHT");
        add(service, Sort.NOT, () -> applied(another), "2025-02-01", "-");
        border(service, () -> applied(level), "2025-01-09", "-", "2025-01-10", "RIGHT");
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_row_holds_for_whom_it_should(Case one) {
        var found = one.person().get().on(one.on()).obligations().stream()
                .filter(owed -> owed.service().equals(one.service()))
                .filter(owed -> !owed.occurrence().contains(".after-"))
                .toList();

        if (one.expected().equals("-")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(owed -> assertThat(
                            Set.of(owed.kind().name(), owed.because().rule()))
                    .contains(one.expected()));
        }
    }

    /** The first who is entitled to each service: who owes it, and by when; what is in brackets is never late. */
    private static final Map<String, String> OWED = Map.ofEntries(
            Map.entry("SKILLS_MAPPING", "MUNICIPALITY " + A.OSLO + ", COMPLETION 2025-06-01"),
            Map.entry("CAREER_GUIDANCE", "COUNTY " + A.COUNTY_OSLO + ", COMPLETION 2025-06-01"),
            Map.entry(
                    "INTRODUCTION_PROGRAMME",
                    "MUNICIPALITY " + A.OSLO + ", DECISION 2025-06-01, START 2025-06-01, END"),
            Map.entry("QUALIFICATION_PROGRAMME", "MUNICIPALITY " + A.OSLO + ", DECISION, START"),
            Map.entry("NORWEGIAN_TRAINING", "MUNICIPALITY " + A.OSLO + ", OFFER 2025-06-01, (END)"),
            Map.entry("RECOGNITION_HIGHER_EDUCATION", "RECOGNITION_AUTHORITY " + A.HKDIR + ", (DECISION 2025-04-09)"),
            Map.entry("PARENTAL_GUIDANCE", "MUNICIPALITY " + A.OSLO + ", COMPLETION 2026-03-01"),
            Map.entry("PRIOR_LEARNING_ASSESSMENT", "COUNTY -, (ASSESSMENT 2025-06-01)"),
            Map.entry("UPPER_SECONDARY_SUBJECT", "COUNTY " + A.COUNTY_OSLO + ", (START)"),
            Map.entry("NORWEGIAN_TEST", "MUNICIPALITY " + A.OSLO + ", (TEST)"),
            Map.entry("JOB_CHANCE", "MUNICIPALITY " + A.OSLO),
            Map.entry("NORWEGIAN_VOUCHER", "MUNICIPALITY " + A.OSLO),
            Map.entry("GRANT_YEAR", "MUNICIPALITY " + A.OSLO),
            Map.entry("RECOGNITION_INTERVIEW", "RECOGNITION_AUTHORITY " + A.HKDIR),
            Map.entry("TRANSITION_SUPPORT", "NAV -, ANSWER 2026-02-12"),
            Map.entry("LABOUR_MARKET_MEASURE", "NAV -"),
            Map.entry("AUTHORISATION", "MUNICIPALITY " + A.OSLO),
            Map.entry("RECEPTION_TRAINING", "MUNICIPALITY " + A.HOST + ", (COMPLETION)"),
            Map.entry("SETTLEMENT_IN_MUNICIPALITY", "IMDI " + A.IMDI + ", (SETTLEMENT)"),
            Map.entry("INTEGRATION_PLAN", "MUNICIPALITY " + A.OSLO + ", (PLAN)"),
            Map.entry("INTEGRATION_CONTRACT", "MUNICIPALITY " + A.OSLO + ", (CONTRACT)"),
            Map.entry("PROGRAMME_ELEMENT", "MUNICIPALITY " + A.HOST),
            Map.entry("SOCIAL_STUDIES", "MUNICIPALITY " + A.OSLO + ", COMPLETION, (HOURS)"),
            Map.entry("SOCIAL_STUDIES_TEST", "MUNICIPALITY " + A.OSLO + ", TEST 2026-05-05"),
            Map.entry("LIFE_SKILLS", "MUNICIPALITY " + A.OSLO + ", (COMPLETION)"),
            Map.entry("RECOGNITION_HIGHER_VOCATIONAL", "RECOGNITION_AUTHORITY " + A.HKDIR + ", (DECISION 2025-04-09)"),
            Map.entry("RECOGNITION_VET", "RECOGNITION_AUTHORITY " + A.HKDIR + ", (DECISION 2025-04-09)"),
            Map.entry("BRIDGING_COURSE", "MUNICIPALITY " + A.OSLO),
            Map.entry("ENGLISH_COURSE", "MUNICIPALITY " + A.OSLO),
            Map.entry("NGO_MENTOR", "MUNICIPALITY " + A.OSLO),
            Map.entry("EU_MIGRANT_MODULE", "MUNICIPALITY " + A.OSLO),
            Map.entry("FAST_TRACK", "NAV -"),
            Map.entry("NAV_MENTOR", "NAV -"),
            Map.entry("CHILD_LANGUAGE_SCREENING", "MUNICIPALITY " + A.OSLO + ", (START)"),
            Map.entry("NORWEGIAN_PLAN", "MUNICIPALITY " + A.OSLO + ", (PLAN)"),
            Map.entry("PARTICIPATION_CERTIFICATE", "MUNICIPALITY " + A.OSLO + ", (CERTIFICATE)"),
            Map.entry("OUTCOME_REGISTRATION", "MUNICIPALITY " + A.OSLO + ", OUTCOME 2026-05-02"));

    static Stream<String> services() {
        return A.CATALOGUE.services().stream().map(Service::code);
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_row_says_who_owes_it_and_by_when(String service) {
        var first = CASES.stream()
                .filter(one -> one.service().equals(service) && one.sort() == Sort.ENTITLED)
                .findFirst()
                .orElseThrow();
        var owed = first.person().get().on(first.on()).obligations().stream()
                .filter(found -> found.service().equals(service))
                .findFirst()
                .orElseThrow();

        var said = new StringBuilder()
                .append(owed.responsible().role())
                .append(' ')
                .append(
                        owed.responsible().party() == null
                                ? "-"
                                : owed.responsible().party());
        for (MilestoneStanding milestone : owed.milestones()) {
            var text = milestone.name() + (milestone.due() == null ? "" : " " + milestone.due());
            said.append(milestone.binding() ? ", " + text : ", (" + text + ")");
        }
        assertThat(said).hasToString(OWED.get(service));
    }

    @Test
    void every_service_of_the_catalogue_has_its_cases() {
        var sorts = new TreeMap<String, Set<Sort>>();
        var borders = new TreeMap<String, Set<String>>();
        CASES.forEach(one -> {
            sorts.computeIfAbsent(one.service(), code -> new TreeSet<>()).add(one.sort());
            if (one.sort() == Sort.BORDER) {
                borders.computeIfAbsent(one.service(), code -> new TreeSet<>()).add(one.expected());
            }
        });

        assertThat(sorts.keySet())
                .containsExactlyElementsOf(new TreeSet<>(
                        A.CATALOGUE.services().stream().map(Service::code).toList()));
        assertThat(sorts).allSatisfy((service, has) -> assertThat(has).containsExactly(Sort.values()));
        assertThat(borders).allSatisfy((service, sides) -> assertThat(sides).hasSizeGreaterThan(1));
    }

    @Nested
    class Given_hours {
        private A learner(String permit) {
            return A.refugee(permit)
                    .settled("2025-03-01", "0301")
                    .event(
                            "RECEPTION_TRAINING",
                            "HOURS",
                            "2024-11-01",
                            A.HOST,
                            Key.HOURS,
                            "30",
                            Key.COMPONENT,
                            "SOCIAL_STUDIES");
        }

        @ParameterizedTest
        @CsvSource({
            "2025-01-10, 49, false",
            "2025-01-10, 50, true",
            "2021-12-31, 24, false",
            "2021-12-31, 25, true",
            "2022-01-01, 49, false"
        })
        void when_some_were_given_in_reception_then_at_most_twenty_five_count(
                String permit, String hours, boolean met) {
            var owed = learner(permit)
                    .event("SOCIAL_STUDIES", "HOURS", "2025-06-01", A.OSLO, Key.HOURS, hours)
                    .on("2025-06-02", "SOCIAL_STUDIES");

            assertThat(owed.milestones())
                    .filteredOn(milestone -> milestone.name().equals("HOURS"))
                    .singleElement()
                    .extracting(MilestoneStanding::met)
                    .isEqualTo(met);
        }

        /** The permit is older than 2022; who came later is under the new rule all the same (integreringsforskriften § 73). */
        @ParameterizedTest
        @CsvSource({
            "true, 2021-12-31, 49, false",
            "true, 2021-12-31, 50, true",
            "true, 2022-01-01, 74, false",
            "true, 2022-01-01, 75, true",
            "false, 2022-01-01, 50, true"
        })
        void when_the_permit_was_granted_abroad_then_the_arrival_decides(
                String abroad, String arrived, String hours, boolean met) {
            var owed = A.person()
                    .born("1990-06-15")
                    .fact(FactKind.PERMIT, "2021-12-01", Key.BASIS, "RESETTLEMENT_REFUGEE", Key.ABROAD, abroad)
                    .fact(FactKind.ARRIVAL, arrived)
                    .settled("2022-01-10", "0301")
                    .event("SOCIAL_STUDIES", "HOURS", "2022-06-01", A.OSLO, Key.HOURS, hours)
                    .on("2022-06-02", "SOCIAL_STUDIES");

            assertThat(owed.milestones())
                    .filteredOn(milestone -> milestone.name().equals("HOURS"))
                    .singleElement()
                    .extracting(MilestoneStanding::met)
                    .isEqualTo(met);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-01-01, BELOW_UPPER_SECONDARY, 24, false",
            "2026-01-01, BELOW_UPPER_SECONDARY, 25, true",
            "2026-01-01, UPPER_SECONDARY_OR_MORE, 14, false",
            "2026-01-01, UPPER_SECONDARY_OR_MORE, 15, true",
            "2025-12-31, BELOW_UPPER_SECONDARY, 25, "
        })
        void when_life_skills_are_given_then_enough_of_them_depends_on_the_group(
                String started, String group, String hours, @Nullable Boolean met) {
            var owed = refugee()
                    .fact(FactKind.EDUCATION_GROUP, "2025-04-01", Key.GROUP, group)
                    .event(PROGRAMME, "STARTED", started, A.OSLO)
                    .event("LIFE_SKILLS", "HOURS", "2026-06-01", A.OSLO, Key.HOURS, hours)
                    .on("2026-06-02", "LIFE_SKILLS");

            var found = owed.milestones().stream()
                    .filter(milestone -> milestone.name().equals("HOURS"))
                    .map(MilestoneStanding::met)
                    .toList();
            assertThat(found).isEqualTo(met == null ? List.of() : List.of(met));
        }

        @ParameterizedTest
        @CsvSource({"50, 0", "51, 1"})
        void when_those_are_given_again_then_that_is_a_double(String hours, int doubles) {
            var found = learner("2025-01-10")
                    .event("SOCIAL_STUDIES", "HOURS", "2025-06-01", A.OSLO, Key.HOURS, hours)
                    .on("2025-06-02");

            assertThat(found.conflicts())
                    .filteredOn(conflict -> conflict.services().contains("RECEPTION_TRAINING"))
                    .hasSize(doubles);
        }
    }

    @Nested
    class Given_somebody_settled_in_one_municipality_and_registered_in_another {
        @ParameterizedTest
        @CsvSource({
            "SKILLS_MAPPING, 310000034",
            "CAREER_GUIDANCE, 310000077",
            "INTRODUCTION_PROGRAMME, 310000034",
            "NORWEGIAN_TRAINING, 310000069",
            "SOCIAL_STUDIES, 310000069",
            "SOCIAL_STUDIES_TEST, 310000069",
            "NORWEGIAN_TEST, 310000069",
            "LIFE_SKILLS, 310000034",
            "PARTICIPATION_CERTIFICATE, 310000034"
        })
        void when_looked_at_then_each_row_says_which_one_owes_it(String service, String party) {
            var person = ended(wants(refugee(), "NORWEGIAN_TEST", "ORAL"))
                    .registered("2025-03-15", "3301")
                    .asked("JOB_CHANCE", "2025-04-01")
                    .event("SOCIAL_STUDIES", "OFFERED", "2025-05-05", A.DRAMMEN);

            assertThat(person.on("2026-04-01").obligations())
                    .filteredOn(owed ->
                            owed.service().equals(service) && !owed.occurrence().contains(".after-"))
                    .singleElement()
                    .satisfies(owed -> assertThat(owed.responsible().party()).isEqualTo(party));
        }
    }

    @Nested
    class Given_language_goals {
        private A tested(String group, String reading, String oral) {
            var person = refugee().fact(FactKind.EDUCATION_GROUP, "2025-04-01", Key.GROUP, group);
            for (String skill : List.of("LISTENING", "READING", "WRITING")) {
                person.fact(FactKind.TESTED, "2026-01-10", Key.CODE, "NORWEGIAN", Key.SKILL, skill, Key.LEVEL, reading);
            }
            return person.fact(
                    FactKind.TESTED, "2026-02-10", Key.CODE, "NORWEGIAN", Key.SKILL, "ORAL", Key.LEVEL, oral);
        }

        @ParameterizedTest
        @CsvSource({
            "UPPER_SECONDARY_OR_MORE, B1, B2, 2026-02-10",
            "UPPER_SECONDARY_OR_MORE, B1, B1, ",
            "UPPER_SECONDARY_OR_MORE, A2, B2, ",
            "BELOW_UPPER_SECONDARY, A2, B1, 2026-02-10",
            "BELOW_UPPER_SECONDARY, A1, B1, "
        })
        void when_tested_then_the_goal_of_the_group_is_reached_or_not(
                String group, String reading, String oral, java.time.LocalDate reached) {
            assertThat(tested(group, reading, oral)
                            .on("2026-03-01", "NORWEGIAN_TRAINING")
                            .milestones())
                    .filteredOn(milestone -> milestone.name().equals("LANGUAGE_GOAL"))
                    .singleElement()
                    .satisfies(goal -> {
                        assertThat(goal.metOn()).isEqualTo(reached);
                        assertThat(goal.binding()).isFalse();
                    });
        }
    }

    @Nested
    class Given_what_may_be_missed {
        @ParameterizedTest
        @CsvSource({"2026-05-02, false", "2026-05-03, true"})
        void when_nobody_tells_what_became_of_the_person_then_it_is_late_after_two_months(String on, boolean late) {
            assertThat(ended(refugee()).on(on, "OUTCOME_REGISTRATION").overdue(A.day(on)))
                    .isEqualTo(late);
        }

        @Test
        void when_it_is_told_with_the_end_or_after_it_then_it_is_not_missed() {
            var with = started(refugee())
                    .event(PROGRAMME, "COMPLETED", "2026-03-02", A.OSLO, Key.OUTCOME, "IN_WORK")
                    .on("2026-06-01", "OUTCOME_REGISTRATION");
            var after = ended(refugee())
                    .fact(FactKind.OUTCOME, "2026-03-02", Key.SERVICE, PROGRAMME, Key.OUTCOME, "IN_WORK")
                    .on("2026-06-01", "OUTCOME_REGISTRATION");

            assertThat(with.state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(after.state()).isEqualTo(ObligationState.FULFILLED);
        }

        @ParameterizedTest
        @CsvSource({"2026-05-05, false", "2026-05-06, true"})
        void when_social_studies_are_not_completed_within_a_year_of_the_offer_then_they_are_late(
                String on, boolean late) {
            var person = refugee().event("SOCIAL_STUDIES", "OFFERED", "2025-05-05", A.OSLO);

            assertThat(person.on(on, "SOCIAL_STUDIES").overdue(A.day(on))).isEqualTo(late);
        }

        @Test
        void when_the_plan_comes_then_it_is_met() {
            var person = granted(refugee())
                    .fact(FactKind.PLAN, "2025-04-10", Key.PLAN, "p", Key.REVISION, "1", Key.BY, A.OSLO);

            assertThat(person.on("2025-06-01", "INTEGRATION_PLAN").state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(person.on("2025-06-01").obligation("NORWEGIAN_PLAN/1")).isEmpty();
        }
    }

    @Nested
    class Given_what_may_be_given_twice {
        @Test
        void when_an_element_is_given_early_and_again_in_the_programme_then_that_is_a_double() {
            var person = started(refugee())
                    .event("PROGRAMME_ELEMENT", "COMPLETED", "2025-02-01", A.HOST, Key.OCCURRENCE, "LIFE_SKILLS")
                    .event("PROGRAMME_ELEMENT", "COMPLETED", "2025-09-01", A.OSLO, Key.OCCURRENCE, "WORK_PRACTICE");
            assertThat(person.on("2025-09-02").conflicts()).isEmpty();

            person.event("PROGRAMME_ELEMENT", "COMPLETED", "2025-10-01", A.OSLO, Key.OCCURRENCE, "LIFE_SKILLS");

            assertThat(person.on("2025-10-02").conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DOUBLE_PROVISION);
                assertThat(conflict.parties()).containsExactlyInAnyOrder(A.HOST, A.OSLO);
            });
        }

        @Test
        void when_two_mentors_are_of_two_kinds_then_that_is_no_double() {
            var person = grown("1990-06-15")
                    .event("NGO_MENTOR", "STARTED", "2025-05-01", A.AGENT)
                    .event("NAV_MENTOR", "STARTED", "2025-05-01", A.OSLO);

            assertThat(person.on("2025-06-01").conflicts()).isEmpty();
        }

        @Test
        void when_an_interview_runs_beside_the_ordinary_procedure_then_that_is_a_double() {
            var person = A.person()
                    .applied("q", "2025-01-10")
                    .event("RECOGNITION_HIGHER_EDUCATION", "STARTED", "2025-01-20", A.HKDIR, Key.OCCURRENCE, "q")
                    .event("RECOGNITION_INTERVIEW", "STARTED", "2025-02-01", A.AGENT);

            assertThat(person.on("2025-03-01").conflicts()).hasSize(1);
        }
    }

    /** A reform is a document: not a line of Java changes. */
    @Nested
    class Given_a_catalogue_that_moves_recognition_to_another_authority_on_a_day {
        private static final String ROW = "<Party role=\"RECOGNITION_AUTHORITY\" found=\"SINGLE_ROLE\"/>";
        private final Catalogue reform = reformed();

        private static Catalogue reformed() {
            var document = standard();
            int service = document.indexOf("<Service code=\"RECOGNITION_HIGHER_EDUCATION\"");
            int start = document.indexOf("<Version", document.indexOf("<Responsible", service));
            int end = document.indexOf("</Responsible>", service);
            assertThat(document.substring(start, end)).contains(ROW);
            var changed = document.substring(0, start)
                    + "<Version from=\"2005-08-01\" until=\"2027-01-01\">" + ROW + "</Version>"
                    + "<Version from=\"2027-01-01\"><Party role=\"IMDI\" found=\"SINGLE_ROLE\"/></Version>"
                    + document.substring(end);
            return CatalogueReader.read(new ByteArrayInputStream(changed.getBytes(UTF_8)));
        }

        private Evaluation on(A person, String day) {
            return Evaluation.evaluate(person.facts(), person.claims(), reform, A.DIRECTORY, A.day(day));
        }

        @Test
        void when_the_day_comes_then_what_is_open_is_reassigned_and_both_are_told_once() {
            var person = A.person().applied("q", "2026-12-10");
            var before = on(person, "2026-12-31");
            var after = on(person, "2027-01-01");

            assertThat(before.obligations().get(0).responsible().party()).isEqualTo(A.HKDIR);
            assertThat(before.attentionOn()).isEqualTo("2027-01-01");
            assertThat(after.obligations().get(0).responsible().party()).isEqualTo(A.IMDI);
            var told = Notices.due(
                    new Ledger(before.obligations(), before.conflicts(), person.claims()),
                    after,
                    reform,
                    A.DIRECTORY,
                    A.day("2027-01-01"),
                    Set.of());
            assertThat(told)
                    .extracting(notice -> notice.text() + " " + notice.receiver())
                    .containsExactlyInAnyOrder("RESPONSIBILITY_GIVEN " + A.HKDIR, "RESPONSIBILITY_RECEIVED " + A.IMDI);
            assertThat(Notices.due(
                            new Ledger(after.obligations(), after.conflicts(), person.claims()),
                            after,
                            reform,
                            A.DIRECTORY,
                            A.day("2027-01-01"),
                            Set.of()))
                    .isEmpty();
        }

        @Test
        void when_compared_with_today_then_the_effect_is_another_party_from_that_day() {
            var person = A.person().applied("q", "2026-12-10");

            assertThat(Effect.between(person.on("2026-12-31"), on(person, "2026-12-31")))
                    .isEqualTo(new Effect(List.of(), List.of(), List.of(), List.of()));
            assertThat(Effect.between(person.on("2027-01-01"), on(person, "2027-01-01")))
                    .isEqualTo(new Effect(List.of(), List.of("RECOGNITION_HIGHER_EDUCATION/q"), List.of(), List.of()));
        }
    }

    private static String standard() {
        try (var stream = Objects.requireNonNull(
                CatalogueRowsTest.class.getResourceAsStream("/stafett/v1/catalogue/catalogue-1.0.xml"))) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
