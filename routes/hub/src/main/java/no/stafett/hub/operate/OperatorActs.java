package no.stafett.hub.operate;

import java.util.Map;

/** Puts what an operator did into the audit log; an act that can't be logged is not done. */
@FunctionalInterface
public interface OperatorActs {
    /**
     * Logs an act, and returns when the entry is committed.
     *
     * @param act such as {@code PARTY_ADDED}
     * @param details names and values, none of them about a person
     */
    void record(String act, Map<String, String> details);
}
