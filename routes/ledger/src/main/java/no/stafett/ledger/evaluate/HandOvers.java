package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.HandOverRule;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * Finds to whom a document is owed: each document, each receiver that a rule gives a ground and an event gives a need. What
 * comes first does not matter: settlement before the mapping, a link that comes last, a second move.
 */
final class HandOvers {
    private final Life life;
    private final Directory directory;
    private final Catalogue catalogue;
    private final LocalDate asOf;
    private final Map<String, HandOver> found = new TreeMap<>();

    HandOvers(Life life, Catalogue catalogue, LocalDate asOf) {
        this.life = life;
        this.directory = life.directory();
        this.catalogue = catalogue;
        this.asOf = asOf;
    }

    List<HandOver> all() {
        for (HandOverRule rule : catalogue.handOvers()) {
            var documents = life.of(rule.of(), asOf);
            if (!documents.isEmpty()) {
                var needs = needs(rule.when());
                documents.forEach(document -> needs.forEach(need -> owe(rule, document, need)));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * Where and since when somebody has the need.
     *
     * @param since null: as soon as the document is there
     * @param municipality the number, as valid on the day; null: the whole country
     */
    private record Need(@Nullable LocalDate since, @Nullable String municipality) {}

    private List<Need> needs(HandOverRule.When when) {
        return switch (when) {
            case AT_ONCE -> List.of(new Need(null, null));
            case SETTLEMENT_REQUESTED ->
                of(FactKind.SETTLEMENT_REQUESTED).flatMap(this::need).toList();
            case SETTLEMENT_ACCEPTED ->
                of(FactKind.SETTLEMENT_ANSWERED)
                        .filter(fact -> fact.has(Key.ANSWER, "ACCEPTED"))
                        .flatMap(this::need)
                        .toList();
            case SETTLED ->
                Stream.concat(of(FactKind.SETTLED), of(FactKind.MOVED))
                        .flatMap(this::need)
                        .toList();
        };
    }

    private Stream<Fact> of(FactKind kind) {
        return life.of(kind, asOf).stream();
    }

    private Stream<Need> need(Fact event) {
        return event
                .value(Key.MUNICIPALITY)
                .map(number -> new Need(
                        event.trueFrom(),
                        directory
                                .municipalityOn(
                                        number, event.day(Key.VALID_AT).orElse(event.trueFrom()), event.trueFrom())
                                .orElse(number)))
                .stream();
    }

    private void owe(HandOverRule rule, Fact document, Need need) {
        var stated = need.since();
        var needed = stated == null ? document.trueFrom() : stated;
        var since = needed.isAfter(document.trueFrom()) ? needed : document.trueFrom();
        var territory = territory(rule.to(), need.municipality());
        var receiver =
                directory.party(rule.to(), territory, needed).or(() -> directory.party(rule.to(), territory, since));
        if (isMaker(document, receiver)) {
            return;
        }
        var name = receiver.map(Party::number).orElse(rule.to() + ":" + (territory == null ? "NO" : territory));
        var owed = new HandOver(
                document.message() + "/" + name,
                rule.id(),
                rule.of(),
                document.id(),
                document.message(),
                rule.to(),
                territory,
                receiver.map(Party::number).orElse(null),
                since,
                rule.ground());
        found.merge(owed.key(), owed, (one, other) -> other.since().isBefore(one.since()) ? other : one);
    }

    private @Nullable String territory(PartyRole role, @Nullable String municipality) {
        if (municipality == null) {
            return null;
        }
        return role == PartyRole.COUNTY ? directory.countyOf(municipality) : municipality;
    }

    /** Whoever answered for the document has it. */
    private static boolean isMaker(Fact document, Optional<Party> receiver) {
        return receiver.map(Party::number)
                .filter(number -> document.has(Key.BY, number))
                .isPresent();
    }
}
