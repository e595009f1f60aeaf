/**
 * Hubs under stress, on parts and processes of their own in a throw-away folder.
 *
 * <p>In: how many attempts, and a seed. Out: whether the promises held. May use: the hub's embedded parts, the command line's lines to
 * a hub. May be used by: nobody.
 */
@NullMarked
package no.stafett.cli.chaos;

import org.jspecify.annotations.NullMarked;
