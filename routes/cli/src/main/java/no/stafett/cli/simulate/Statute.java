package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What the catalogue says, read anew and simply, to judge the ledger by. It knows only the plain conditions; where a rule says more,
 * it does not know, and expects nothing. So it may expect too little, never too
 * much. What lives ask it (not what is due) may be asked by any thread.
 */
final class Statute {
    private static final Set<String> BINDING = Set.of("RIGHT_AND_DUTY", "RIGHT", "DUTY");

    private final Map<String, Element> services = new LinkedHashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final Set<String> once = new LinkedHashSet<>();
    private final Set<String> single = new LinkedHashSet<>();
    private final Set<String> staying = new LinkedHashSet<>();

    /** Three-valued: null is not known. */
    private interface Known {
        static @Nullable Boolean not(@Nullable Boolean one) {
            return one == null ? null : !one;
        }
    }

    /**
     * Something that is due.
     *
     * @param service code of the catalogue
     * @param due the last day to be in time
     * @param metBy what must have been told by then
     */
    record Due(String service, LocalDate due, Set<String> metBy) {}

    private Statute() {}

    static Statute ofStandard() {
        var statute = new Statute();
        for (Element service :
                Document.ofStandard("catalogue/catalogue-1.0.xml").below("Service")) {
            var code = service.getAttribute("code");
            statute.services.put(code, service);
            var groups = new LinkedHashSet<String>();
            for (Element hold : Document.below(service, "Hold")) {
                if (hold.getAttribute("kind").equals("EXCLUSIVE_GROUP")) {
                    groups.add(hold.getAttribute("group"));
                } else if (hold.getAttribute("kind").equals("ONE_AT_A_TIME")) {
                    statute.single.add(code);
                }
            }
            if (Document.below(service, "Occurrence")
                    .get(0)
                    .getAttribute("kind")
                    .startsWith("ONCE")) {
                statute.once.add(code);
            }
            if (Document.below(service, "OnMove").get(0).getAttribute("does").equals("STAYS")) {
                statute.staying.add(code);
            }
            statute.groups.put(code, groups);
        }
        return statute;
    }

    /** Codes of all services. */
    Set<String> services() {
        return services.keySet();
    }

    /** Whether it comes once in a life, or once for each occurrence that is told apart. */
    boolean comesOnce(String service) {
        return once.contains(service);
    }

    /** Whether two parties may not give it at the same time. */
    boolean oneAtATime(String service) {
        return single.contains(service);
    }

    /** Whether a person may not have both at the same time. */
    boolean exclude(String one, String other) {
        return !one.equals(other) && groupsOf(one).stream().anyMatch(groupsOf(other)::contains);
    }

    /** Whether a move leaves it where it is. */
    boolean stays(String service) {
        return staying.contains(service);
    }

    private Set<String> groupsOf(String service) {
        return groups.getOrDefault(service, Set.of());
    }

    // --- what is due to somebody who has been settled and to whom nothing else has happened

    /** What the catalogue makes due by the settlement alone, as far as its rules are plain. */
    List<Due> dueAfterSettlement(Inhabitant person) {
        var dues = new ArrayList<Due>();
        for (var service : services.entrySet()) {
            boolean triggered = Document.below(service.getValue(), "Trigger").stream()
                    .anyMatch(trigger -> Set.of("SETTLED", "REGISTERED").contains(trigger.getAttribute("on"))
                            && trigger.getAttribute("of").isEmpty()
                            && Document.children(trigger).isEmpty());
            if (triggered && service.getValue().getAttribute("until").isEmpty() && owed(service.getValue(), person)) {
                milestones(service.getKey(), service.getValue(), person).stream()
                        .filter(due -> !mayHaveEnded(
                                service.getValue(), person, due.due().plusDays(1)))
                        .forEach(dues::add);
            }
        }
        return dues;
    }

