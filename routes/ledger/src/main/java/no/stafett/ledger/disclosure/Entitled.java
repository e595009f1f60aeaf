package no.stafett.ledger.disclosure;

/**
 * A party that is owed a copy of a document.
 *
 * @param key rules, message and receiver: {@code SM-COUNTY/17/310000604}; the rules joined by {@code +} where several fit.
 *     To be kept with what was handed on
 * @param message the hub's number of the message
 * @param receiver organisation number
 * @param rule id of the first row that fits, as the copy's header names it
 * @param projection what stands in the copy
 * @param legal the paragraph that the row names
 */
public record Entitled(String key, long message, String receiver, String rule, Projection projection, String legal) {}
