package no.stafett.ledger.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue that can't be used. The message lists every fault that was found, each with its place. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<CatalogueFault> faults;

    CatalogueException(List<CatalogueFault> faults) {
        super("The service catalogue can't be used. Mend each of these and load it again:\n  "
                + faults.stream().map(CatalogueFault::toString).collect(Collectors.joining("\n  ")));
        this.faults = List.copyOf(faults);
    }

    /** Each of them. */
    public List<CatalogueFault> faults() {
        return faults;
    }
}
