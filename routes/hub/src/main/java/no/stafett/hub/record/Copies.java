package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.stafett.audit.InclusionProof;
import no.stafett.hub.delivery.OutboxRow;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Vault;
import no.stafett.ledger.disclosure.Disclosure;
import no.stafett.ledger.person.Posting;
import no.stafett.v1.Header;
import no.stafett.v1.Stafett;

/**
 * Copies for those who are entitled to them: the hub's own documents, with what each may see, whose message it was, by which rule
 * they get it, and the proof that it is logged.
 */
final class Copies {

    private final Stafett stafett;
    private final Disclosure disclosure;
    private final Vault vault;
    private final String hub;
    private final RowIds ids;

    Copies(Stafett stafett, Disclosure disclosure, Vault vault, String hub, RowIds ids) {
        this.ids = ids;
        this.stafett = stafett;
        this.disclosure = disclosure;
        this.vault = vault;
        this.hub = hub;
    }

    /** A document that copies are made of. */
    private record Original(Header header, byte[] document) {}

    /** Fetches the held documents that are owed now; what can't be read any more, because its keys are gone, is left out. */
    void prepare(Connection connection, List<Job> jobs) throws SQLException {
        var held = new HashSet<Long>();
        var arriving = new HashMap<Long, MessageWork>();
        for (var job : jobs) {
            if (job.work instanceof MessageWork work) {
                arriving.put(job.message, work);
            }
            var posting = job.posting;
            if (posting != null) {
                posting.handOvers()
                        .forEach(handOver -> held.add(handOver.entitled().message()));
            }
        }
        if (held.isEmpty()) {
            return;
        }
        var originals = new HashMap<Long, Original>();
        for (var entry : arriving.entrySet()) {
            if (held.remove(entry.getKey())) {
                originals.put(
                        entry.getKey(),
                        new Original(
                                Objects.requireNonNull(entry.getValue().header()),
                                entry.getValue().incoming().document()));
            }
        }
        for (var stored : StoredMessage.byId(connection, held).values()) {
            var body = stored.body();
            var key = vault.open(connection, stored.sealed());
            if (body != null && key.isPresent()) {
                var document = Cipher256.decrypt(key.get(), body);
                stafett.examine(document)
                        .header()
                        .ifPresent(header -> originals.put(stored.id(), new Original(header, document)));
            }
        }
        for (var job : jobs) {
            var posting = job.posting;
            if (posting != null) {
                job.copies = copiesOf(posting, originals);
            }
        }
    }

    private static List<Job.Copy> copiesOf(Posting posting, Map<Long, Original> originals) {
        var made = new ArrayList<Job.Copy>();
        for (var handOver : posting.handOvers()) {
            var original = originals.get(handOver.entitled().message());
            if (original != null) {
                made.add(new Job.Copy(handOver, original.header(), original.document()));
            }
        }
        return made;
    }

    /** The copies that leave with an entry whose place in the log is known. */
    List<Outgoing> write(Job job, InclusionProof proof, Instant now) {
        if (job.copies.isEmpty()) {
            return List.of();
        }
        var compact = proof.compact();
        var outgoing = new ArrayList<Outgoing>(job.copies.size());
        for (var copy : job.copies) {
            outgoing.add(write(job, copy, compact, proof.path().index(), now));
        }
        return outgoing;
    }

    private Outgoing write(Job job, Job.Copy copy, String proof, long logIndex, Instant now) {
        Posting.HandOverOf handOver = copy.of();
        var entitled = handOver.entitled();
        var original = copy.header();
        boolean named = entitled.projection().namesOriginalSender();
        var header = Header.builder()
                .sender(hub)
                .receiver(entitled.receiver())
                .instanceIdentifier(Answers.newId())
                .created(now)
                .type(original.type())
                .typeVersion(original.typeVersion())
                .conversationId(original.conversationId())
                .originalInstanceIdentifier(original.instanceIdentifier())
                .originalSender(named ? original.principal() : null)
                .disclosureRule(entitled.rule() + "@" + disclosure.version())
                .inclusionProof(proof)
                .build();
        var document = entitled.projection().copy(copy.document(), header);
        var envelope = new OutboxRow.Envelope(
                ids.next(),
                entitled.receiver(),
                header.instanceIdentifier(),
                null,
                original.type(),
                named ? original.principal() : null,
                false,
                document.length);
        return Outgoing.own(envelope, original.instanceIdentifier(), document, job, logIndex, now);
    }
}
