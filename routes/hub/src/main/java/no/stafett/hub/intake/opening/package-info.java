/**
 * Step 10, by an operator: the balance with which a party joins, one file, taken apart into a document for each person.
 *
 * <p>May use: intake, operate, party, data. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.intake.opening;

import org.jspecify.annotations.NullMarked;
