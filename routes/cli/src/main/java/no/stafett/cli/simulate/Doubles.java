package no.stafett.cli.simulate;

import java.util.ArrayList;
import java.util.List;

/** What was really given twice, by the world's own record. */
final class Doubles {

    /**
     * Two that should not both have been given.
     *
     * @param known whether both were given to somebody whom the hub knew to be one person; otherwise nobody could have known
     */
    record Double(Given first, Given second, boolean known) {}

    private Doubles() {}

    static List<Double> of(Inhabitant person, Statute statute) {
        var found = new ArrayList<Double>();
        var given = person.given;
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                var one = given.get(i);
                var other = given.get(j);
                if (!one.contested && !other.contested && doubled(one, other, statute)) {
                    found.add(new Double(one, other, known(person, one, other)));
                }
            }
        }
        return found;
    }

    private static boolean doubled(Given one, Given other, Statute statute) {
        if (!one.service.equals(other.service)) {
            return statute.exclude(one.service, other.service) && one.overlaps(other);
        }
        boolean twice = statute.comesOnce(one.service)
                && one.occurrence.equals(other.occurrence)
                && one.fulfilled
                && other.fulfilled;
        boolean atOnce = statute.oneAtATime(one.service) && !one.provider.equals(other.provider) && one.overlaps(other);
        return twice || atOnce;
    }

    private static boolean known(Inhabitant person, Given one, Given other) {
        var later = one.from.isAfter(other.from) ? one.from : other.from;
        return one.number == other.number || (person.linkedOn != null && !later.isBefore(person.linkedOn));
    }
}
