/**
 * The numbers that name people and organisations in Norway, and the checks that can be made on a number alone.
 *
 * <p>In: text. Out: a number that holds its own checks, or which check failed. A check says that a number is well formed,
 * never that it was issued, and never when or as what somebody was born: birth date and sex are fields of their own in
 * the messages. May use: nothing. May be used by: all.
 */
@NullMarked
package no.stafett.v1.identifier;

import org.jspecify.annotations.NullMarked;
