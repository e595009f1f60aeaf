/** Holds that each broken party is caught by a case that names the right requirement, and that a sound one is not. */
@NullMarked
package no.stafett.conformance.broken;

import org.jspecify.annotations.NullMarked;
