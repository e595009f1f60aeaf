package no.stafett.hub.operate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could not be recorded through a fault of the hub, and is kept until it is. Nothing here says anything about a person.
 *
 * <p>Promise: a message is tried by one operator at a time, and each attempt is in the audit log before it is made. What a carrier
 * has brought again by itself, and was recorded then, is no longer shown.
 */
public interface Quarantine {
    /** What is kept, by what hindered it; the oldest first. */
    List<Group> groups();

    /**
     * Tries again, and returns when each has been recorded or has failed anew.
     *
     * @param which one message, or all that one cause hinders
     * @param because why the operator expects another outcome; goes into the log
     * @throws no.stafett.hub.party.NotDone when there is nothing such, it is being tried already, or no reason is given
     */
    List<Retried> retry(Which which, String because);

    /**
     * What to try again: exactly one of the two is given.
     *
     * @param id a message's number in the quarantine
     * @param cause what hindered them, as {@link #groups()} has it
     */
    record Which(@Nullable Long id, @Nullable String cause) {}

    /**
     * Messages that one cause hinders.
     *
     * @param cause the kind of failure
     * @param count how many
     * @param oldest since when
     * @param messages the oldest of them, a hundred at most
     */
    record Group(String cause, long count, Instant oldest, List<Held> messages) {}

    /**
     * A message that is kept.
     *
     * @param id its number in the quarantine
     * @param party who brought it
     * @param carrier how it came
     * @param digest SHA-256 of its bytes, in hexadecimal
     * @param tries how often it was tried
     * @param since since when it is kept
     */
    record Held(long id, String party, String carrier, String digest, int tries, Instant since) {}

    /**
     * What came of an attempt.
     *
     * @param id the message's number in the quarantine
     * @param outcome {@code accepted}, {@code accepted-with-warnings}, {@code rejected}: it was recorded so; or {@code held}: it
     *     failed again
     */
    record Retried(long id, String outcome) {}
}
