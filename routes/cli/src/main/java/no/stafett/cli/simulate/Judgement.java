package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The world's own record beside the hub's: what was doubled, what was missed, and what the ledger should have seen of it. */
final class Judgement {
    /** With these told, nobody waits any more for what was due before. */
    private static final Set<String> ENDING =
            Set.of("COMPLETED", "MAPPED", "GUIDED", "DECLINED", "DISCONTINUED", "REFUSED", "EXEMPTED");

    private static final int EXAMPLES = 5;

    private final Statute statute;
    private final LocalDate last;
    private final Map<String, Long> persons;
    private final Map<String, LocalDate> told;
    private final Map<String, String> obligations;
    private final Set<Long> seenDoubled;
    private final List<String> broken = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private long doubles;
    private long doubledUnderTwoNumbers;
    private long misses;
    private long dues;

    Judgement(Statute statute, Ledger ledger, List<Inhabitant> everybody, LocalDate last) {
        this.statute = statute;
        this.last = last;
        this.persons = ledger.persons();
        this.told = ledger.toldOverdue();
        this.obligations = ledger.obligations();
        this.seenDoubled = ledger.doubled();
        everybody.forEach(this::judge);
    }

    private void judge(Inhabitant who) {
        var person = who.registrations.stream()
                .map(persons::get)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        doubles(who, person);
        if (person != null) {
            misses(who, person);
        }
    }

    private void doubles(Inhabitant who, @Nullable Long person) {
        for (var found : Doubles.of(who, statute)) {
            if (found.known()) {
                doubles++;
                if (doubled.size() < EXAMPLES) {
                    doubled.add(found.first() + " and " + found.second() + ", by message " + who.firstSeen());
                }
            } else {
                doubledUnderTwoNumbers++;
            }
            boolean toldOfBoth = found.first().isTold() && found.second().isTold();
            boolean known = found.known() || who.linkedOn != null;
            if (toldOfBoth && known && (person == null || !seenDoubled.contains(person))) {
                broken.add("7: the ledger has not seen " + found.first().service + " doubled with "
                        + found.second().service + ", of the person whom message " + who.firstSeen() + " registered");
            }
        }
    }

    private void misses(Inhabitant who, long person) {
        if (who.settledOn == null || who.settlementToldOn == null) {
            return;
        }
        var seen = new HashSet<String>();
        for (var due : statute.dueAfterSettlement(who)) {
            var known = who.settlementToldOn;
            var key = due.service() + "/1";
            if (isBlurred(who, due.due()) || isBlurred(who, known)) {
                continue;
            }
            if (!obligations.containsKey(person + " " + key)) {
                broken.add("2: no obligation " + key + " of the entitled person whom message " + who.firstSeen()
                        + " registered");
            }
            var limit = known.isAfter(due.due()) ? known : due.due();
            boolean met = who.told.stream()
                    .filter(one ->
                            one.service().equals(due.service()) && !one.on().isAfter(limit))
                    .anyMatch(one -> due.metBy().contains(one.code()) || ENDING.contains(one.code()));
            if (!met && limit.isBefore(last) && seen.add(key + due.due())) {
                dues++;
                var day = told.get(person + " " + key + " " + due.due());
                if (day == null || day.isAfter(limit.plusDays(1))) {
                    misses++;
                    if (missed.size() < EXAMPLES) {
                        missed.add(
                                key + " due " + due.due() + ", known " + known + ", told " + day + "; the ledger has "
                                        + obligations.get(person + " " + key) + "; of the person whom message "
                                        + who.firstSeen() + " registered");
                    }
                }
            }
        }
    }

    /** Whether more has happened by then than plain rules tell of. */
    private static boolean isBlurred(Inhabitant who, LocalDate day) {
        return who.blurredFrom != null && !who.blurredFrom.isAfter(day.plusDays(1));
    }

    long doubles() {
        return doubles;
    }

    long doubledUnderTwoNumbers() {
        return doubledUnderTwoNumbers;
    }

    /** Some of what was doubled, so that it can be looked for. */
    List<String> doubled() {
        return doubled;
    }

    /** Some of what was missed. */
    List<String> missed() {
        return missed;
    }

    long misses() {
        return misses;
    }

    long dues() {
        return dues;
    }

    List<String> broken() {
        return broken;
    }
}
