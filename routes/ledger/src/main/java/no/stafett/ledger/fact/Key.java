package no.stafett.ledger.fact;

/** The names of a fact's values. {@link FactKind} says which kind carries which. */
public final class Key {
    public static final String ABROAD = "abroad";
    public static final String AGENT = "agent";
    public static final String ANSWER = "answer";
    public static final String APPLIED = "applied";
    public static final String AUTHORITY = "authority";
    public static final String BASIS = "basis";
    public static final String BY = "by";
    public static final String CENTRE = "centre";
    public static final String CLAIM = "claim";
    public static final String CODE = "code";
    public static final String COMPONENT = "component";
    public static final String COUNTRY = "country";
    public static final String DATE = "date";
    public static final String EDUCATION_GROUP = "educationGroup";
    public static final String EVENT = "event";
    public static final String FREE = "free";
    public static final String FROM = "from";
    public static final String GOAL = "goal";
    public static final String GROUP = "group";
    public static final String HOURS = "hours";
    public static final String IS_REFERENCE = "isReference";
    public static final String KIND = "kind";
    public static final String LEVEL = "level";
    public static final String MESSAGE = "message";
    public static final String MODE = "mode";
    public static final String MONTHS = "months";
    public static final String MUNICIPALITY = "municipality";
    public static final String NEED = "need";
    public static final String OCCURRENCE = "occurrence";
    public static final String OFFERED = "offered";
    public static final String OUTCOME = "outcome";
    public static final String OVERTURNS = "overturns";
    public static final String MESSAGE_ID = "messageId";
    public static final String PERFORMER = "performer";
    public static final String PLAN = "plan";
    public static final String PROPOSAL = "proposal";
    public static final String PROVIDER = "provider";
    public static final String QUALIFICATION = "qualification";
    public static final String QUALITY_ASSURED = "qualityAssured";
    public static final String QUOTA_YEAR = "quotaYear";
    public static final String REASON = "reason";
    public static final String REFERENCE = "reference";
    public static final String RELATION = "relation";
    public static final String REVISION = "revision";
    public static final String SERVICE = "service";
    public static final String SKILL = "skill";
    public static final String STAGE = "stage";
    public static final String STEP = "step";
    public static final String SUPPLEMENTS = "supplements";
    public static final String TO = "to";
    public static final String UNTIL = "until";
    public static final String VALID_AT = "validAt";

    private Key() {}
}
