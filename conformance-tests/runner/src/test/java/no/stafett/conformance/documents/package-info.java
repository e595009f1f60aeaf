/** Tests of the package of this name. */
@NullMarked
package no.stafett.conformance.documents;

import org.jspecify.annotations.NullMarked;
