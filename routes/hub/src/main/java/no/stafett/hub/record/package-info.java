/**
 * Step 30: the one place where something takes effect.
 *
 * <p>In: examined messages, due dates that were reached, operators' acts. Out: for each an answer, after the commit and never
 * before. A group of them is one database transaction: message, facts, ledger change, log leaf, answer and outbox, all or
 * nothing. May use: ledger, log, keys, delivery's outbox. Nothing here knows what a service is.
 */
@NullMarked
package no.stafett.hub.record;

import org.jspecify.annotations.NullMarked;
