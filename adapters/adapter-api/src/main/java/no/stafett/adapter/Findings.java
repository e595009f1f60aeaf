package no.stafett.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.stafett.adapter.xml.NativeElement;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a translation could not say, each with its place and value. Made for one translation, confined to its
 * thread.
 *
 * <p>Values pass through {@link Masked}. After {@value #LISTED_MAX} findings the rest are only counted, so that a hostile
 * document can't fill the memory.
 */
public final class Findings {
    /** So many are listed. */
    public static final int LISTED_MAX = 500;

    private final List<Finding> listed = new ArrayList<>();
    private final Set<String> wholes = new HashSet<>();
    private int beyond;
    private boolean errors;

    /** Adds a finding at a place; {@code params} are names and values in turn. */
    public void add(FindingCode code, Place at, String... params) {
        var placed = Finding.at(code, at.path(), params);
        var finding = at.line() > 0 ? placed.onLine(at.line()) : placed;
        // An error is always listed: it is why there is no message.
        if (listed.size() < LISTED_MAX || finding.isError() && !errors) {
            listed.add(finding);
        } else {
            beyond++;
        }
        errors |= finding.isError();
    }

    /** The document is in none of the formats that are read here. */
    public void unknownFormat(Place at, String found, String expected) {
        add(FindingCode.NATIVE_FORMAT_UNKNOWN, at, "found", Masked.words(found), "expected", expected);
    }

    /** Something without which there is no message is not there. */
    public void missing(Place at, String what) {
        add(FindingCode.NATIVE_VALUE_MISSING, at, "what", what);
    }

    /** A value that is not about the person is not what may stand there. */
    public void notUnderstood(Place at, String value) {
        add(FindingCode.NATIVE_VALUE_NOT_UNDERSTOOD, at, "value", Masked.words(value));
    }

    /** A value that is about the person is not what may stand there. */
    public void personalNotUnderstood(Place at, String value) {
        add(FindingCode.NATIVE_VALUE_NOT_UNDERSTOOD, at, "value", Masked.shape(value));
    }

    /** The message has no place for a value that is not about the person. */
    public void leftOut(Place at, String value) {
        add(FindingCode.NATIVE_VALUE_LEFT_OUT, at, "value", Masked.words(value));
    }

    /** The message has no place for this element and all within it; the parts are not listed again. */
    public void leftOutWhole(Place at, String value) {
        leftOut(at, value);
        wholes.add(at.path());
    }

    /** The message has no place for a value that is about the person. */
    public void personalLeftOut(Place at, String value) {
        add(FindingCode.NATIVE_VALUE_LEFT_OUT, at, "value", Masked.shape(value));
    }

    /**
     * The message has no place for these elements.
     *
     * @param unread what nobody has looked at
     * @param personal which places are about the person
     */
    public void leftOut(List<NativeElement> unread, Predicate<Place> personal) {
        for (var element : unread) {
            var at = element.place();
            var value = element.wordsForFinding();
            if (value.isEmpty()) {
                leftOut(at, element.name());
            } else if (personal.test(at)) {
                personalLeftOut(at, value.orElseThrow());
            } else {
                leftOut(at, value.orElseThrow());
            }
        }
    }

    /** What the agency's code means, by the table; a code outside it is a finding. */
    public <C> Optional<C> codeAt(Place at, String value, Map<String, C> meanings) {
        var meaning = Optional.ofNullable(meanings.get(value));
        if (meaning.isEmpty()) {
            notUnderstood(at, value);
        }
        return meaning;
    }

    /** Whether something was found that leaves no message. */
    public boolean anyErrors() {
        return errors;
    }

    /** What was found, in order; what is left out as a whole is not listed again part by part. */
    public List<Finding> list() {
        var all = new ArrayList<>(listed.stream()
                .filter(finding -> finding.code() != FindingCode.NATIVE_VALUE_LEFT_OUT || !isWithinAWhole(finding.at()))
                .toList());
        if (beyond == 0) {
            return List.copyOf(all);
        }
        all.add(Finding.of(FindingCode.MORE_NOT_LISTED, "count", Integer.toString(beyond)));
        return List.copyOf(all);
    }

    private boolean isWithinAWhole(@Nullable String at) {
        var above = at == null ? -1 : at.lastIndexOf('/');
        while (at != null && above > 0) {
            if (wholes.contains(at.substring(0, above))) {
                return true;
            }
            above = at.lastIndexOf('/', above - 1);
        }
        return false;
    }

    /** The findings with the message; without it where one of them is an error, and then the message is not asked for. */
    public <T> Translation<T> orElse(Supplier<T> message) {
        return new Translation<>(list(), errors ? Optional.empty() : Optional.of(message.get()));
    }
}
