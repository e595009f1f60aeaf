/**
 * An agency's XML, read without trusting it.
 *
 * <p>In: bytes from anywhere. Out: a tree of {@link no.stafett.adapter.xml.NativeElement}s that remembers where each
 * stood and which of them a translator has looked at, or findings. No DTD, no entity, nothing fetched, limits on size,
 * depth and number. Nothing here knows any agency's format.
 */
@NullMarked
package no.stafett.adapter.xml;

import org.jspecify.annotations.NullMarked;
