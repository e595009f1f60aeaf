/**
 * Step 10, by Folder: a party's documents lie in its folder; the receipt comes beside them.
 *
 * <p>May use: intake, party. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.intake.folder;

import org.jspecify.annotations.NullMarked;
