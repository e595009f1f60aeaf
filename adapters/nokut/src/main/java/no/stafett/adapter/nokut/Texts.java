package no.stafett.adapter.nokut;

import java.util.Optional;

/** Texts as the standard carries them. */
final class Texts {
    private static final int SHORT_TEXT_CHARACTERS_MAX = 200;

    private Texts() {}

    /** The text where it is no longer than a short text may be; never cut, since half a title is another title. */
    static Optional<String> fitting(String text) {
        var token = text.strip().replaceAll("\\s+", " ");
        return token.isEmpty() || token.codePointCount(0, token.length()) > SHORT_TEXT_CHARACTERS_MAX
                ? Optional.empty()
                : Optional.of(token);
    }
}
