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
    /** {@code municipality}, {@code validAt}; {@code answer}: ACCEPTED or DECLINED; {@code mode}. True from: the decision. */
    SETTLEMENT_ANSWERED(Key.MUNICIPALITY, Key.VALID_AT, Key.ANSWER, Key.MODE),
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
    /** {@code hours}: work a week. True from and until: the employment. */
    EMPLOYMENT(Key.HOURS),
    /** {@code service}: the person asked for it. True from: the day it was asked. */
    REQUESTED_BY_PERSON(Key.SERVICE),
    /** {@code message}: id of a message whose facts no longer count. They stay, and so does this. */
    WITHDRAWN(Key.MESSAGE);

    private final Set<String> keys;

    FactKind(String... keys) {
        this.keys = Set.of(keys);
    }

    /** The value keys that a fact of this kind may carry. */
    public Set<String> keys() {
        return keys;
    }
}
