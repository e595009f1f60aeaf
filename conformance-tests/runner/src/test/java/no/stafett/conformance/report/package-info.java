/** Tests of the package of this name. */
@NullMarked
package no.stafett.conformance.report;

import org.jspecify.annotations.NullMarked;
