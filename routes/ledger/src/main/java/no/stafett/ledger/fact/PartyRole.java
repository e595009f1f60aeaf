package no.stafett.ledger.fact;

/** What a party is in the relay, as in the code list {@code party-role}. What a role owes stands in the catalogue. */
public enum PartyRole {
    /** A reception centre, or its operator. */
    RECEPTION_CENTRE,
    /** The Directorate of Integration and Diversity. */
    IMDI,
    /** A municipality; it may host a reception centre, settle people, or both. */
    MUNICIPALITY,
    /** A county authority. */
    COUNTY,
    /** The state's side of the Labour and Welfare Administration. */
    NAV,
    /** The authority that recognises foreign qualifications. */
    RECOGNITION_AUTHORITY,
    /** A person's agent with a power of attorney. */
    AGENT,
    /** The Directorate of Immigration. */
    UDI,
    /** The authority that is controller of the tests of Norwegian and social studies. */
    TEST_AUTHORITY
}
