package no.stafett.ledger.disclosure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/** Which municipalities have to do with a person on a day, by the numbers that are valid on that day. */
final class Whereabouts {
    private static final Set<FactKind> SETTLEMENTS = EnumSet.of(FactKind.SETTLED, FactKind.MOVED);
    private static final Set<FactKind> OF_ONE_MUNICIPALITY =
            EnumSet.of(FactKind.SETTLEMENT_REQUESTED, FactKind.SETTLEMENT_ANSWERED, FactKind.SETTLED, FactKind.MOVED);
    private static final Set<String> STRICT = Set.of("STRICTLY_CONFIDENTIAL", "STRICTLY_CONFIDENTIAL_ABROAD");
    private static final String ACCEPTED = "ACCEPTED";

    private final Situation situation;
    private final List<Fact> facts;
    private final @Nullable Fact settlement;
    private final @Nullable Fact acceptance;
    // Asked once for each document and row: found once.
    private final Optional<String> responsible;
    private final Optional<String> accepted;
    private final SortedSet<String> requested;
    private final Optional<String> host;
    private final Optional<String> centre;
    private final Map<Long, List<Fact>> placing;

    Whereabouts(Situation situation) {
        this.situation = situation;
        this.facts = situation.facts().own().stream()
                .filter(fact -> !fact.trueFrom().isAfter(situation.today()))
                .toList();
        this.settlement = last(facts.stream()
                        .filter(fact -> SETTLEMENTS.contains(fact.kind()))
                        .toList())
                .orElse(null);
        this.acceptance = openAcceptance().orElse(null);
        this.responsible = Optional.ofNullable(settlement).flatMap(this::municipality);
        this.accepted = Optional.ofNullable(acceptance).flatMap(this::municipality);
        this.requested = findRequested();
        this.host = stay().flatMap(this::municipality);
        this.centre = findCentre();
        this.placing = situation.facts().own().stream()
                .filter(fact -> OF_ONE_MUNICIPALITY.contains(fact.kind()))
                .collect(Collectors.groupingBy(Fact::message));
    }

    /** The municipality that the person is settled in. Empty too when its number was split and nobody has said into which. */
    Optional<String> responsible() {
        return responsible;
    }

    /** The municipality that has said yes, until the person is settled. */
    Optional<String> accepted() {
        return accepted;
    }

    /**
     * Those that have been asked and have not said no, until the person is settled or another one says yes: from then on
     * they no longer need to know.
     */
    SortedSet<String> requested() {
        return requested;
    }

    private SortedSet<String> findRequested() {
        var latest = new TreeMap<String, Fact>();
        of(FactKind.SETTLEMENT_REQUESTED)
                .forEach(request -> municipality(request).ifPresent(number -> latest.put(number, request)));
        var open = new TreeSet<String>();
        latest.forEach((number, request) -> {
            if (!isPast(request) && !answered(number, request, "DECLINED") && !goesElsewhere(number, request)) {
                open.add(number);
            }
        });
        return open;
    }

    /** The municipality that hosts the reception centre. */
    Optional<String> host() {
        return host;
    }

    /** The reception centre that registered the stay. */
    Optional<String> centre() {
        return centre;
    }

    private Optional<String> findCentre() {
        return stay().flatMap(stay -> last(of(FactKind.RECEPTION).stream()
                        .filter(fact -> fact.period().contains(situation.today()))
                        .filter(fact -> Objects.equals(fact.value(Key.CENTRE), stay.value(Key.CENTRE)))
                        .filter(fact -> senderOf(fact).filter(this::isCentre).isPresent())
                        .toList()))
                .flatMap(this::senderOf);
    }

    /** Whether a document is about this municipality, or about none in particular: a request to one is not for another. */
    boolean concerns(Document document, String municipality) {
        var named = placing.getOrDefault(document.message(), List.of());
        return named.isEmpty()
                || named.stream().anyMatch(fact -> municipality(fact).equals(Optional.of(municipality)));
    }

    /**
     * Whether nothing may place the person. A strict level holds from the day it is known until another is stated that is
     * true no earlier, known later and in force: a late copy of an old register does not lift it.
     */
    boolean isStrictlyProtected() {
        var levels = situation.facts().own().stream()
                .filter(fact -> fact.kind() == FactKind.ADDRESS_PROTECTION)
                .toList();
        return levels.stream().filter(Whereabouts::isStrict).anyMatch(strict -> levels.stream()
                .noneMatch(other -> !isStrict(other) && lifts(other, strict)));
    }

    private boolean lifts(Fact other, Fact strict) {
        return !other.trueFrom().isAfter(situation.today())
                && !other.trueFrom().isBefore(strict.trueFrom())
                && Comparator.comparing(Fact::knownAt)
                                .thenComparingLong(Fact::id)
                                .compare(other, strict)
                        > 0;
    }

    private static boolean isStrict(Fact fact) {
        return fact.value(Key.LEVEL).filter(STRICT::contains).isPresent();
    }

    private Optional<Fact> stay() {
        return last(of(FactKind.RECEPTION).stream()
                .filter(fact -> fact.period().contains(situation.today()))
                .filter(fact -> !isPast(fact))
                .toList());
    }

    private Optional<Fact> openAcceptance() {
        return last(of(FactKind.SETTLEMENT_ANSWERED).stream()
                .filter(answer -> answer.has(Key.ANSWER, ACCEPTED))
                .filter(answer -> !isPast(answer))
                .filter(answer -> municipality(answer)
                        .map(number -> !answered(number, answer, "DECLINED"))
                        .orElse(false))
                .toList());
    }

    /** Whether the person was settled on that day or later. */
    private boolean isPast(Fact fact) {
        return settlement != null && !settlement.trueFrom().isBefore(fact.trueFrom());
    }

    private boolean goesElsewhere(String number, Fact request) {
        return acceptance != null
                && !acceptance.trueFrom().isBefore(request.trueFrom())
                && !municipality(acceptance).equals(Optional.of(number));
    }

    private boolean answered(String number, Fact since, String answer) {
        return of(FactKind.SETTLEMENT_ANSWERED).stream()
                .filter(fact -> fact.id() != since.id() && !fact.trueFrom().isBefore(since.trueFrom()))
                .filter(fact -> municipality(fact).equals(Optional.of(number)))
                .anyMatch(fact -> fact.has(Key.ANSWER, answer));
    }

    private Optional<String> municipality(Fact fact) {
        LocalDate validAt = fact.day(Key.VALID_AT).orElse(fact.trueFrom());
        return fact.value(Key.MUNICIPALITY)
                .flatMap(number -> situation.directory().municipalityOn(number, validAt, situation.today()));
    }

    private Optional<String> senderOf(Fact fact) {
        return situation.documents().stream()
                .filter(document -> document.message() == fact.message())
                .map(Document::sender)
                .findFirst();
    }

    private boolean isCentre(String party) {
        return situation.directory().rowsOf(party, situation.today()).stream()
                .anyMatch(row -> row.role() == PartyRole.RECEPTION_CENTRE);
    }

    private List<Fact> of(FactKind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).toList();
    }

    private static Optional<Fact> last(List<Fact> ordered) {
        return ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(ordered.size() - 1));
    }
}
