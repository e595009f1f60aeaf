package no.stafett.conformance;

import java.util.List;

/**
 * One case of the suite. Data files become cases; a vendor's own are given by a {@link CaseSource}.
 *
 * <p>A case stands alone: it makes the people it needs, and may follow or precede any other.
 */
public interface ConformanceCase {
    /** Its name, with its folder: {@code 0-carrier/same-bytes-same-answer}. */
    String id();

    /** What must be so, in a sentence. */
    String title();

    /** Why it matters. */
    String why();

    /** The requirements that it covers, such as {@code R-052}; at least one. */
    List<String> covers();

    /**
     * Runs it.
     *
     * @throws Failed when something else is seen than what is required
     * @throws NotRun when it can't be run, with the reason
     */
    void run(CaseRun run) throws Exception;
}
