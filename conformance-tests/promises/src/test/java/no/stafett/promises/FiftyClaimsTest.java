package no.stafett.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.stafett.promises.TwoHubs.NewParty;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.Collision;
import no.stafett.v1.model.common.Person;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fifty want the same for one person at the same moment, on two hubs: one is noted. */
@ExtendWith(OnTwoHubs.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FiftyClaimsTest {
    private static final int PARTIES = 50;
    private static final int PERSONS = 10;
    private static final int FIRST_SERIAL = 100_000;

    @Nested
    class Given_fifty_parties_with_a_relation_to_each_of_ten_persons {

        @Test
        void when_all_claim_at_once_then_one_is_noted_and_forty_nine_collide_ten_times_over(TwoHubs hubs)
                throws Exception {
            var parties = new ArrayList<NewParty>();
            for (int i = 0; i < PARTIES; i++) {
                parties.add(new NewParty(People.party(10 * i), "MUNICIPALITY", Integer.toString(5000 + i)));
            }
            hubs.addParties(parties);
            var lines = parties.stream().map(party -> hubs.line(party.number())).toList();
            var pool = Executors.newFixedThreadPool(PARTIES);
            try {
                relate(hubs, parties, lines, pool);
                var before = hubs.commits();
                for (int i = 0; i < PERSONS; i++) {
                    claimAtOnce(hubs, parties, lines, pool, People.duf(FIRST_SERIAL + i));
                }
                assertHolds(hubs, before);
            } finally {
                pool.shutdownNow();
                for (var line : lines) {
                    line.close();
                }
            }
        }
    }

    /** Each party registers each person: an earlier message of its own. */
    private static void relate(TwoHubs hubs, List<NewParty> parties, List<Line> lines, ExecutorService pool)
            throws Exception {
        inParallel(pool, index -> {
            var ids = new ArrayList<String>();
            for (int i = 0; i < PERSONS; i++) {
                var message =
                        TwoHubs.message(parties.get(index).number(), People.registered(People.duf(FIRST_SERIAL + i)));
                lines.get(index).send(hubs.document(message));
                ids.add(message.header().instanceIdentifier());
            }
            for (var id : ids) {
                var receipt = (Receipt) lines.get(index).answerTo(id).payload();
                assertThat(receipt.getChecked().getStatus()).isNotEqualTo(CheckStatus.REJECTED);
            }
            return index;
        });
    }

    private static void claimAtOnce(
            TwoHubs hubs, List<NewParty> parties, List<Line> lines, ExecutorService pool, Person person)
            throws Exception {
        var now = new CountDownLatch(1);
        var ready = new CountDownLatch(PARTIES);
        var answers = new ArrayList<Future<ClaimAnswer>>();
        for (int i = 0; i < PARTIES; i++) {
            int index = i;
            var message =
                    TwoHubs.message(parties.get(index).number(), People.claimed(person, LocalDate.of(2026, 12, 1)));
            var document = hubs.document(message);
            answers.add(pool.submit(() -> {
                ready.countDown();
                now.await();
                lines.get(index).send(document);
                return (ClaimAnswer) lines.get(index)
                        .answerTo(message.header().instanceIdentifier())
                        .payload();
            }));
        }
        ready.await();
        now.countDown();
        int noted = 0;
        int collide = 0;
        for (var future : answers) {
            var answer = future.get(90, TimeUnit.SECONDS);
            if (answer.getAnswer() == Answer.NOTED) {
                noted++;
            } else {
                assertThat(answer.getAnswer()).isEqualTo(Answer.COLLIDES);
                assertThat(answer.getCollision()).isEqualTo(Collision.HELD_BY_OTHER);
                collide++;
            }
        }
        System.out.printf("%d noted, %d collide%n", noted, collide);
        assertThat(noted).isEqualTo(1);
        assertThat(collide).isEqualTo(PARTIES - 1);
    }

    private static void assertHolds(TwoHubs hubs, List<Long> before) throws Exception {
        var ours = " from claim c join membership m on m.identifier = c.identifier where c.provider < '%s'"
                .formatted(People.party(10 * PARTIES));
        assertThat(hubs.site().count("select count(*)" + ours)).isEqualTo(PERSONS);
        assertThat(hubs.site().count("select count(distinct m.person)" + ours)).isEqualTo(PERSONS);
        assertThat(hubs.site().count("select count(*) from hold where person in (select m.person" + ours + ")"))
                .isEqualTo(PERSONS);
        assertThat(hubs.site().count("select count(*) from quarantine")).isZero();
        var after = hubs.commits();
        System.out.printf("groups committed before the claims %s, after them %s%n", before, after);
        for (int i = 0; i < 2; i++) {
            assertThat(after.get(i)).as("both hubs took part").isGreaterThan(before.get(i));
        }
    }

    private interface ByIndex {
        Integer run(int index) throws Exception;
    }

    private static void inParallel(ExecutorService pool, ByIndex each) throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < PARTIES; i++) {
            int index = i;
            tasks.add(() -> each.run(index));
        }
        for (var done : pool.invokeAll(tasks)) {
            done.get();
        }
    }
}
