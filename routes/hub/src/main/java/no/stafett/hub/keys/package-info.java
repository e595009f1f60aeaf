/**
 * Keys: what makes a person's data readable, and what makes it gone.
 *
 * <p>In: plain bytes and the identifiers they name. Out: ciphertext with its key wrapped once for each of them. The keys lie in
 * a database of their own, wrapped by a key in a file of mode 0600; destroying a key erases all that it wraps. Nothing here
 * knows what a message is.
 */
@NullMarked
package no.stafett.hub.keys;

import org.jspecify.annotations.NullMarked;
