package no.stafett.hub.record;

import java.util.Map;

/** Something to be recorded: a message, the passing of time, or an operator's act. */
public sealed interface Work permits MessageWork, Work.Wake, Work.OperatorAct {

    /** A day was reached on which something changes for a person by itself. */
    record Wake(long person) implements Work {}

    /**
     * An operator did something that is to be in the log.
     *
     * @param act such as {@code PARTY_ADDED}
     * @param details names and values, none of them about a person
     */
    record OperatorAct(String act, Map<String, String> details) implements Work {}
}
