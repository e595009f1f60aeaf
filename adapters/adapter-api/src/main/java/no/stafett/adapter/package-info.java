/**
 * How an agency's way of saying something becomes the standard's, and back.
 *
 * <p>In: an agency's document, or a message. Out: a {@link no.stafett.adapter.Translation}: findings, and then a message
 * or none. A translator is pure: no clock, no I/O, no throwing; the same bytes always give the same. May use: the typed
 * library. Adapters don't know each other.
 */
@NullMarked
package no.stafett.adapter;

import org.jspecify.annotations.NullMarked;
