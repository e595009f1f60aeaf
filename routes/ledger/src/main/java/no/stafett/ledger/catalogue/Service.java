package no.stafett.ledger.catalogue;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.stafett.ledger.calendar.TimeLimit;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * Everything the catalogue says about one service.
 *
 * @param code as in the code list {@code service}
 * @param owner the directorate that answers for the row
 * @param period when the service exists; judged on the day it is looked at
 * @param title for people to read
 * @param documentation what it is, and where the law and reports differ
 * @param legalBasis the law and paragraphs
 * @param source where the rows were taken from
 * @param occurrence how often it can come
 * @param visibility what others than the responsible party and the holder may see
 * @param triggers the days on which it arises; the earliest counts
 * @param entitlement rules in order; the first that holds wins
 * @param responsibility who owes it; the first that holds wins
 * @param milestones what must have happened by when
 * @param prerequisites what should come before; they warn, they never block
 * @param onMove what a move to another municipality does
 * @param holds what a claim holds
 * @param limits how long it may last; null: no limit
 * @param lengthenings leave and absence that come on top of how long it may last
 * @param quantities how many hours there are of it; null: it is not counted in hours
 * @param languageGoals the least language goals; null: none
 * @param evidence what a piece of evidence means for this service, where it differs from the usual; the first that fits
 * @param suspensions while one holds, it is not owed for the time being
 * @param endings when one holds, it is no longer owed
 * @param followUps what is advised after its end
 * @param notices who is told what
 * @param reminder how long before a due date
 * @param grace how long after a due date the second notice comes
 */
