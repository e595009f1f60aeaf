package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.fact.PersonFacts;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every life: random ones, from a seed that is part of each failure. */
class EvaluationPropertyTest {
    private static final List<String> SERVICES =
            A.CATALOGUE.services().stream().map(Service::code).toList();
    private static final List<String> PARTIES = List.of(A.OSLO, A.ALESUND, A.HARAM, A.HOST, A.IMDI);
    private static final List<String> EVENTS = List.of(
            "APPLIED",
            "OFFERED",
            "ENROLLED",
            "STARTED",
            "LEAVE",
            "PAUSED",
            "RESUMED",
            "HOURS",
            "COMPLETED",
            "DISCONTINUED",
            "DECLINED",
            "DEFERRED",
            "EXEMPTED");
    private static final List<String> OUTCOMES =
            List.of("GRANTED", "REFUSED", "EXEMPTED", "LEAVE", "STOPPED", "EXTENDED", "OVERTURNED");

    /** A life of about so many facts, from 2024 on. */
    private static A life(Random random, int facts) {
        var person = A.person().born(random.nextBoolean() ? "1990" : "1985-06-07");
        for (int i = 0; i < facts; i++) {
            var on = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900)).toString();
            var service = one(random, SERVICES);
            switch (random.nextInt(10)) {
                case 0 -> person.permit(one(random, List.of("REFUGEE", "COLLECTIVE_PROTECTION", "FAMILY_OTHER")), on);
                case 1 -> person.settled(on, one(random, List.of("0301", "1508", "1580", "3301")));
                case 2 -> person.inReception(on);
                case 3 -> person.assured(on, one(random, PARTIES), one(random, List.of("ABROAD", "AFTER_SETTLEMENT")));
                case 4, 5 -> person.event(service, one(random, EVENTS), on, one(random, PARTIES));
                case 6 -> person.decided(service, one(random, OUTCOMES), on, one(random, PARTIES));
                case 7 -> person.applied("q" + random.nextInt(3), on);
                case 8 ->
                    person.works("37.5", on, LocalDate.parse(on).plusDays(90).toString());
                default -> person.asked(service, on);
            }
            if (random.nextInt(8) == 0) {
                person.claim("K-" + i, service, one(random, PARTIES), on, null, null, random.nextInt(4) == 0);
            }
        }
        return person;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Evaluation evaluate(PersonFacts facts, List<no.stafett.ledger.fact.Claim> claims, LocalDate on) {
        return Evaluation.evaluate(facts, claims, A.CATALOGUE, A.DIRECTORY, on);
    }

    @RepeatedTest(30)
    void the_order_in_which_facts_come_does_not_matter(RepetitionInfo repetition) {
        var random = new Random(4711L + repetition.getCurrentRepetition());
        var person = life(random, 25);
        var on = LocalDate.of(2024, 6, 1).plusDays(random.nextInt(900));
        var expected = evaluate(person.facts(), person.claims(), on);

        for (int i = 0; i < 4; i++) {
            var facts = new ArrayList<>(person.listed());
            var claims = new ArrayList<>(person.claims());
            Collections.shuffle(facts, random);
            Collections.shuffle(claims, random);

            assertThat(evaluate(new PersonFacts(facts, Map.of()), claims, on)).isEqualTo(expected);
        }
    }

    @RepeatedTest(30)
    void evaluating_again_changes_nothing_and_says_nothing_new(RepetitionInfo repetition) {
        var random = new Random(815L + repetition.getCurrentRepetition());
        var person = life(random, 25);
        var on = LocalDate.of(2024, 6, 1).plusDays(random.nextInt(900));
        var now = evaluate(person.facts(), person.claims(), on);
        var stored = new Ledger(now.obligations(), now.conflicts(), person.claims());

        assertThat(evaluate(person.facts(), person.claims(), on)).isEqualTo(now);
        var changes = Changes.between(stored, now, person.facts());
        assertThat(changes.obligations()).isEmpty();
        assertThat(changes.conflictsRaised()).isEmpty();
        var first = Notices.due(stored, now, A.CATALOGUE, A.DIRECTORY, on, java.util.Set.of());
        var keys = first.stream().map(Notice::key).collect(java.util.stream.Collectors.toSet());
        assertThat(keys).hasSameSizeAs(first);
        assertThat(Notices.due(stored, now, A.CATALOGUE, A.DIRECTORY, on, keys)).isEmpty();
    }

    @RepeatedTest(20)
    void between_two_days_of_attention_nothing_changes_by_itself(RepetitionInfo repetition) {
        var random = new Random(31L + repetition.getCurrentRepetition());
        var person = life(random, 12);
        var on = LocalDate.of(2024, 6, 1).plusDays(random.nextInt(600));
        var now = evaluate(person.facts(), person.claims(), on);
        var next = now.attentionOn() == null ? on.plusDays(400) : now.attentionOn();

        for (var day = on.plusDays(1); day.isBefore(next) && day.isBefore(on.plusDays(400)); day = day.plusDays(7)) {
            var later = evaluate(person.facts(), person.claims(), day);
            assertThat(later.obligations()).as("on " + day).isEqualTo(now.obligations());
            assertThat(later.conflicts()).isEqualTo(now.conflicts());
            assertThat(later.claims()).isEqualTo(now.claims());
        }
    }

    @RepeatedTest(30)
    void each_obligation_can_say_why_and_ends_carry_a_day(RepetitionInfo repetition) {
        var random = new Random(77L + repetition.getCurrentRepetition());
        var person = life(random, 25);
        var now = evaluate(person.facts(), person.claims(), LocalDate.of(2026, 1, 1));

        assertThat(now.obligations()).extracting(Obligation::key).doesNotHaveDuplicates();
        assertThat(now.obligations()).allSatisfy(owed -> {
            assertThat(owed.because().rule()).isNotBlank();
            assertThat(owed.because().facts()).isNotEmpty();
            assertThat(owed.because().catalogueVersion()).isEqualTo("1.0");
            assertThat(owed.endedOn() != null).isEqualTo(owed.state().isEnd());
            assertThat(owed.key()).matches("[A-Za-z0-9._:/\\-]{1,80}");
        });
        assertThat(now.conflicts())
                .allSatisfy(conflict -> assertThat(conflict.key()).matches("[A-Za-z0-9._:/\\-]{1,80}"));
    }

    @Test
    void two_hundred_facts_take_about_a_millisecond() {
        var person = A.refugee("2024-01-10")
                .citizen("ERI")
                .inReception("2023-11-01")
                .mapped("2024-02-01", A.HOST, "BEFORE_SETTLEMENT")
                .settled("2024-03-01", "0301")
                .event("CAREER_GUIDANCE", "COMPLETED", "2024-04-01", A.COUNTY_OSLO)
                .decided("INTRODUCTION_PROGRAMME", "GRANTED", "2024-05-01", A.OSLO)
                .event("INTRODUCTION_PROGRAMME", "STARTED", "2024-05-20", A.OSLO)
                .event("NORWEGIAN_TRAINING", "STARTED", "2024-05-21", A.OSLO)
                .claim("K-1", "INTRODUCTION_PROGRAMME", A.OSLO, "2024-05-20", "2026-05-20")
                .claim("K-2", "NORWEGIAN_TRAINING", A.OSLO, "2024-05-21", null)
                .settled("2025-08-01", "1508")
                .applied("degree", "2024-06-01");
        for (int week = 0; person.listed().size() < 200; week++) {
            var on = A.day("2024-05-22").plusDays(3L * week).toString();
            person.event(
                    week % 2 == 0 ? "NORWEGIAN_TRAINING" : "INTRODUCTION_PROGRAMME",
                    "HOURS",
                    on,
                    A.OSLO,
                    "hours",
                    "15");
        }
        var facts = person.facts();
        var on = LocalDate.of(2026, 1, 1);
        var clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 15; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < 50; i++) {
                evaluate(facts, person.claims(), on);
            }
            best = Math.min(best, (clock.getCurrentThreadCpuTime() - start) / 50);
        }
        assertThat(best).as("nanoseconds of the processor").isLessThan(2_000_000);
    }

    @Test
    void every_event_and_outcome_of_the_standard_is_known_as_evidence() {
        var known =
                java.util.Arrays.stream(EvidenceCode.values()).map(Enum::name).toList();

        assertThat(known).containsAll(EVENTS).containsAll(OUTCOMES);
    }
}
