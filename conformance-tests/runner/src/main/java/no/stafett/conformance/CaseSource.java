package no.stafett.conformance;

import java.util.List;

/** Gives more cases: how a vendor's own tests extend the suite. Found by {@link java.util.ServiceLoader}. */
public interface CaseSource {
    /**
     * The cases for a profile.
     *
     * @param profile what kind of system is tested
     * @param system the system under test: a {@link no.stafett.conformance.hub.TestedHub}, or the path of a folder
     */
    List<ConformanceCase> cases(Profile profile, Object system);
}
