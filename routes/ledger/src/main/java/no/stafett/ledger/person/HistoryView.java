package no.stafett.ledger.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.Service.Sight;
import no.stafett.ledger.evaluate.ClaimStanding;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.fact.PersonFacts;

/** What one party may see of a person's ledger: all of what it owes or gives; of the rest what the catalogue lets others see. */
final class HistoryView {

    private final Catalogue catalogue;
    private final String party;
    private final Set<PartyRole> roles;

    HistoryView(Catalogue catalogue, String party, Set<PartyRole> roles) {
        this.catalogue = catalogue;
        this.party = party;
        this.roles = roles;
    }

    /**
     * What may be seen.
     *
     * @param imported messages that were opening balances
     * @param importedClaims numbers of the claims that these made
     */
    History of(
            Evaluation now,
            PersonFacts facts,
            List<OpenConflict> conflicts,
            Set<Long> imported,
            Set<String> importedClaims) {
        var full = new ArrayList<Obligation>();
        var shadowed = new ArrayList<Obligation>();
        for (var obligation : now.obligations()) {
            var sight = isOwn(obligation) ? Sight.FULL : sightOf(obligation.service());
            if (sight == Sight.FULL) {
                full.add(obligation);
            } else if (sight == Sight.YES_NO) {
                shadowed.add(obligation);
            }
        }
        return new History(
                true,
                now.asOf(),
                full,
                shadowed,
                facts.own().stream().filter(this::mayShow).toList(),
                now.claims().stream()
                        .map(HistoryView::standing)
                        .filter(claim -> claim.provider().equals(party) || sightOf(claim.service()) == Sight.FULL)
                        .toList(),
                conflicts.stream().filter(this::mayShow).toList(),
                imported,
                importedClaims);
    }

    private boolean isOwn(Obligation obligation) {
        return party.equals(obligation.responsible().party()) || party.equals(obligation.holder());
    }

    private Sight sightOf(String service) {
        return catalogue
                .service(service)
                .map(entry -> entry.visibility().hiddenFrom().stream().anyMatch(roles::contains)
                        ? Sight.HIDDEN
                        : entry.visibility().others())
                .orElse(Sight.HIDDEN);
    }

    private boolean mayShow(Fact fact) {
        return (fact.kind() == FactKind.DECISION && mayShow(fact, Key.AUTHORITY))
                || (fact.kind() == FactKind.PROVISION && mayShow(fact, Key.PROVIDER));
    }

    private boolean mayShow(Fact fact, String ownKey) {
        return fact.has(ownKey, party)
                || fact.value(Key.SERVICE).map(this::sightOf).orElse(Sight.HIDDEN) == Sight.FULL;
    }

    private boolean mayShow(OpenConflict conflict) {
        return conflict.texts("services").stream().allMatch(service -> sightOf(service) == Sight.FULL)
                || conflict.texts("parties").contains(party);
    }

    private static Claim standing(ClaimStanding standing) {
        var claim = standing.claim();
        return new Claim(
                claim.number(),
                claim.identifier(),
                claim.service(),
                claim.occurrence(),
                claim.provider(),
                claim.from(),
                claim.until(),
                claim.latestStart(),
                claim.component(),
                claim.componentOf(),
                claim.contested(),
                claim.inSpiteOf(),
                standing.state(),
                claim.requestedAt());
    }
}
