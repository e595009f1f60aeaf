package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.fact.Directory;

/** Who is to be told what, today. */
public final class Notices {
    private Notices() {}

    /**
     * The notices that are due and have not been sent, by key.
     *
     * @param before what is stored: what has changed since is told
     * @param sent keys of every notice sent about the person
     */
    public static List<Notice> due(
            Ledger before, Evaluation now, Catalogue catalogue, Directory directory, LocalDate asOf, Set<String> sent) {
        return List.of();
    }
}
