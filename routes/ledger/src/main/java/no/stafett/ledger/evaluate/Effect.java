package no.stafett.ledger.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What another catalogue would do to one person on one day.
 *
 * @param opens keys of obligations that would be owed and are not
 * @param responsible keys of those that another party would owe
 * @param due keys of those whose due dates would be others
 * @param closes keys of those that would be owed no longer
 */
public record Effect(List<String> opens, List<String> responsible, List<String> due, List<String> closes) {

    /** The difference between what holds by the one and by the other. */
    public static Effect between(Evaluation before, Evaluation after) {
        var stay = after.obligations().stream()
                .filter(owed -> !owed.state().isEnd())
                .filter(owed -> standing(before, owed).isPresent())
                .toList();
        return new Effect(
                standingOnlyIn(after, before),
                stay.stream()
                        .filter(owed -> !Objects.equals(
                                owed.responsible().party(),
                                standing(before, owed)
                                        .orElseThrow()
                                        .responsible()
                                        .party()))
                        .map(Obligation::key)
                        .toList(),
                stay.stream()
                        .filter(owed ->
                                !dues(owed).equals(dues(standing(before, owed).orElseThrow())))
                        .map(Obligation::key)
                        .toList(),
                standingOnlyIn(before, after));
    }

    private static List<String> standingOnlyIn(Evaluation one, Evaluation other) {
        return one.obligations().stream()
                .filter(owed -> !owed.state().isEnd() && standing(other, owed).isEmpty())
                .map(Obligation::key)
                .toList();
    }

    private static Optional<Obligation> standing(Evaluation in, Obligation owed) {
        return in.obligation(owed.key()).filter(found -> !found.state().isEnd());
    }

    private static List<String> dues(Obligation owed) {
        return owed.milestones().stream()
                .filter(milestone -> milestone.due() != null)
                .map(milestone -> milestone.name() + " " + milestone.due())
                .sorted()
                .toList();
    }
}
