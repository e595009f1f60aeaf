/**
 * Random lives under a controlled clock, through the hub's own record path: does the ledger let a double through, or leave a miss
 * untold?
 *
 * <p>The world keeps its own record of what was really given and told, and counts doubles and misses from it. Nothing here asks the
 * ledger's evaluation; what the catalogue says is read from its document anew.
 */
@NullMarked
package no.stafett.cli.simulate;

import org.jspecify.annotations.NullMarked;
