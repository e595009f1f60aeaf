package no.stafett.conformance;

import java.util.ArrayList;
import java.util.List;

/** One run of one case: keeps what went back and forth, for the report. Confined to one thread at a time. */
public final class CaseRun {
    private final List<Exchange> exchanges = new ArrayList<>();

    /** Keeps an exchange. */
    public synchronized void shows(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** What was kept, in the order it happened. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
