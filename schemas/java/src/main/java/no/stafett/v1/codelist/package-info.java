/**
 * The code lists of the standard: which codes exist on a date.
 *
 * <p>In: the files of {@code schemas/v1/codes}. Out: whether a code is in its list on a date. May use: nothing. May be used
 * by: all.
 */
@NullMarked
package no.stafett.v1.codelist;

import org.jspecify.annotations.NullMarked;
