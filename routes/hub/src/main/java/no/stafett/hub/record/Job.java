package no.stafett.hub.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.ledger.event.Event;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.ledger.person.Named;
import no.stafett.ledger.person.Posting;
import no.stafett.v1.Finding;
import no.stafett.v1.Header;
import no.stafett.v1.Severity;
import org.jspecify.annotations.Nullable;

/** One work inside one attempt at a group's transaction: what has been gathered for it so far. */
final class Job {

    /** A copy to be written: of which document, under which rule, for whom. */
    record Copy(Posting.HandOverOf of, Header header, byte[] document) {}

    final Work work;
    final long entry;
    final long message;
    final byte[] key = Cipher256.newKey();
    final Map<IdentifierName, Named> names = new LinkedHashMap<>();
    final List<Finding> findings = new ArrayList<>();

    Optional<Event> event = Optional.empty();

    @Nullable
    Posting posting;

    @Nullable
    Sealed sealed;

    @Nullable
    StoredMessage earlier;

    boolean redelivered;
    /** The message whose id this one, with other bytes, uses again. */
    @Nullable
    Long reuses;

    @Nullable
    Recorded outcome;

    final List<Outgoing> outgoing = new ArrayList<>();

    @Nullable
    LookedUp lookedUp;

    @Nullable
    Reconciled reconciled;

    List<Copy> copies = List.of();

    Job(Work work, long entry, long message) {
        this.work = work;
        this.entry = entry;
        this.message = message;
    }

    /** Whether it is new: neither a replay nor a redelivery. */
    boolean isNew() {
        return outcome == null && earlier == null && !redelivered;
    }

    /** Whether an error was found, in the document or by the ledger. */
    boolean isRejected() {
        return findings.stream().anyMatch(Finding::isError);
    }

    String status() {
        if (isRejected()) {
            return "REJECTED";
        }
        boolean warned = findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
        return warned ? "ACCEPTED_WITH_WARNINGS" : "ACCEPTED"; // what is merely good to know is no warning
    }

    Sealed sealedOrThrow() {
        if (sealed == null) {
            throw new IllegalStateException("The entry's key is not sealed yet");
        }
        return sealed;
    }
}