public record Service(
        String code,
        String owner,
        DatePeriod period,
        Text title,
        Text documentation,
        String legalBasis,
        String source,
        Occurrence occurrence,
        Visibility visibility,
        List<Trigger> triggers,
        Dated<List<Rule>> entitlement,
        Dated<List<Responsibility>> responsibility,
        Dated<List<Milestone>> milestones,
        List<Prerequisite> prerequisites,
        OnMove onMove,
        List<HoldRule> holds,
        @Nullable Dated<List<Limit>> limits,
        List<Lengthening> lengthenings,
        @Nullable Dated<List<Quantity>> quantities,
        @Nullable Dated<List<LanguageGoal>> languageGoals,
        List<Evidence> evidence,
        List<Suspension> suspensions,
        List<Ending> endings,
        List<FollowUp> followUps,
        List<Told> notices,
        TimeLimit reminder,
        TimeLimit grace) {

    /** How often a service can come. */
    public enum OccurrenceKind {
        /** Once per person. */
        ONCE,
        /** Several, never two at a time. */
        ONE_AT_A_TIME,
        /** Once for each key, such as a qualification. */
        ONCE_PER_QUALIFICATION,
        /** As often as it is useful. */
        REPEATABLE
    }

    /**
     * How often it can come.
     *
     * @param level for a qualification: the kind of level of the applications that are meant; null: any
     */
    public record Occurrence(OccurrenceKind kind, @Nullable String level) {
        /** Whether two of the same key are a double. */
        public boolean once() {
            return kind == OccurrenceKind.ONCE || kind == OccurrenceKind.ONCE_PER_QUALIFICATION;
        }
    }

    /** What somebody may see of a service. */
    public enum Sight {
        /** All of it. */
        FULL,
        /** Only whether there is something. */
        YES_NO,
        /** Nothing. */
        HIDDEN
    }

    /**
     * What others than the responsible party and the holder may see.
     *
     * @param others what they see
     * @param hiddenFrom roles that see nothing
     */
    public record Visibility(Sight others, Set<PartyRole> hiddenFrom) {}

    /**
     * A day on which an obligation arises.
     *
     * @param of the service whose day it is; null: this one
     * @param when must hold as well; null: nothing more
     */
    public record Trigger(
            Anchor on, @Nullable String of, @Nullable Condition when) {}

    /**
     * Who is entitled to what.
     *
     * @param id stable and unique in the catalogue; shown as the reason
     * @param legalBasis the paragraph
     * @param unverified whether the facts behind it could not be verified in full
     * @param when the condition; null: everybody
     */
    public record Rule(
            String id,
            EntitlementKind kind,
            String legalBasis,
            boolean unverified,
            Text documentation,
            @Nullable Condition when) {}

    /** How the responsible party is found on a date. */
    public enum Found {
        /** The municipality that the person is settled in. */
        MUNICIPALITY_SETTLED_IN,
        /** The municipality where the person is registered, else the one they are settled in. */
        MUNICIPALITY_REGISTERED_IN,
        /** The municipality that hosts the reception centre. */
        HOST_MUNICIPALITY,
        /** The county of the municipality that the person is settled in. */
        COUNTY_OF_MUNICIPALITY,
        /** The one party that plays the role in the country. */
        SINGLE_ROLE
    }

    /** Who owes it. */
    public record Responsibility(
            PartyRole role, Found found, @Nullable Condition when) {}

    /**
     * What must have happened by when.
     *
     * @param name DECISION, START, OFFER, COMPLETION, …
     * @param after counted from; without that day there is no due date yet
     * @param within how long; null: no due date
     * @param binding false: a reminder only, never overdue
     * @param metBy evidence that meets it
     * @param whenGiven kinds of entitlement it belongs to; empty: every kind but MAY_OFFER and NONE
     * @param afterMove after a move that awaits a decision or passes the service on: how long the new party has; null: as
     *     before
     * @param atLimit due when what the service may last is over; then there is no {@code within}
     * @param lengthened what lengthens the service comes on top of {@code within}
     */
    public record Milestone(
            String name,
            Anchor after,
            @Nullable TimeLimit within,
            boolean binding,
            Set<EvidenceCode> metBy,
            Set<EntitlementKind> whenGiven,
            @Nullable TimeLimit afterMove,
            boolean atLimit,
            boolean lengthened,
            String legalBasis,
            boolean unverified) {}

    /** What should come before: it warns, it never blocks. */
    public record Prerequisite(Condition condition, Text text) {}

    /** What a move to another municipality does to what is not ended. */
    public enum OnMove {
        /** Nothing: whoever was responsible stays so. */
        STAYS,
        /** The new municipality owes it. */
        FOLLOWS,
        /** It ends, or is offered anew: the new municipality's decision is awaited. */
        AWAITS_DECISION
    }

    /** What a claim holds. */
    public enum HoldKind {
        /** The service, for ever. */
        ONCE,
        /** The service, while it lasts; another claim collides. */
        ONE_AT_A_TIME,
        /** A place in a group of services that exclude each other; the same service may overlap itself. */
        EXCLUSIVE_GROUP
    }

    /** A row that a claim writes. */
    public record HoldRule(HoldKind kind, @Nullable String group) {}

    /**
     * How long it may last.
     *
     * @param educationGroups empty: any
     * @param goals empty: any
     * @param after counted from; while that day has not come, from the first day claimed
     * @param extension what a decision that extends it may add
     * @param when must hold as well; null: nothing more
     */
    public record Limit(
            Set<String> educationGroups,
            Set<String> goals,
            Period upTo,
            Anchor after,
            Period extension,
            String legalBasis,
            @Nullable Condition when) {}

    /** Which days are counted. */
    public enum Days {
        /** Neither weekends nor Norwegian holidays. */
        WORKING_DAYS,
        /** All. */
        DAYS
    }

    /**
     * Leave and absence, while it lasts, that come on top of how long it may last.
     *
     * @param by what counts
     * @param counts in which days it is counted and added
     * @param over nothing is added while there are no more than so many altogether; when there are, all of them are
     */
    public record Lengthening(List<LengthenedBy> by, Days counts, int over, String legalBasis, boolean unverified) {}

    /**
     * One kind of leave or absence.
     *
     * @param of the service that it is told of; null: this one
     * @param reasons only with one of these reason codes; empty: any
     */
    public record LengthenedBy(EvidenceCode code, @Nullable String of, Set<String> reasons) {}

    /**
     * So many hours.
     *
     * @param educationGroups empty: any
     * @param counts another service whose hours count towards them; null: none
     * @param component only that part of the other service; null: all of it
     * @param atMost how many of the other's hours count; null: all
     * @param when must hold as well; null: nothing more
     */
    public record Quantity(
            Set<String> educationGroups,
            int hours,
            @Nullable String counts,
            @Nullable String component,
            @Nullable Integer atMost,
            String legalBasis,
            @Nullable Condition when) {}

    /**
     * At least this level in each of the skills; it should be reached, and is never a ground to refuse.
     *
     * @param educationGroups empty: any
     */
    public record LanguageGoal(
            Set<String> educationGroups, String test, Set<String> skills, String level, String legalBasis) {}

    /**
     * What a piece of evidence means.
     *
     * @param kinds only for these kinds of entitlement; empty: all
     * @param reasons only with one of these reason or outcome codes; empty: any
     * @param becomes the state after it
     * @param reason reason code of the state; null: the evidence's own
     */
    public record Evidence(
            EvidenceCode code,
            Set<EntitlementKind> kinds,
            Set<String> reasons,
            ObligationState becomes,
            @Nullable String reason) {}

    /**
     * While it holds, the service is not owed.
     *
     * @param revivesWithinMonths counted from the anchor: afterwards it does not revive but ends; null: it always revives
     */
    public record Suspension(
            String reason,
            Condition when,
            Anchor anchor,
            @Nullable Integer revivesWithinMonths) {}

    /** When it holds, the service is no longer owed; a decision in force is not overridden. */
    public record Ending(String reason, Condition when) {}

    /** What is advised so long after the end. */
    public record FollowUp(String name, TimeLimit after, String legalBasis, Text text) {}

    /** Which notice. */
    public enum NoticeKind {
        DUE_SOON,
        OVERDUE,
        SECOND_NOTICE,
        CONFLICT,
        CONFLICT_RESOLVED,
        REASSIGNED,
        CLAIM_LAPSED,
        CLOSED
    }

    /** Who is told. */
    public enum Whom {
        /** The responsible party. */
        RESPONSIBLE,
        /** The party that was responsible until now. */
        FORMER,
        /** Whoever holds a claim, or gives the service. */
        HOLDER,
        /** The party that plays a role in the country. */
        ROLE
    }

    /**
     * Who is told what.
     *
     * @param role for {@link Whom#ROLE}; null otherwise
     * @param countsOnly that party learns the number, and no names
     */
    public record Told(
            NoticeKind notice, Whom whom, @Nullable PartyRole role, boolean countsOnly) {}

    /** Services whose state must be known before this one is evaluated. */
    Stream<String> needsStateOf() {
        return Stream.of(
                        triggers.stream().map(Trigger::when),
                        entitlement.versions().stream()
                                .flatMap(v -> v.part().stream())
                                .map(Rule::when),
                        responsibility.versions().stream()
                                .flatMap(v -> v.part().stream())
                                .map(Responsibility::when),
                        suspensions.stream().map(Suspension::when),
                        endings.stream().map(Ending::when))
                .flatMap(conditions -> conditions)
                .flatMap(condition -> Optional.ofNullable(condition).stream())
                .flatMap(Condition::needsStateOf)
                .filter(other -> !other.equals(code));
    }

    /** Every service that its conditions name. */
    Stream<String> namedServices() {
        return Stream.concat(
                Stream.of(
                                triggers.stream().map(Trigger::when),
                                entitlement.versions().stream()
                                        .flatMap(v -> v.part().stream())
                                        .map(Rule::when),
                                responsibility.versions().stream()
                                        .flatMap(v -> v.part().stream())
                                        .map(Responsibility::when),
                                suspensions.stream().map(Suspension::when),
                                endings.stream().map(Ending::when))
                        .flatMap(conditions -> conditions)
                        .flatMap(condition -> Optional.ofNullable(condition).stream())
                        .flatMap(Condition::services),
                Stream.of(
                                prerequisites.stream()
                                        .flatMap(prerequisite ->
                                                prerequisite.condition().services()),
                                triggers.stream().flatMap(trigger -> Optional.ofNullable(trigger.of()).stream()),
                                quantityServices(),
                                lengthenings.stream()
                                        .flatMap(lengthening -> lengthening.by().stream())
                                        .flatMap(by -> Optional.ofNullable(by.of()).stream()))
                        .flatMap(named -> named));
    }

    private Stream<String> quantityServices() {
        return Optional.ofNullable(quantities).stream()
                .flatMap(dated -> dated.versions().stream())
                .flatMap(version -> version.part().stream())
                .flatMap(quantity -> Optional.ofNullable(quantity.counts()).stream());
    }
}
