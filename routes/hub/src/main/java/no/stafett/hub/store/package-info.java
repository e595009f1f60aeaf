/**
 * How many new rows reach the database at once.
 *
 * <p>In: rows. Out: one statement. Knows no table. May use: nothing of ours. May be used by: record, log, delivery.
 */
@NullMarked
package no.stafett.hub.store;

import org.jspecify.annotations.NullMarked;
