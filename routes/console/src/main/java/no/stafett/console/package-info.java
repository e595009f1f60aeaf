/**
 * The console: pages that the hub's process serves, for operators ({@code desk}) and for a party without a system of its own
 * ({@code office}).
 *
 * <p>In: a browser's requests. Out: pages. It reads the hub's tables and queues, and changes only by what the hub offers:
 * audited acts, and documents that go the way of every other. May use: the hub. May be used by: nobody; it is found as a
 * service.
 */
@NullMarked
package no.stafett.console;

import org.jspecify.annotations.NullMarked;
