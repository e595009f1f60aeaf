/**
 * The conformance suite: says, requirement by requirement, whether a system speaks Stafett, and why not.
 *
 * <p>In: a system under test, and cases: data files, or values of {@link no.stafett.conformance.ConformanceCase}. Out: an
 * {@link no.stafett.conformance.Outcome} for each case. A {@link no.stafett.conformance.ConformanceEngine} runs them on the JUnit
 * Platform, so that a vendor's own cases and tools fit in.
 */
@NullMarked
package no.stafett.conformance;

import org.jspecify.annotations.NullMarked;
