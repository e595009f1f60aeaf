package no.stafett.ledger.evaluate;

import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * Who owes it.
 *
 * @param role the role that the catalogue names; null: no rule of responsibility fits
 * @param territory municipality or county number, as valid on the day; null: not known, or the whole country
 * @param party organisation number; null: the directory has none
 */
public record Responsible(
        @Nullable PartyRole role,
        @Nullable String territory,
        @Nullable String party) {}
