/**
 * Parties that are wrong in one way each. A suite is as strong as the share of them that it catches, each by a case that names the
 * right requirement.
 *
 * <p>A broken hub is a proxy in front of a real one: what it passes on is real, but for its one fault.
 */
@NullMarked
package no.stafett.conformance.broken;

import org.jspecify.annotations.NullMarked;
