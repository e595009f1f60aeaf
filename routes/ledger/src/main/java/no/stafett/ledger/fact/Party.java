package no.stafett.ledger.fact;

import org.jspecify.annotations.Nullable;

/**
 * A party in one role and territory, for a time. A party with two roles stands twice.
 *
 * @param number organisation number, nine digits
 * @param role what it is
 * @param territory municipality or county number; null: the whole country
 * @param period when it holds the role there
 * @param name for people to read
 */
public record Party(String number, PartyRole role, @Nullable String territory, DatePeriod period, String name) {}
