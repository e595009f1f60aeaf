package no.stafett.v1;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings while something is examined or translated. Not thread-safe; made for one examination. */
public final class Findings {

    private final List<Finding> gathered = new ArrayList<>();

    /** Adds a finding. */
    public Findings add(Finding finding) {
        gathered.add(finding);
        return this;
    }

    /** Adds a finding at a place; {@code params} are names and values in turn. */
    public Findings add(FindingCode code, String at, String... params) {
        return add(Finding.at(code, at, params));
    }

    /** Adds all of them. */
    public Findings addAll(Iterable<Finding> findings) {
        findings.forEach(gathered::add);
        return this;
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return gathered.isEmpty();
    }

    /** Whether something was found that rejects the document. */
    public boolean anyErrors() {
        return gathered.stream().anyMatch(Finding::isError);
    }

    /** What was found so far, in order. */
    public List<Finding> list() {
        return List.copyOf(gathered);
    }
}
