package no.stafett.ledger.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.CatalogueFault.Kind;
import no.stafett.ledger.catalogue.Condition.AgeAt;
import no.stafett.ledger.catalogue.Condition.All;
import no.stafett.ledger.catalogue.Condition.Any;
import no.stafett.ledger.catalogue.Condition.CitizenOf;
import no.stafett.ledger.catalogue.Condition.DateWithin;
import no.stafett.ledger.catalogue.Condition.EducationGroupIn;
import no.stafett.ledger.catalogue.Condition.MonthsLivedLessThan;
import no.stafett.ledger.catalogue.Condition.Not;
import no.stafett.ledger.catalogue.Condition.PermitIn;
import no.stafett.ledger.catalogue.Condition.SettledBy;
import no.stafett.ledger.catalogue.Condition.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Whether a catalogue is sound, beyond what must hold for it to be read at all: rows that an earlier one always takes, services
 * that wait for each other by triggers and prerequisites, and conditions that no message of the standard can make true.
 */
public final class CatalogueCheck {
    private static final String TABLE = "/stafett/v1/bindings/facts-and-predicates.md";
    private static final Pattern CODE = Pattern.compile("<code value=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_]+)`");
    /** What these show comes of documents of their own kind, for services that have a row for it. */
    private static final Set<EvidenceCode> BY_DOCUMENT = Set.of(
            EvidenceCode.MAPPED,
            EvidenceCode.RECOGNITION_DECIDED,
            EvidenceCode.GUIDED,
            EvidenceCode.ASSESSED,
            EvidenceCode.SUBJECT_APPROVED,
            EvidenceCode.TESTED_FREE,
            EvidenceCode.TESTED,
            EvidenceCode.ANSWERED,
            EvidenceCode.SETTLED,
            EvidenceCode.PLANNED,
            EvidenceCode.OUTCOME_TOLD);

    private final Catalogue catalogue;
    private final Set<String> fed;
    private final List<CatalogueFault> faults = new ArrayList<>();

    private CatalogueCheck(Catalogue catalogue, String table) {
        this.catalogue = catalogue;
        this.fed = fed(table);
    }

    /** Everything that is wrong with a document; empty when it is sound. */
    public static List<CatalogueFault> check(byte[] document) {
        return check(document, text(TABLE));
    }

    static List<CatalogueFault> check(byte[] document, String table) {
        try {
            return new CatalogueCheck(CatalogueReader.read(new ByteArrayInputStream(document)), table).all();
        } catch (CatalogueException unsound) {
            return unsound.faults();
        }
    }

    private List<CatalogueFault> all() {
        for (Service service : catalogue.services()) {
            unreachable(service);
            unfed(service);
        }
        cycles();
        return List.copyOf(faults);
    }

    private void fault(Kind kind, String place, String en, String nb) {
        faults.add(CatalogueFault.of(kind, place, en, nb));
    }

    // --- rows that an earlier one always takes

    private void unreachable(Service service) {
        var place = "Service " + service.code();
        for (var version : service.entitlement().versions()) {
            var rules = version.part();
            for (int i = 0; i < rules.size(); i++) {
                var rule = rules.get(i);
                var here = place + "/Entitlement/Rule " + rule.id();
                var taker = rules.subList(0, i).stream()
                        .filter(earlier -> implies(rule.when(), earlier.when()))
                        .findFirst();
                taker.ifPresent(earlier -> fault(
                        Kind.UNREACHABLE,
                        here,
                        "rule " + earlier.id() + " before it holds whenever it does",
                        "regelen " + earlier.id() + " foran den gjelder alltid når den gjør det"));
                if (conjuncts(rule.when()).anyMatch(part -> outside(part, service, version))) {
                    fault(
                            Kind.UNREACHABLE,
                            here,
                            "it asks for days outside its version",
                            "den spør etter dager utenfor utgaven den står i");
                }
            }
        }
        for (var version : service.responsibility().versions()) {
            later(
                    place + "/Responsible",
                    version.part().stream().map(Service.Responsibility::when).toList());
        }
        if (service.limits() != null) {
            for (var version : service.limits().versions()) {
                limits(place + "/Limits", version.part());
            }
        }
        evidence(place, service.evidence());
    }

    private void later(String place, List<@Nullable Condition> whens) {
        for (int i = 1; i < whens.size(); i++) {
            var when = whens.get(i);
            if (whens.subList(0, i).stream().anyMatch(earlier -> implies(when, earlier))) {
                taken(place + " row " + (i + 1));
            }
        }
    }

    private void taken(String place) {
        fault(
                Kind.UNREACHABLE,
                place,
                "a row before it holds whenever it does",
                "en rad foran den gjelder alltid når den gjør det");
    }

