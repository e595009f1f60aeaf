package no.stafett.ledger.person;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import no.stafett.ledger.disclosure.Entitled;
import no.stafett.ledger.evaluate.Notice;
import no.stafett.ledger.store.LedgerChange;

/**
 * What an event did.
 *
 * @param change the rows to write and to log; holds are already written
 * @param result as in the standard's receipt
 * @param remarks findings of layer 4
 * @param claim the answer to a claim
 * @param history the answer to a look
 * @param notices what parties are to be told, with whom it is about
 * @param handOvers documents that are owed now and were not handed on before
 * @param persons ids of the people whose ledger it touched
 * @param refused whether nothing of it is kept: not even that there are such identifiers
 */
public record Posting(
        LedgerChange change,
        Result result,
        List<Remark> remarks,
        Optional<ClaimReply> claim,
        Optional<History> history,
        List<NoticeOf> notices,
        List<HandOverOf> handOvers,
        SortedSet<Long> persons,
        boolean refused) {

    /** What became of a message; names as in the standard. */
    public enum Result {
        RECORDED,
        NOTED,
        CONTESTED,
        COLLIDES,
        HELD,
        NONE
    }

    /** A notice and the person it is about. */
    public record NoticeOf(long person, Notice notice) {}

    /** A document that a party is owed, and the person it is about. */
    public record HandOverOf(long person, Entitled entitled) {}
}
