package no.stafett.adapter.sheets;

import java.util.List;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Translation;
import no.stafett.v1.Message;

/**
 * The ways in which a party without a system of its own says things: rows of spreadsheets, to and from the standard. Found by
 * {@link java.util.ServiceLoader}; stateless and thread-safe.
 *
 * <p>It stands beside {@link no.stafett.adapter.Adapter}, which is about one document and one message: a row may be several
 * messages, each with a ground of its own, and a file has many rows. Both directions are pure and never throw for anything that
 * a row or a message can hold.
 */
public interface SheetAdapter {
    /** The name by which it is chosen: {@code reception-centre}. */
    String name();

    /** The forms that are filled in, and translated to messages. */
    List<Form> forms();

    /** The forms that only come back: answers, decisions, an inbox. */
    List<Form> answers();

    /**
     * A row as the payloads of messages: all of them or, where anything is wrong, none, so that a row that is corrected and
     * handed in again says nothing twice.
     */
    Translation<List<Object>> toStafett(Form form, int row, Entry entry, Errand errand);

    /** A message as rows of a form. */
    Translation<Reply> toNative(Message<?> message);

    /**
     * Rows that a message became.
     *
     * @param form one of {@link #forms()} or {@link #answers()}
     * @param entries the rows
     */
    record Reply(Form form, List<Entry> entries) {
        /** Keeps a copy. */
        public Reply {
            entries = List.copyOf(entries);
        }
    }
}
