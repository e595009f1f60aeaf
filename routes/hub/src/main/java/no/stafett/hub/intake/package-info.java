/**
 * Step 10: takes a document off the wire, from whichever carrier it came by.
 *
 * <p>In: bytes from a party that has shown who it is. Out: an {@link no.stafett.hub.intake.Incoming} for {@code
 * 20-checks}; back comes an {@link no.stafett.hub.intake.Answer}. Nothing here knows what a message says. May use:
 * party, delivery's inbox. May be used by: checks, record.
 */
@NullMarked
package no.stafett.hub.intake;

import org.jspecify.annotations.NullMarked;
