package no.stafett.hub.record;

import java.util.List;
import java.util.function.Supplier;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.ledger.catalogue.MunicipalityChanges;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyDirectory.Change;
import no.stafett.ledger.fact.PartyRole;

/** The directory of parties as the ledger's rules ask it: an immutable snapshot, made anew when a party changes. */
final class LedgerDirectory implements Supplier<Directory> {

    private static final List<Change> CHANGES = MunicipalityChanges.standard();

    private final PartyDirectory parties;
    private volatile Snapshot snapshot;

    private record Snapshot(long version, Directory directory) {}

    LedgerDirectory(PartyDirectory parties) {
        this.parties = parties;
        this.snapshot = read();
    }

    @Override
    public Directory get() {
        var current = snapshot;
        if (current.version() != parties.version()) {
            current = read();
            snapshot = current;
        }
        return current.directory();
    }

    private Snapshot read() {
        long version = parties.version();
        var rows = parties.parties().stream().map(LedgerDirectory::row).toList();
        return new Snapshot(version, new no.stafett.ledger.fact.PartyDirectory(rows, CHANGES));
    }

    private static Party row(no.stafett.hub.party.Party party) {
        var role = PartyRole.valueOf(party.role());
        boolean hasTerritory = role == PartyRole.MUNICIPALITY || role == PartyRole.COUNTY;
        return new Party(
                party.number(),
                role,
                hasTerritory ? party.territory() : null,
                new DatePeriod(party.validFrom(), party.validUntil()),
                party.name());
    }
}
