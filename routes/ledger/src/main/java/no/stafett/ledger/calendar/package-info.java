/**
 * Days as the law counts them: months, working days, Norwegian holidays.
 *
 * <p>In: a date. Out: a date. No clock. May be used by: catalogue, evaluate, claim.
 */
@NullMarked
package no.stafett.ledger.calendar;

import org.jspecify.annotations.NullMarked;
