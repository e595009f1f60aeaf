package no.stafett.promises;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.stafett.promises.TwoHubs.NewParty;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.common.Person;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim under one number while that number is being linked to somebody who holds one already, on two hubs. */
@ExtendWith(OnTwoHubs.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LinkRaceTest {
    private static final int ROUNDS = Integer.getInteger("stafett.promises.rounds", 60);
    private static final int FIRST_SERIAL = 200_000;
    private static final int APART_MICROS = 12_000;
    private static final String FIRST = People.party(9_000);
    private static final String SECOND = People.party(9_010);

    private final long seed = Long.getLong("stafett.promises.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** What a round came to: the number of the claim that was there, and the answer to the other. */
    private record Round(String held, ClaimAnswer answer) {}

    @Nested
    class Given_a_person_who_holds_one_and_another_number {

        @Test
        void when_it_is_linked_while_claimed_then_there_are_never_two_uncontested_holds(TwoHubs hubs) throws Exception {
            System.out.println("seed " + seed + ", " + ROUNDS + " rounds");
            hubs.addParties(List.of(
                    new NewParty(FIRST, "MUNICIPALITY", "5901"),
                    new NewParty(SECOND, "MUNICIPALITY", "5902"),
                    new NewParty(People.IMDI, "IMDI", null)));
            var rounds = new ArrayList<Round>();
            try (var first = hubs.line(FIRST);
                    var second = hubs.line(SECOND);
                    var directorate = hubs.line(People.IMDI)) {
                var held = prepare(hubs, first, second);
                for (int i = 0; i < ROUNDS; i++) {
                    rounds.add(new Round(held.get(i), race(hubs, second, directorate, one(i), other(i))));
                }
            }
            judge(hubs.site(), rounds);
        }
    }

    private static Person one(int round) {
        return People.duf(FIRST_SERIAL + 2 * round);
    }

    private static Person other(int round) {
        return People.duf(FIRST_SERIAL + 2 * round + 1);
    }

    private static LocalDate from() {
        return LocalDate.of(2026, 12, 1);
    }

    /** Registers both of each round, and claims for the first; gives the claims' numbers. */
    private static List<String> prepare(TwoHubs hubs, Line first, Line second) throws JMSException {
        var ofOnes = new ArrayList<String>();
        var ofOthers = new ArrayList<String>();
        for (int i = 0; i < ROUNDS; i++) {
            ofOnes.add(sent(hubs, first, FIRST, People.registered(one(i))));
            ofOthers.add(sent(hubs, second, SECOND, People.registered(other(i))));
        }
        for (int i = 0; i < ROUNDS; i++) {
            accepted(first, ofOnes.get(i));
            accepted(second, ofOthers.get(i));
        }
        var claims = new ArrayList<String>();
        for (int i = 0; i < ROUNDS; i++) {
            claims.add(sent(hubs, first, FIRST, People.claimed(one(i), from())));
        }
        var numbers = new ArrayList<String>();
        for (var claim : claims) {
            var answer = (ClaimAnswer) first.answerTo(claim).payload();
            assertThat(answer.getAnswer()).isEqualTo(Answer.NOTED);
            numbers.add(answer.getClaimNumber());
        }
        return numbers;
    }

    /** Sends it, waits for nothing, and gives its id. */
    private static String sent(TwoHubs hubs, Line line, String party, Object payload) throws JMSException {
        var message = TwoHubs.message(party, payload);
        line.send(hubs.document(message));
        return message.header().instanceIdentifier();
    }

    private static void accepted(Line line, String id) throws JMSException {
        var receipt = (Receipt) line.answerTo(id).payload();
        assertThat(receipt.getChecked().getStatus()).isNotEqualTo(CheckStatus.REJECTED);
    }

    private ClaimAnswer race(TwoHubs hubs, Line second, Line directorate, Person one, Person other) throws Exception {
        var claim = TwoHubs.message(SECOND, People.claimed(other, from()));
        var link = TwoHubs.message(
                People.IMDI,
                new IdentityLinked()
                        .withPerson(one)
                        .withOtherPerson(other)
                        .withLinkedOn(LocalDate.now(java.time.ZoneId.of("Europe/Oslo"))
                                .minusDays(1))
                        .withGround(IdentityLinkGround.CASE_REVIEW));
        var claimDocument = hubs.document(claim);
        var linkDocument = hubs.document(link);
        long apart = random.nextInt(2 * APART_MICROS) - APART_MICROS;
        var now = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            var linked = pool.submit(() -> {
                now.await();
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(Math.max(0, apart)));
                directorate.send(linkDocument);
                return (Receipt)
                        directorate.answerTo(link.header().instanceIdentifier()).payload();
            });
            now.countDown();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(Math.max(0, -apart)));
            second.send(claimDocument);
            var answer = (ClaimAnswer)
                    second.answerTo(claim.header().instanceIdentifier()).payload();
            assertThat(linked.get(90, TimeUnit.SECONDS).getChecked().getStatus())
                    .isNotEqualTo(CheckStatus.REJECTED);
            return answer;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void judge(Site site, List<Round> rounds) throws Exception {
        Map<Answer, Integer> came = new EnumMap<>(Answer.class);
        for (var round : rounds) {
            var answer = round.answer().getAnswer();
            came.merge(answer, 1, Integer::sum);
            assertThat(answer).isIn(Answer.NOTED, Answer.COLLIDES);
            var person =
                    "(select m.person from claim c join membership m on m.identifier = c.identifier where c.number = '%s')"
                            .formatted(round.held());
            var claims = "from claim c join membership m on m.identifier = c.identifier where m.person = " + person;
            assertThat(site.count("select count(*) from membership where person = " + person))
                    .as("both numbers are one person")
                    .isEqualTo(2);
            assertThat(site.count("select count(*) " + claims + " and c.state in ('NOTED', 'STARTED')"))
                    .as("uncontested claims")
                    .isEqualTo(1);
            assertThat(site.count("select count(distinct claim) from hold where person = " + person))
                    .as("holds")
                    .isEqualTo(1);
            var number = round.answer().getClaimNumber();
            if (answer == Answer.COLLIDES) {
                assertThat(number).isNull();
                assertThat(site.count("select count(*) " + claims)).isEqualTo(1);
                assertThat(site.count("select count(*) from conflict where state = 'OPEN' and person = " + person))
                        .isZero();
            } else {
                assertThat(site.count("select count(*) " + claims + " and c.state = 'CONTESTED'"))
                        .isEqualTo(1);
                assertThat(site.count("""
                                select count(*) from conflict where state = 'OPEN' and kind = 'CONTESTED_CLAIM' and person = %s
                                    and detail -> 'claims' ?? '%s' and detail -> 'claims' ?? '%s'
                                """.formatted(person, round.held(), number)))
                        .as("a conflict item that names both")
                        .isEqualTo(1);
            }
        }
        System.out.println("the claim's answers: " + came);
        assertThat(site.count("""
                        select count(*) from (select m.person from claim c join membership m on m.identifier = c.identifier
                        where c.state in ('NOTED', 'STARTED') group by m.person, c.service having count(*) > 1) as doubles
                        """)).isZero();
        assertThat(site.count("select count(*) from quarantine")).isZero();
    }
}
