/**
 * Step 10, by Folder: a party's documents lie in its folder; the receipt comes beside them. So do its spreadsheets, where an
 * adapter for its role is on the class path.
 *
 * <p>May use: intake, party, keys. May be used by: nobody.
 */
@NullMarked
package no.stafett.hub.intake.folder;

import org.jspecify.annotations.NullMarked;
