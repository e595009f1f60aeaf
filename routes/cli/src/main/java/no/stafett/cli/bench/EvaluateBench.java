package no.stafett.cli.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.ledger.catalogue.CatalogueReader;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyDirectory;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.fact.PersonFacts;

/** How long one thread takes to evaluate a person of whom two hundred things are known, against the published catalogue. */
final class EvaluateBench {

    private static final int FACTS = 200;
    private static final int RUNS = 5;
    private static final long RUN_NANOS = 2_000_000_000L;
    private static final double PROMISED_MILLIS = 1;
    private static final LocalDate PERMIT = LocalDate.of(2024, 3, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private EvaluateBench() {}

    static Figure run() {
        var catalogue = CatalogueReader.standard();
        var facts = facts();
        var directory = directory();
        measure(() -> Evaluation.evaluate(facts, List.of(), catalogue, directory, TODAY), 4 * RUN_NANOS);
        var millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            millis[i] = measure(() -> Evaluation.evaluate(facts, List.of(), catalogue, directory, TODAY), RUN_NANOS);
        }
        Arrays.sort(millis);
        var few = PersonFacts.of(facts.own().subList(0, 10));
        var detail = new TreeMap<String, Double>();
        detail.put("services", (double) catalogue.services().size());
        detail.put("obligations", (double) Evaluation.evaluate(facts, List.of(), catalogue, directory, TODAY)
                .obligations()
                .size());
        detail.put(
                "ms with 10 facts",
                measure(() -> Evaluation.evaluate(few, List.<Claim>of(), catalogue, directory, TODAY), RUN_NANOS));
        return new Figure(
                "evaluate-200",
                "ms",
                millis[RUNS / 2],
                millis[0],
                millis[RUNS - 1],
                RUNS,
                Map.of("promised at most", PROMISED_MILLIS),
                millis[RUNS / 2] / PROMISED_MILLIS,
                detail);
    }

    private static double measure(Runnable once, long nanos) {
        long begun = System.nanoTime();
        int times = 0;
        while (System.nanoTime() - begun < nanos) {
            once.run();
            times++;
        }
        return (System.nanoTime() - begun) / 1e6 / times;
    }

    private static Directory directory() {
        var always = new DatePeriod(LocalDate.of(2000, 1, 1), null);
        return new PartyDirectory(
                List.of(
                        new Party(BenchDocuments.IMDI, PartyRole.IMDI, null, always, "Bench"),
                        new Party(BenchDocuments.SENDER, PartyRole.MUNICIPALITY, "0301", always, "Bench"),
                        new Party("310000077", PartyRole.COUNTY, "03", always, "Bench"),
                        new Party("310000123", PartyRole.RECOGNITION_AUTHORITY, null, always, "Bench")),
                List.of());
    }

    /** A refugee after two years: a mapping, a programme with hours told each week, tests, a recognition. */
    private static PersonFacts facts() {
        var facts = new ArrayList<Fact>();
        add(facts, FactKind.BIRTH_DATE, PERMIT, Map.of(Key.DATE, "1990-06-15"));
        add(facts, FactKind.SEX, PERMIT, Map.of(Key.CODE, "FEMALE"));
        add(facts, FactKind.CITIZENSHIP, PERMIT, Map.of(Key.COUNTRY, "SYR"));
        add(facts, FactKind.PERMIT, PERMIT, Map.of(Key.BASIS, "REFUGEE"));
        add(facts, FactKind.ARRIVAL, PERMIT.minusMonths(6), Map.of());
        add(
                facts,
                FactKind.SETTLED,
                PERMIT.plusMonths(2),
                Map.of(Key.MUNICIPALITY, "0301", Key.VALID_AT, "2024-05-12", Key.MODE, "AGREEMENT"));
        add(
                facts,
                FactKind.MAPPING,
                PERMIT.plusMonths(1),
                Map.of(Key.KIND, "COMPLETE", Key.STAGE, "BEFORE_SETTLEMENT", Key.BY, BenchDocuments.SENDER));
        add(facts, FactKind.GUIDANCE, PERMIT.plusMonths(3), Map.of(Key.BY, "310000077"));
        for (var service : List.of("INTRODUCTION_PROGRAMME", "NORWEGIAN_TRAINING")) {
            add(
                    facts,
                    FactKind.DECISION,
                    PERMIT.plusMonths(4),
                    Map.of(
                            Key.SERVICE,
                            service,
                            Key.OUTCOME,
                            "GRANTED",
                            Key.FROM,
                            "2024-08-01",
                            Key.AUTHORITY,
                            BenchDocuments.SENDER));
            add(
                    facts,
                    FactKind.PROVISION,
                    PERMIT.plusMonths(5),
                    Map.of(Key.SERVICE, service, Key.EVENT, "STARTED", Key.PROVIDER, BenchDocuments.SENDER));
        }
        for (int i = 0; facts.size() < FACTS; i++) {
            add(
                    facts,
                    FactKind.PROVISION,
                    PERMIT.plusMonths(5).plusDays(3L * i),
                    Map.of(
                            Key.SERVICE,
                            i % 2 == 0 ? "INTRODUCTION_PROGRAMME" : "NORWEGIAN_TRAINING",
                            Key.EVENT,
                            "PROGRESS",
                            Key.HOURS,
                            "12",
                            Key.PROVIDER,
                            BenchDocuments.SENDER));
        }
        return PersonFacts.of(facts);
    }

    private static void add(List<Fact> facts, FactKind kind, LocalDate from, Map<String, String> values) {
        int id = facts.size() + 1;
        facts.add(Fact.of(id, 1, kind, values, from, Instant.from(from.atStartOfDay(ZoneOffset.UTC)), 1_000 + id));
    }
}
