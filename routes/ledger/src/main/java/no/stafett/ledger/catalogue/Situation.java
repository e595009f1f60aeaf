package no.stafett.ledger.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.PartialDate;

/**
 * A person as a condition may ask about them, for one service on one day. Whoever answers also remembers which facts were
 * used and on which later day an answer changes by the mere passing of time.
 */
public interface Situation {
    /** The day it is looked at. */
    LocalDate today();

    /** The day of an anchor for the service at hand; empty when it has not come. */
    Optional<LocalDate> anchor(Anchor anchor);

    Optional<PartialDate> birthDate();

    /** The permit basis held now, by the latest decision; empty when none is known. */
    Optional<Fact> permit();

    Set<String> citizenships();

    /** The settlement that holds now. */
    Optional<Fact> settlement();

    /** The first settlement. */
    Optional<Fact> firstSettlement();

    /** Whether the person is in reception on that day. */
    boolean inReception(LocalDate on);

    /**
     * Whether the person works at least so many hours a week on that day, by what was said last. A decision or event
     * about the service at hand whose reason is work says so too, until its end or until the person asks again.
     */
    boolean worksAtLeast(int hoursPerWeek, LocalDate on);

    /** The days on which the children were born whom the person cares for. */
    Set<LocalDate> childrenBornOn();

    /** How the person stands in upper secondary education, by what was said last; empty when nothing was. */
    Optional<String> upperSecondary();

    /** The best level shown in a skill of a language that is tested; empty when none is. */
    Optional<String> testedLevel(String test, String skill);

    /** The latest day on which a service ended, however it ended; empty when it never did. */
    Optional<LocalDate> ended(String service);

    /** The first settlement of the person that the permit rests on. */
    Optional<LocalDate> referenceSettledOn();

    /** Evidence about any service up to today. */
    boolean shown(String service, Set<EvidenceCode> codes);

    /** Where another service's obligation stands; empty when there is none. */
    Optional<ObligationState> stateOf(String service);

    /** The education group decided last; empty when none is. */
    Optional<String> educationGroup();

    /** Says that the answer given changes on that day; days that have passed are ignored. */
    void changesOn(LocalDate day);
}