    /** Whether an ending of the catalogue's may have come by a day: an age limit is understood, and of others it is not known. */
    private static boolean mayHaveEnded(Element service, Inhabitant person, LocalDate day) {
        for (Element ending : Document.below(service, "Ending")) {
            for (Element condition :
                    Document.children(Document.below(ending, "When").get(0))) {
                boolean age = "AgeAt".equals(condition.getLocalName())
                        && condition.getAttribute("anchor").equals("TODAY")
                        && condition.getAttribute("max").isEmpty();
                if (!age
                        || Period.between(person.born, day).getYears()
                                >= Integer.parseInt(condition.getAttribute("min"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean owed(Element service, Inhabitant person) {
        return version(Document.below(service, "Entitlement").get(0), person)
                .map(version -> {
                    for (Element rule : Document.below(version, "Rule")) {
                        var holds = holds(rule, person);
                        if (!Boolean.FALSE.equals(holds)) {
                            return holds != null && BINDING.contains(rule.getAttribute("kind"));
                        }
                    }
                    return false;
                })
                .orElse(false);
    }

    /** The version that is in force on the anchor's day; empty where the anchor is none of the plain ones. */
    private static Optional<Element> version(Element part, Inhabitant person) {
        var day = anchor(part.getAttribute("anchor"), person);
        if (day == null) {
            return Optional.empty();
        }
        return Document.below(part, "Version").stream()
                .filter(version -> !day.isBefore(LocalDate.parse(version.getAttribute("from"))))
                .filter(version -> version.getAttribute("until").isEmpty()
                        || day.isBefore(LocalDate.parse(version.getAttribute("until"))))
                .findFirst();
    }

    private static @Nullable LocalDate anchor(String anchor, Inhabitant person) {
        return switch (anchor) {
            case "PERMIT" -> person.permitOn;
            case "SETTLED", "REGISTERED", "TRIGGER" -> person.settledOn;
            default -> null;
        };
    }

    private List<Due> milestones(String code, Element service, Inhabitant person) {
        var dues = new ArrayList<Due>();
        boolean oneTrigger = Document.below(service, "Trigger").stream()
                .map(trigger -> trigger.getAttribute("on"))
                .allMatch(on -> Set.of("SETTLED", "REGISTERED", "REQUEST").contains(on));
        version(Document.below(service, "Milestones").get(0), person).ifPresent(version -> {
            for (Element milestone : Document.below(version, "Milestone")) {
                var after = milestone.getAttribute("after");
                var start = after.equals("TRIGGER") && !oneTrigger ? null : anchor(after, person);
                var within = Document.below(milestone, "Within");
                boolean plain = within.size() == 1
                        && !within.get(0).getAttribute("within").isEmpty()
                        && !milestone.getAttribute("binding").equals("false")
                        && milestone.getAttribute("whenGiven").isEmpty()
                        && Document.below(milestone, "When").isEmpty();
                if (plain && start != null) {
                    dues.add(new Due(
                            code,
                            start.plus(Period.parse(within.get(0).getAttribute("within"))),
                            Set.of(milestone.getAttribute("metBy").split(" "))));
                }
            }
        });
        return dues;
    }

    // --- conditions

    private static @Nullable Boolean holds(Element rule, Inhabitant person) {
        var when = Document.below(rule, "When");
        return when.isEmpty() ? Boolean.TRUE : all(when.get(0), person);
    }

    private static @Nullable Boolean all(Element conditions, Inhabitant person) {
        Boolean sum = Boolean.TRUE;
        for (Element condition : Document.children(conditions)) {
            var one = condition(condition, person);
            if (Boolean.FALSE.equals(one)) {
                return Boolean.FALSE;
            }
            sum = one == null ? null : sum;
        }
        return sum;
    }

    private static @Nullable Boolean any(Element conditions, Inhabitant person) {
        Boolean sum = Boolean.FALSE;
        for (Element condition : Document.children(conditions)) {
            var one = condition(condition, person);
            if (Boolean.TRUE.equals(one)) {
                return Boolean.TRUE;
            }
            sum = one == null ? null : sum;
        }
        return sum;
    }

    private static @Nullable Boolean condition(Element condition, Inhabitant person) {
        return switch (String.valueOf(condition.getLocalName())) {
            case "All" -> all(condition, person);
            case "Any" -> any(condition, person);
            case "Not" -> Known.not(all(condition, person));
            case "PermitIn" ->
                Set.of(condition.getAttribute("bases").split(" ")).contains(person.basis);
            case "Settled" -> Boolean.TRUE;
            case "SettledBy" ->
                Set.of(condition.getAttribute("modes").split(" ")).contains(person.mode);
            case "CitizenOf" ->
                person.citizenship == null
                        ? null
                        : Set.of(condition.getAttribute("countries").split(" ")).contains(person.citizenship);
            case "AgeAt" -> age(condition, person);
            case "DateWithin" -> within(condition, person);
            // Until a decision is told, it is asked of today; what is due within these months is due whatever comes.
            case "MonthsLivedLessThan" ->
                Integer.parseInt(condition.getAttribute("months")) >= 24 ? Boolean.TRUE : null;
            default -> null;
        };
    }

    private static @Nullable Boolean age(Element condition, Inhabitant person) {
        var day = anchor(condition.getAttribute("anchor"), person);
        if (day == null) {
            return null;
        }
        int age = Period.between(person.born, day).getYears();
        var min = condition.getAttribute("min");
        var max = condition.getAttribute("max");
        return (min.isEmpty() || age >= Integer.parseInt(min)) && (max.isEmpty() || age <= Integer.parseInt(max));
    }

    private static @Nullable Boolean within(Element condition, Inhabitant person) {
        var day = anchor(condition.getAttribute("anchor"), person);
        if (day == null) {
            return null;
        }
        var from = condition.getAttribute("from");
        var until = condition.getAttribute("until");
        return (from.isEmpty() || !day.isBefore(LocalDate.parse(from)))
                && (until.isEmpty() || day.isBefore(LocalDate.parse(until)));
    }
}
