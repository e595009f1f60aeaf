/**
 * Step 20: judges a document.
 *
 * <p>In: an {@code Incoming} from whichever carrier. Out: what is known of it, with every finding of the first layer that failed; a
 * bad document goes on to be recorded as rejected, it is never dropped here. Nothing here knows what a service is. May use: the
 * typed library, data, intake, party, record. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.checks;

import org.jspecify.annotations.NullMarked;
