package no.stafett.hub.operate;

import java.util.List;
import java.util.Optional;

/** What an operator asks of the audit log. */
public interface AuditOperations {
    /** Recomputes every leaf and head from what is stored. */
    Verification verify();

    /**
     * The proof that one message's entry is in the log, in the text form that {@code audit check} reads.
     *
     * @param messageId InstanceIdentifier of a message that came in or went out
     */
    Optional<String> proof(String messageId);

    /** Rebuilds the ledger from the log beside the real one, and compares row for row. */
    Comparison rebuild();

    /**
     * What recomputing the log found.
     *
     * @param ok whether all of it agrees
     * @param entries how many entries were recomputed
     * @param root the tree's root, in hexadecimal
     * @param problems what does not agree, by index; nothing about a person
     */
    record Verification(boolean ok, long entries, String root, List<String> problems) {}

    /**
     * What rebuilding found.
     *
     * @param ok whether the rebuilt ledger is the same
     * @param rows how many rows were compared
     * @param differences what differs, by table and key; nothing about a person
     */
    record Comparison(boolean ok, long rows, List<String> differences) {}
}
