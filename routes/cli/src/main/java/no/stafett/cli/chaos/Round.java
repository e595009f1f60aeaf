package no.stafett.cli.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import no.stafett.cli.simulate.Numbers;
import no.stafett.v1.model.common.Person;

/**
 * What is attempted in one round: a few groups of numbers that nobody has used yet, and for each line the attempts that it makes one
 * after another. All lines mostly want the same group in the same step.
 *
 * @param serials of the numbers, those of each group beside each other
 * @param steps for each step, the attempt of each line
 */
record Round(List<Integer> serials, List<List<Attempt>> steps) {
    /** Groups of a round. */
    static final int GROUPS = 8;
    /** Numbers that may or may not be one person. */
    static final int NUMBERS = 3;
    /** Attempts of each line. */
    static final int STEPS = 12;

    private static final int YEAR = 2010;
    private static final int SERIALS = 1_000_000;
    private static final double ON_THE_SAME = 0.8;
    private static final double OF_WHO_MAY_LINK = 0.5;
    private static final double AGAIN = 0.05;
    private static final int PARTS = 12;

    enum Kind {
        CLAIM,
        LINK,
        UNLINK
    }

    /**
     * One attempt.
     *
     * @param one serial of the number that it is about
     * @param other serial of the number that it is linked to or unlinked from; no meaning for a claim
     * @param service what is claimed; empty for a link
     * @param part which of the periods of what comes one at a time
     * @param again whether it is sent twice
     */
    record Attempt(Kind kind, int one, int other, String service, int part, boolean again) {}

    /** Deals a round. Which party a line is, says what it may do: the first may link anybody, each other one only its own. */
    static Round dealt(int number, Races.Settings settings, int parties) {
        var chance = new Random(settings.seed() * 1_000_003 + number);
        int first = number * GROUPS * NUMBERS;
        var steps = new ArrayList<List<Attempt>>();
        for (int step = 0; step < STEPS; step++) {
            var attempts = new ArrayList<Attempt>();
            for (int line = 0; line < settings.lines(); line++) {
                int group = chance.nextDouble() < ON_THE_SAME ? step % GROUPS : chance.nextInt(GROUPS);
                int party = line % parties;
                boolean links = (party == 0 || party == owner(group, parties)) && chance.nextDouble() < OF_WHO_MAY_LINK;
                attempts.add(
                        links
                                ? link(chance, first + group * NUMBERS, party != 0)
                                : claim(chance, first + group * NUMBERS + chance.nextInt(NUMBERS)));
            }
            steps.add(attempts);
        }
        return new Round(
                IntStream.range(first, first + GROUPS * NUMBERS).boxed().toList(), steps);
    }

    /** Which party the first number of a group is settled with. */
    static int owner(int group, int parties) {
        return 1 + group % (parties - 1);
    }

    private static Attempt link(Random chance, int group, boolean ofFirst) {
        int one = ofFirst ? 0 : chance.nextInt(NUMBERS);
        int other = (one + 1 + chance.nextInt(NUMBERS - 1)) % NUMBERS;
        var kind = chance.nextBoolean() ? Kind.LINK : Kind.UNLINK;
        return new Attempt(kind, group + one, group + other, "", 0, chance.nextDouble() < AGAIN);
    }

    private static Attempt claim(Random chance, int one) {
        var service =
                switch (chance.nextInt(4)) {
                    case 0 -> RaceLook.ONCE;
                    case 1 -> RaceLook.EXCLUSIVE.get(0);
                    case 2 -> RaceLook.EXCLUSIVE.get(1);
                    default -> RaceLook.ONE_AT_A_TIME;
                };
        return new Attempt(Kind.CLAIM, one, one, service, chance.nextInt(PARTS), chance.nextDouble() < AGAIN);
    }

    /** What takes every link of the round away again. */
    List<Attempt> closing() {
        var closing = new ArrayList<Attempt>();
        for (int group = 0; group < serials.size(); group += NUMBERS) {
            for (int one = 0; one < NUMBERS; one++) {
                for (int other = one + 1; other < NUMBERS; other++) {
                    closing.add(new Attempt(
                            Kind.UNLINK, serials.get(group + one), serials.get(group + other), "", 0, false));
                }
            }
        }
        return closing;
    }

    /** Somebody with the number of this serial. */
    static Person person(int serial) {
        return new Person().withIdentifier(Numbers.duf(YEAR + serial / SERIALS, serial % SERIALS));
    }

    /** The first day of a claim, and the first day after where it has one. */
    static List<LocalDate> period(Attempt attempt, LocalDate today) {
        var from = today.plusMonths(1);
        return attempt.service().equals(RaceLook.ONE_AT_A_TIME)
                ? List.of(from.plusMonths(attempt.part()), from.plusMonths(attempt.part() + 3L))
                : List.of(from);
    }

    /** Whether no two of it may be noted under one number: all claims of it are for the same period. */
    static boolean isForOnePeriod(Attempt attempt) {
        return !attempt.service().equals(RaceLook.ONE_AT_A_TIME);
    }
}
