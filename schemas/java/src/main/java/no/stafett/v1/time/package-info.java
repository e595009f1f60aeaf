/**
 * Dates as the messages carry them: whole where they are certain, a year or a month where they are not.
 *
 * <p>In: the text of an element. Out: {@code java.time}, and {@link PartialDate}. May use: nothing. May be used by: all.
 */
@NullMarked
package no.stafett.v1.time;

import org.jspecify.annotations.NullMarked;
