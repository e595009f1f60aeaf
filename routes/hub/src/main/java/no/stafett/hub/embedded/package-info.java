/**
 * The real PostgreSQL and the real Artemis, started by the hub with their data on disk, for trying out and for tests.
 *
 * <p>In: a folder and a port. Out: a running, durable part and its address. May use: the data folder's errors. May be
 * used by: the application; nothing else knows whether a part is embedded.
 */
@NullMarked
package no.stafett.hub.embedded;

import org.jspecify.annotations.NullMarked;
