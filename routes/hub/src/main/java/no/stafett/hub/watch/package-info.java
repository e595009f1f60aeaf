/**
 * What time brings about: people for whom a day was reached on which something changes, and what is old enough to be thrown away.
 *
 * <p>In: the hub's clock. Out: a work for each person who is due, recorded like any other. Runs on one node at a time. May use:
 * record, keys, operate's clock. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.watch;

import org.jspecify.annotations.NullMarked;
