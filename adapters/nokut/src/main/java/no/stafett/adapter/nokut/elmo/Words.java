package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text in a language.
 *
 * @param language as it stands, which may be {@code FI}, {@code no} or {@code nn-NO}
 * @param text the words
 */
public record Words(Optional<String> language, String text) {

    /** The words in English; else those that come first; else none. */
    public static Optional<String> preferred(List<Words> words) {
        return words.stream()
                .filter(one -> one.language()
                        .filter(language -> language.toLowerCase(Locale.ROOT).startsWith("en"))
                        .isPresent())
                .findFirst()
                .or(() -> words.stream().findFirst())
                .map(Words::text);
    }

    /** The words as the institution itself says them: the first that are not a translation into English. */
    public static Optional<String> original(List<Words> words) {
        return words.stream()
                .filter(one -> one.language()
                        .filter(language -> language.toLowerCase(Locale.ROOT).startsWith("en"))
                        .isEmpty())
                .findFirst()
                .or(() -> words.stream().findFirst())
                .map(Words::text);
    }
}
