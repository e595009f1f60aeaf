/**
 * Step 10, by SOAP: submit, claim and history answer at once; fetch and acknowledge read a party's inbox.
 *
 * <p>May use: intake, party, delivery's inbox. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.intake.soap;

import org.jspecify.annotations.NullMarked;
