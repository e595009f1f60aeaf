package no.stafett.hub.record;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.ledger.disclosure.Entitled;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.person.Posting;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;

/**
 * What a sender is told of who gets its message now: nobody, not the party it named, or that party later. Warnings, all of them:
 * the message is recorded, and the disclosure table has the last word.
 *
 * <p>Whom a message about a person goes to tells where the person is. So nothing is told to a sender that had nothing to do with the
 * person before, nor about anybody with a protected address, whoever asks: naming one party after the other would else find the place.
 */
final class ReceiverFindings {

    private ReceiverFindings() {}

    /**
     * Adds what is to be told of a work, once it is posted.
     *
     * @param hub the hub's own number: a receiver of it means, route by rule
     * @param mayBeTold whether who gets it now may be told to the sender of this message
     */
    static void tell(Job job, String hub, boolean mayBeTold) {
        var header = job.work instanceof MessageWork work ? work.header() : null;
        if (header == null) {
            return;
        }
        var receivers = receivers(job);
        if (!mayBeTold || !receivers.contains(header.receiver())) { // nothing waits for a party that gets nothing
            job.findings.removeIf(finding -> finding.code() == FindingCode.RECEIVER_SUSPENDED);
        }
        if (!mayBeTold
                || job.isRejected()
                || job.event.filter(event -> isHandedOn(event.act())).isEmpty()) {
            return;
        }
        boolean named = !header.receiver().equals(hub) && !header.receiver().equals(header.principal());
        if (named && !receivers.contains(header.receiver())) {
            job.findings.add(Finding.of(FindingCode.RECEIVER_WITHOUT_GROUND));
        }
        if (receivers.isEmpty()) {
            job.findings.add(Finding.of(FindingCode.NO_RECEIVER));
        }
    }

    /** Who is handed a copy of this message by this message; what it makes due besides is another matter. */
    private static Set<String> receivers(Job job) {
        return Stream.ofNullable(job.posting)
                .flatMap(posting -> posting.handOvers().stream())
                .map(Posting.HandOverOf::entitled)
                .filter(entitled -> entitled.message() == job.message)
                .map(Entitled::receiver)
                .collect(Collectors.toSet());
    }

    /** What is asked of the hub itself, or opens a balance, is handed to nobody, whomever its header names. */
    private static boolean isHandedOn(Act act) {
        return !(act instanceof Act.Open
                || act instanceof Act.Claim
                || act instanceof Act.Look
                || act instanceof Act.LookOverdue
                || act instanceof Act.Reconcile);
    }
}
