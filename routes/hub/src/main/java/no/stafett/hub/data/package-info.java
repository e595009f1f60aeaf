/**
 * The hub's data folder: where its files lie, who may read them, and what keeps a hub from starting on it.
 *
 * <p>In: a path. Out: the places of keys, secrets, database, broker and folders. May use: nothing of ours. May be used
 * by: every step of the hub, and by the command line.
 */
@NullMarked
package no.stafett.hub.data;

import org.jspecify.annotations.NullMarked;
