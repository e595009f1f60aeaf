/**
 * What a run found, for people (HTML, words), for builds (JUnit XML) and for machines (JSON). In: {@link
 * no.stafett.conformance.Results}. What came from the tested system is hostile, and escaped wherever it is shown.
 */
@NullMarked
package no.stafett.conformance.report;

import org.jspecify.annotations.NullMarked;
