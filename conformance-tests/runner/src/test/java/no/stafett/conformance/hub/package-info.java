/** Tests of the package of this name. */
@NullMarked
package no.stafett.conformance.hub;

import org.jspecify.annotations.NullMarked;
