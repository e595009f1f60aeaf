/**
 * The operators' desk: what is late, what waits, what failed, what collided, and the way of one message.
 *
 * <p>In: the ledger's and the log's tables, read by SQL; the broker's queues. Out: counts, parties, services, ids of
 * messages. Nothing here names or numbers a person, or opens a document. Changes go through the hub's audited acts.
 */
@NullMarked
package no.stafett.console.desk;

import org.jspecify.annotations.NullMarked;
