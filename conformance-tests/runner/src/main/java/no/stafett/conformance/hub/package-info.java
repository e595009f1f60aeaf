/**
 * Profile hub: the suite plays all parties against any hub.
 *
 * <p>In: where the hub answers, and its parties' secrets ({@link no.stafett.conformance.hub.TestedHub}); cases as data files. Out:
 * {@link no.stafett.conformance.ConformanceCase}s. It speaks to the hub by the published bindings alone; an operator's door is used
 * only where one is given, for the clock and for suspending.
 */
@NullMarked
package no.stafett.conformance.hub;

import org.jspecify.annotations.NullMarked;
