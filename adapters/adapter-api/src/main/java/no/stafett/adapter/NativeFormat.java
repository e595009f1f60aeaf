package no.stafett.adapter;

import java.util.Set;

/**
 * A format of an agency's.
 *
 * @param name a short name: {@code elmo}
 * @param description what it is, with its version or namespace, in one line
 * @param message the message of the standard that it corresponds to: {@code RecognitionApplication}
 * @param directions which ways the adapter translates it
 */
public record NativeFormat(String name, String description, String message, Set<Direction> directions) {
    /** Keeps a copy. */
    public NativeFormat {
        directions = Set.copyOf(directions);
    }

    /** A way to translate. */
    public enum Direction {
        /** From the agency's format to the standard. */
        TO_STAFETT,
        /** From the standard to the agency's format. */
        TO_NATIVE
    }
}
