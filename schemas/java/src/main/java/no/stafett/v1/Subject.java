package no.stafett.v1;

import java.util.Optional;
import java.util.Set;

/**
 * What a business rule examines.
 *
 * @param message the message
 * @param personIdentifiers the values of all identifiers of persons in the payload; for comparing only, never to be shown
 * @param roles the directory's roles, where there is a directory
 */
public record Subject(Message<?> message, Set<String> personIdentifiers, Optional<RoleOf> roles) {

    /** The payload. */
    public Object payload() {
        return message.payload();
    }

    /** The header. */
    public Header header() {
        return message.header();
    }

    /** Whether this is a copy that a hub delivered, from which a projection may have removed something. */
    public boolean isDeliveredCopy() {
        return message.header().originalInstanceIdentifier() != null;
    }

    /** Names the message only: identifiers are not shown. */
    @Override
    public String toString() {
        return "Subject[" + message + "]";
    }
}
