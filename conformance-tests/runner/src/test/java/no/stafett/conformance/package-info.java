/** Tests of the suite itself; that it catches broken systems is held beside, in broken-party. */
@NullMarked
package no.stafett.conformance;

import org.jspecify.annotations.NullMarked;
