/**
 * Step 10, by JMS: every party's submissions come by one queue; the broker says who sent each.
 *
 * <p>May use: intake, party. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.intake.jms;

import org.jspecify.annotations.NullMarked;
