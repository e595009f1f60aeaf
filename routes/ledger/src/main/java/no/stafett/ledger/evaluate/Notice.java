package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that a party is to be told.
 *
 * @param kind which notice
 * @param subject key of the obligation or conflict, or number of the claim
 * @param service code of the service as the receiver may see it
 * @param due the due date it is about, or the day of what happened
 * @param receiver organisation number
 * @param countsOnly the receiver learns how many, and no names
 * @param text code of the text: the kind, and what it is about
 * @param claim number of the claim it is about; null: none
 */
public record Notice(
        NoticeKind kind,
        String subject,
        String service,
        LocalDate due,
        String receiver,
        boolean countsOnly,
        String text,
        @Nullable String claim) {
    /** Unique: a notice with a key that has been sent is never sent again. */
    public String key() {
        return kind + ":" + subject + ":" + due + ":" + receiver;
    }
}