    private void limits(String place, List<Service.Limit> limits) {
        for (int i = 1; i < limits.size(); i++) {
            var limit = limits.get(i);
            boolean taken = limits.subList(0, i).stream()
                    .anyMatch(earlier -> wider(earlier.educationGroups(), limit.educationGroups())
                            && wider(earlier.goals(), limit.goals())
                            && implies(limit.when(), earlier.when()));
            if (taken) {
                taken(place + " row " + (i + 1));
            }
        }
    }

    private void evidence(String place, List<Service.Evidence> rows) {
        for (int i = 1; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean taken = rows.subList(0, i).stream()
                    .anyMatch(earlier -> earlier.code() == row.code()
                            && wider(earlier.kinds(), row.kinds())
                            && wider(earlier.reasons(), row.reasons()));
            if (taken) {
                taken(place + "/Evidence " + row.code());
            }
        }
    }

    /** Empty means any. */
    private static <T> boolean wider(Set<T> wide, Set<T> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    private static boolean outside(Condition part, Service service, Dated.Version<?> version) {
        return part instanceof DateWithin days
                && days.anchor() == service.entitlement().anchor()
                && !new no.stafett.ledger.fact.DatePeriod(days.from(), days.until()).overlaps(version.period());
    }

    /** Whether the second holds whenever the first does, as far as can be told without a person. */
    private static boolean implies(@Nullable Condition first, @Nullable Condition second) {
        return conjuncts(second).allMatch(wanted -> conjuncts(first).anyMatch(given -> narrower(given, wanted)));
    }

    private static Stream<Condition> conjuncts(@Nullable Condition condition) {
        if (condition == null) {
            return Stream.empty();
        }
        return condition instanceof All all
                ? all.of().stream().flatMap(CatalogueCheck::conjuncts)
                : Stream.of(condition);
    }

    private static boolean narrower(Condition given, Condition wanted) {
        if (given.equals(wanted)) {
            return true;
        }
        if (given instanceof PermitIn one && wanted instanceof PermitIn other) {
            return other.bases().containsAll(one.bases());
        }
        if (given instanceof CitizenOf one && wanted instanceof CitizenOf other) {
            return other.countries().containsAll(one.countries());
        }
        if (given instanceof SettledBy one && wanted instanceof SettledBy other) {
            return other.modes().containsAll(one.modes());
        }
        if (given instanceof AgeAt one && wanted instanceof AgeAt other) {
            return one.anchor() == other.anchor()
                    && (other.min() == null || (one.min() != null && one.min() >= other.min()))
                    && (other.max() == null || (one.max() != null && one.max() <= other.max()));
        }
        if (given instanceof MonthsLivedLessThan one && wanted instanceof MonthsLivedLessThan other) {
            return one.anchor() == other.anchor() && one.months() <= other.months();
        }
        return wanted instanceof Any any && any.of().stream().anyMatch(part -> narrower(given, part));
    }

    // --- services that wait for each other

    private void cycles() {
        var edges = new TreeMap<String, Set<String>>();
        for (Service service : catalogue.services()) {
            var before = new TreeSet<String>();
            service.triggers().forEach(trigger -> {
                if (trigger.of() != null) {
                    before.add(trigger.of());
                }
                if (trigger.when() != null) {
                    trigger.when().services().forEach(before::add);
                }
            });
            service.prerequisites()
                    .forEach(prerequisite -> prerequisite.condition().services().forEach(before::add));
            service.needsStateOf().forEach(before::add);
            before.remove(service.code());
            edges.put(service.code(), before);
        }
        var told = new TreeSet<String>();
        for (String code : edges.keySet()) {
            var reached = reach(code, edges);
            if (reached.contains(code) && !told.contains(code)) {
                var ring = reached.stream()
                        .filter(other -> reach(other, edges).contains(code))
                        .collect(Collectors.toCollection(TreeSet::new));
                told.addAll(ring);
                fault(
                        Kind.CYCLE,
                        "Service " + code,
                        "these wait for each other: " + String.join(", ", ring),
                        "disse venter på hverandre: " + String.join(", ", ring));
            }
        }
    }

    private static Set<String> reach(String from, Map<String, Set<String>> edges) {
        var reached = new LinkedHashSet<String>();
        var ahead = new ArrayList<>(edges.getOrDefault(from, Set.of()));
        while (!ahead.isEmpty()) {
            var next = ahead.remove(ahead.size() - 1);
            if (reached.add(next)) {
                ahead.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    // --- what no message can make true

    private void unfed(Service service) {
        var place = "Service " + service.code();
        conditions(service).flatMap(CatalogueCheck::parts).distinct().forEach(part -> unfed(place, part));
        Stream.of(
                        service.triggers().stream().map(Service.Trigger::on),
                        service.milestones().versions().stream()
                                .flatMap(version -> version.part().stream())
                                .map(Service.Milestone::after),
                        Stream.of(service.entitlement().anchor()))
                .flatMap(anchors -> anchors)
                .distinct()
                .filter(anchor -> anchor != Anchor.TODAY && anchor != Anchor.TRIGGER)
                .filter(anchor -> !fed.contains(anchor.name()))
                .forEach(anchor -> unfedName(place, anchor.name()));
        service.milestones().versions().stream()
                .flatMap(version -> version.part().stream())
                .filter(milestone -> milestone.metBy().stream().noneMatch(code -> canBeShown(service, code)))
                .forEach(milestone -> fault(
                        Kind.NO_MESSAGE,
                        place + "/Milestone " + milestone.name(),
                        "nothing that meets it can be shown of this service",
                        "ingenting som oppfyller den, kan vises for denne tjenesten"));
    }

    private void unfed(String place, Condition part) {
        var name = part.getClass().getSimpleName();
        boolean logic = part instanceof All || part instanceof Any || part instanceof Not || part instanceof DateWithin;
        if (!logic && !fed.contains(name)) {
            unfedName(place, name);
        }
        if (part instanceof Shown shown) {
            var of = catalogue.service(shown.service()).orElseThrow();
            if (shown.codes().stream().noneMatch(code -> canBeShown(of, code))) {
                fault(
                        Kind.NO_MESSAGE,
                        place,
                        "it asks whether " + shown.codes() + " is shown of " + of.code() + ", which nothing can show",
                        "den spør om " + shown.codes() + " er vist for " + of.code() + ", og ingenting kan vise det");
            }
        }
        codes(part).forEach((list, named) -> {
            var unknown = new TreeSet<>(named);
            unknown.removeAll(codesOf(list));
            if (!unknown.isEmpty()) {
                fault(
                        Kind.NO_MESSAGE,
                        place,
                        "the list " + list + " has no " + unknown,
                        "listen " + list + " har ikke " + unknown);
            }
        });
    }

    private void unfedName(String place, String name) {
        fault(
                Kind.NO_MESSAGE,
                place,
                "no message brings what " + name + " asks for",
                "ingen melding bringer det " + name + " spør om");
    }

    private static boolean canBeShown(Service service, EvidenceCode code) {
        return !BY_DOCUMENT.contains(code) || service.evidence().stream().anyMatch(row -> row.code() == code);
    }

    private static Map<String, Set<String>> codes(Condition part) {
        if (part instanceof PermitIn permit) {
            return Map.of("residence-basis", permit.bases());
        }
        if (part instanceof SettledBy settled) {
            return Map.of("settlement-mode", settled.modes());
        }
        if (part instanceof EducationGroupIn group) {
            return Map.of("education-group", group.groups());
        }
        return part instanceof CitizenOf citizen ? Map.of("country", citizen.countries()) : Map.of();
    }

    private static Stream<Condition> parts(Condition condition) {
        Collection<Condition> inside = List.of();
        if (condition instanceof All all) {
            inside = all.of();
        } else if (condition instanceof Any any) {
            inside = any.of();
        } else if (condition instanceof Not not) {
            inside = List.of(not.of());
        }
        return Stream.concat(Stream.of(condition), inside.stream().flatMap(CatalogueCheck::parts));
    }

    private static Stream<Condition> conditions(Service service) {
        var all = new ArrayList<@Nullable Condition>();
        service.triggers().forEach(row -> all.add(row.when()));
        service.entitlement().versions().forEach(v -> v.part().forEach(row -> all.add(row.when())));
        service.responsibility().versions().forEach(v -> v.part().forEach(row -> all.add(row.when())));
        service.prerequisites().forEach(row -> all.add(row.condition()));
        service.suspensions().forEach(row -> all.add(row.when()));
        service.endings().forEach(row -> all.add(row.when()));
        if (service.limits() != null) {
            service.limits().versions().forEach(v -> v.part().forEach(row -> all.add(row.when())));
        }
        if (service.quantities() != null) {
            service.quantities().versions().forEach(v -> v.part().forEach(row -> all.add(row.when())));
        }
        return all.stream().flatMap(condition -> java.util.Optional.ofNullable(condition).stream());
    }

    /** Names in the third column of rows whose second names an element of a message. */
    private static Set<String> fed(String table) {
        return table.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[2].matches(".*`[A-Z][A-Za-z]+(/[A-Za-z]+)*`.*"))
                .flatMap(cells -> NAME.matcher(cells[3]).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codesOf(String list) {
        return CODE.matcher(text("/stafett/v1/codes/" + list + ".xml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String path) {
        try (InputStream stream = CatalogueCheck.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(
                        path + " is not on the class path: the artifact stafett-standard is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
