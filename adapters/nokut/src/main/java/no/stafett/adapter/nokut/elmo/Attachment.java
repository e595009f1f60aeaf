package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * A file that goes with the results, such as a scanned diploma.
 *
 * @param titles its name, by language
 * @param type {@code Diploma}, {@code Diploma Supplement}, {@code Transcript of Records}, …
 * @param contents the file as a {@code data:} URL, once for each language
 * @param at where it stood
 */
public record Attachment(List<Words> titles, Optional<String> type, List<Words> contents, Place at) {
    public Attachment {
        titles = List.copyOf(titles);
        contents = List.copyOf(contents);
    }

    /** The kind and the place only: the file says who somebody is. */
    @Override
    public String toString() {
        return "Attachment[" + type.orElse("") + ", " + at + "]";
    }
}
