package no.stafett.ledger.fact;

import java.util.Set;

/**
 * What a fact is about, and which values it may carry. The value keys are constants of {@link Key}; a key that is not
 * listed for a kind is refused. The day a fact is true from ({@link Fact#trueFrom()}) is named for each kind.
 */
public enum FactKind {
    /** {@code date}: a {@link PartialDate}. True from: the earliest day. */
    BIRTH_DATE(Key.DATE),
    /** {@code code}. */
    SEX(Key.CODE),
    /** {@code country}: ISO 3166-1 alpha-3. */
    CITIZENSHIP(Key.COUNTRY),
    /**
     * {@code basis}: code of the list residence-basis; {@code applied}, {@code until} (first day no longer valid): days;
     * {@code abroad}: {@code true} when it was granted abroad. True from: the day of the decision.
     */
    PERMIT(Key.BASIS, Key.APPLIED, Key.UNTIL, Key.ABROAD),
    /** {@code code}: why a permit holds no more (LAPSED, REVOKED). True from: the day it ended. */
    PERMIT_ENDED(Key.CODE),
    /** Arrived in the country. True from: the day of arrival. */
    ARRIVAL(),
    /** {@code municipality}, {@code validAt}: the host municipality; {@code centre}. True from and until: the stay. */
    RECEPTION(Key.MUNICIPALITY, Key.VALID_AT, Key.CENTRE),
    /** {@code municipality}, {@code validAt}: where the person is registered as resident. True from: that day. */
    REGISTERED_RESIDENCE(Key.MUNICIPALITY, Key.VALID_AT),
    /** Came alone as a minor. */
    UNACCOMPANIED_MINOR(),
    /** Selected for resettlement (quota); {@code quotaYear}. True from: the day of selection. */
    RESETTLEMENT(Key.QUOTA_YEAR),
    /**
     * {@code relation}; {@code reference}: id of the other person's identifier; {@code isReference}: {@code true} when
     * the permit rests on that person.
     */
    FAMILY(Key.RELATION, Key.REFERENCE, Key.IS_REFERENCE),
    /** {@code level}: code of address protection. The latest one holds. */
    ADDRESS_PROTECTION(Key.LEVEL),
    /** {@code by}: who held the settlement conversation. True from: the day of the conversation. */
    PREFERENCES(Key.BY),
    /** {@code municipality}, {@code validAt}; {@code mode}. True from: the day of the request. */
    SETTLEMENT_REQUESTED(Key.MUNICIPALITY, Key.VALID_AT, Key.MODE),
    /**
     * {@code municipality}, {@code validAt}; {@code answer}: ACCEPTED or DECLINED; {@code mode}; {@code outcome}: how the
     * person's first wish was met, never what it was. True from: the decision.
     */
    SETTLEMENT_ANSWERED(Key.MUNICIPALITY, Key.VALID_AT, Key.ANSWER, Key.MODE, Key.OUTCOME),
    /** {@code municipality}, {@code validAt}; {@code mode}. True from: the day of settlement. */
    SETTLED(Key.MUNICIPALITY, Key.VALID_AT, Key.MODE),
    /** {@code municipality}, {@code validAt}: moved to; {@code mode}: the kind of move. True from: the day of the move. */
    MOVED(Key.MUNICIPALITY, Key.VALID_AT, Key.MODE),
    /**
     * {@code code}: why (RETURNED, DIED, PERMIT_LAPSED, WHEREABOUTS_UNKNOWN, …). True from: that day; true until: the day
     * the person was back.
     */
    LEFT(Key.CODE),
    /**
     * A formal decision: {@code service}, {@code occurrence}, {@code outcome}, {@code from}, {@code until}, {@code reason},
     * {@code educationGroup}, {@code goal}, {@code authority}, {@code claim}, {@code offered}, {@code applied},
     * {@code overturns} (id of the message overturned), {@code messageId} (the id that its sender gave it). True from: the day of the decision.
     */
    DECISION(
            Key.SERVICE,
            Key.OCCURRENCE,
            Key.OUTCOME,
            Key.FROM,
            Key.UNTIL,
            Key.REASON,
            Key.EDUCATION_GROUP,
            Key.GOAL,
            Key.AUTHORITY,
            Key.CLAIM,
            Key.OFFERED,
            Key.APPLIED,
            Key.OVERTURNS,
            Key.MESSAGE_ID),
    /**
     * What was really given: {@code service}, {@code occurrence}, {@code event}, {@code provider} (the responsible
     * party), {@code performer}, {@code claim}, {@code component}, {@code outcome}, {@code reason}, {@code hours},
     * {@code until}. True from: the day it happened.
     */
    PROVISION(
            Key.SERVICE,
            Key.OCCURRENCE,
            Key.EVENT,
            Key.PROVIDER,
            Key.PERFORMER,
            Key.CLAIM,
            Key.COMPONENT,
            Key.OUTCOME,
            Key.REASON,
            Key.HOURS,
            Key.UNTIL),
    /**
     * A mapping of skills: {@code kind} (COMPLETE or SUPPLEMENT), {@code stage}, {@code by} (the responsible party),
     * {@code performer}, {@code qualityAssured} ({@code true}: goes through an earlier mapping, adds none),
     * {@code supplements} (id of the message added to), {@code claim}. True from: the day it was completed.
     */
    MAPPING(Key.KIND, Key.STAGE, Key.BY, Key.PERFORMER, Key.QUALITY_ASSURED, Key.SUPPLEMENTS, Key.CLAIM),
    /** {@code qualification}: the sender's key; {@code level}: kind of level; {@code agent}. True from: applied. */
    APPLICATION(Key.QUALIFICATION, Key.LEVEL, Key.AGENT),
    /** {@code qualification}, {@code level}, {@code outcome}, {@code authority}. True from: decided. */
    RECOGNITION(Key.QUALIFICATION, Key.LEVEL, Key.OUTCOME, Key.AUTHORITY),
    /** {@code group}: code of the list education-group, decided apart from a service; {@code authority}. */
    EDUCATION_GROUP(Key.GROUP, Key.AUTHORITY),
    /**
     * {@code hours}: all work a week, 0 when there is none. The latest statement holds. True from: the day; true until: an
     * agreed end.
     */
    EMPLOYMENT(Key.HOURS),
    /** {@code date}: the day a child of the person was born. True from: the day the person cared for it. */
    CHILD(Key.DATE),
    /** {@code code}: how the person stands in upper secondary education. The latest statement holds. True from: the day. */
    UPPER_SECONDARY(Key.CODE),
    /** A career guidance that came to its end: {@code by}, {@code claim}, {@code occurrence}. True from: that day. */
    GUIDANCE(Key.BY, Key.CLAIM, Key.OCCURRENCE),
    /** {@code plan}: the sender's key; {@code revision}; {@code goal}; {@code until}; {@code by}. True from: its first day. */
    PLAN(Key.PLAN, Key.REVISION, Key.GOAL, Key.UNTIL, Key.BY),
    /** An assessment of prior learning: {@code level}, {@code by}, {@code claim}, {@code occurrence}. True from: that day. */
    ASSESSMENT(Key.LEVEL, Key.BY, Key.CLAIM, Key.OCCURRENCE),
    /** {@code qualification}: a subject's code; {@code outcome}: how it was assessed; {@code level}; {@code by}. */
    SUBJECT_ASSESSED(Key.QUALIFICATION, Key.OUTCOME, Key.LEVEL, Key.BY),
    /**
     * A test, or a part of one: {@code code}: which test; {@code skill} and {@code level}, or {@code outcome}: PASSED or FAILED;
     * {@code free}: {@code true} for the attempt that is free of charge; {@code by}: who held it. True from: the day of the test.
     */
    TESTED(Key.CODE, Key.SKILL, Key.LEVEL, Key.OUTCOME, Key.FREE, Key.BY),
    /**
     * {@code service}, {@code occurrence}, {@code claim}, {@code step}: PROPOSED, ACCEPTED or DECLINED; {@code from} and {@code to}:
     * parties; {@code proposal}: id of the message answered; {@code reason}. True from: the day of the hand-over.
     */
    TRANSFER(Key.SERVICE, Key.OCCURRENCE, Key.CLAIM, Key.STEP, Key.FROM, Key.TO, Key.PROPOSAL, Key.REASON),
    /**
     * {@code service}, {@code component}, {@code claim}, {@code step}; {@code by}: who is responsible; {@code provider}: who gives the
     * part; {@code proposal}; {@code until}. True from: the first day.
     */
    COMPONENT_AGREED(Key.SERVICE, Key.COMPONENT, Key.CLAIM, Key.STEP, Key.BY, Key.PROVIDER, Key.PROPOSAL, Key.UNTIL),
    /**
     * {@code need}: what is asked for, with spaces between; {@code to}: whom; {@code by}; {@code service}: where the person comes
     * from; {@code until}: the last day to answer; {@code message}: ids of the messages it names, with spaces between. True
     * from: the day of the referral.
     */
    REFERRED(Key.NEED, Key.TO, Key.BY, Key.SERVICE, Key.UNTIL, Key.MESSAGE),
    /** {@code answer}; {@code by}; {@code message}: id of the referral; {@code need}: what is offered. True from: that day. */
    REFERRAL_ANSWERED(Key.ANSWER, Key.BY, Key.MESSAGE, Key.NEED),
    /** {@code service}, {@code occurrence}, {@code claim}, {@code outcome}, {@code goal}, {@code by}. True from: the end. */
    OUTCOME(Key.SERVICE, Key.OCCURRENCE, Key.CLAIM, Key.OUTCOME, Key.GOAL, Key.BY),
    /** {@code service}, {@code occurrence}, {@code months}: after the end; {@code outcome}; {@code by}. True from: that day. */
    FOLLOWED_UP(Key.SERVICE, Key.OCCURRENCE, Key.MONTHS, Key.OUTCOME, Key.BY),
    /** What was completed has been stated for a permit. True from: the day it is true of. */
    COMPLETION_STATED(Key.BY),
    /** {@code service}: the person asked for it. True from: the day it was asked. */
    REQUESTED_BY_PERSON(Key.SERVICE),
    /**
     * {@code message}: id of a message whose facts no longer count; {@code claim}: the claim that it made. They stay, and so
     * does this.
     */
    WITHDRAWN(Key.MESSAGE, Key.CLAIM);

    private final Set<String> keys;

    FactKind(String... keys) {
        this.keys = Set.of(keys);
    }

    /** The value keys that a fact of this kind may carry. */
    public Set<String> keys() {
        return keys;
    }
}
