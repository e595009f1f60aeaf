/**
 * What is known about a person, and about the parties, as plain values.
 *
 * <p>In: nothing. Out: {@link no.stafett.ledger.fact.Fact}s, {@link no.stafett.ledger.fact.Claim}s,
 * {@link no.stafett.ledger.fact.Hold}s and the {@link no.stafett.ledger.fact.Directory}. Facts are append-only: what was
 * true (from, until) and when it was known stand side by side. No database, no clock, no input or output. May be used
 * by: the rest of the ledger and the hub.
 */
@NullMarked
package no.stafett.ledger.fact;

import org.jspecify.annotations.NullMarked;
