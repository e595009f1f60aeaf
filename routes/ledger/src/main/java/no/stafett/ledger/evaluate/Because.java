package no.stafett.ledger.evaluate;

import java.util.List;

/**
 * Why an obligation exists.
 *
 * @param rule id of the catalogue's rule; {@link #BY_DECISION} when only a decision in force carries it, {@link #BY_EVIDENCE}
 *     when something was given that no rule gives a right to
 * @param catalogueVersion version of the catalogue
 * @param legalBasis the paragraph that the rule names
 * @param certain false: a fact is missing or only partly known, and the rule possibly holds
 * @param facts numbers of the facts used, ascending
 */
public record Because(String rule, String catalogueVersion, String legalBasis, boolean certain, List<Long> facts) {
    public static final String BY_DECISION = "decision-in-force";
    public static final String BY_EVIDENCE = "given-without-a-right";

    public Because {
        facts = List.copyOf(facts);
    }
}
