package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Situation;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/** A person as conditions may ask about them, once evaluated. */
public final class Situations {
    private final Life life;
    private final Evaluation now;
    private final Map<String, ObligationState> states = new HashMap<>();

    public Situations(PersonFacts facts, Evaluation now, Catalogue catalogue, Directory directory) {
        this.life = new Life(facts, catalogue, directory);
        this.now = now;
        // A follow-up shares the service's code; the service's own state comes first by key and is kept.
        now.obligations().forEach(owed -> states.putIfAbsent(owed.service(), owed.state()));
    }

    /** The person, for a service and occurrence; null: the first. */
    public Situation about(Service service, @Nullable String occurrence) {
        return lens(service, occurrence);
    }

    /** Who is responsible for a service today. */
    public Responsible responsible(Service service, @Nullable String occurrence) {
        return new Place(life).of(service, lens(service, occurrence));
    }

    /** Until when a service that is claimed from a day may last; empty where no limit is known to hold. */
    public Optional<Bound> bound(Service service, @Nullable String occurrence, LocalDate claimedFrom) {
        return new Term(life, service, lens(service, occurrence)).bound(claimedFrom);
    }

    private Lens lens(Service service, @Nullable String occurrence) {
        var which = Life.occurrence(service, occurrence);
        var lens = new Lens(life, service.code(), which, now.asOf(), states, null);
        now.obligation(service.code() + "/" + which).map(Obligation::openedOn).ifPresent(lens::openedOn);
        return lens;
    }
}
