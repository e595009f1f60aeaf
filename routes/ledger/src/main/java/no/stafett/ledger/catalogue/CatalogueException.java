package no.stafett.ledger.catalogue;

import java.util.List;

/** A catalogue that can't be used. The message lists every fault that was found, each with its place. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    CatalogueException(List<String> faults) {
        super("The service catalogue can't be used. Mend each of these and load it again:\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Each fault: its place, then what is wrong. */
    public List<String> faults() {
        return faults;
    }
}
