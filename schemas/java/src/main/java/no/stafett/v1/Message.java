package no.stafett.v1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/**
 * A message: who says it to whom, and what it says.
 *
 * <p>{@code toString} shows the header and the payload's kind only; the payload is about a person.
 *
 * @param header who, to whom, what and when
 * @param payload what it says: one of the classes of {@code no.stafett.v1.model} that is a root of the standard
 * @param <T> the class of the payload
 */
public record Message<T>(Header header, T payload) {

    /** Begins a new message about this payload, with a fresh id, in a conversation of its own, made now. */
    public static <T> Draft<T> of(T payload) {
        return new Draft<>(payload);
    }

    /** The header, and the kind of payload. */
    @Override
    public String toString() {
        return "Message[" + header + ", " + payload.getClass().getSimpleName() + "]";
    }

    /** A message on its way to be made. */
    public static final class Draft<T> {

        private final T payload;
        private final Header.Builder header;

        private Draft(T payload) {
            this.payload = payload;
            this.header = Header.builder()
                    .instanceIdentifier(UUID.randomUUID().toString())
                    .conversationId(UUID.randomUUID().toString())
                    .created(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .type(RootElements.nameOf(payload.getClass()));
        }

        /** The organisation that sends. */
        public Draft<T> from(OrganisationNumber sender) {
            return from(sender.value());
        }

        /** The organisation that sends, by its nine digits. */
        public Draft<T> from(String sender) {
            header.sender(sender);
            return this;
        }

        /** The organisation that receives; the hub's own number means: route by rule. */
        public Draft<T> to(OrganisationNumber receiver) {
            return to(receiver.value());
        }

        /** The organisation that receives, by its nine digits; the hub's own number means: route by rule. */
        public Draft<T> to(String receiver) {
            header.receiver(receiver);
            return this;
        }

        /** The message's own id, a UUID in lower case; a sender stores it before its first attempt. */
        public Draft<T> id(String instanceIdentifier) {
            header.instanceIdentifier(instanceIdentifier);
            return this;
        }

        /** When the message was made. */
        public Draft<T> created(Instant created) {
            header.created(created);
            return this;
        }

        /** The errand it belongs to, a UUID in lower case. */
        public Draft<T> conversation(String conversationId) {
            header.conversationId(conversationId);
            return this;
        }

        /** By when the sender needs an answer. */
        public Draft<T> expectedResponse(@Nullable Instant expectedResponse) {
            header.expectedResponse(expectedResponse);
            return this;
        }

        /** The sender's own reference, which says nothing about the person. */
        public Draft<T> senderRef(@Nullable String senderRef) {
            header.senderRef(senderRef);
            return this;
        }

        /** The receiver's own reference, which says nothing about the person. */
        public Draft<T> receiverRef(@Nullable String receiverRef) {
            header.receiverRef(receiverRef);
            return this;
        }

        /** The W3C {@code traceparent} of the work this message belongs to. */
        public Draft<T> traceParent(@Nullable String traceParent) {
            header.traceParent(traceParent);
            return this;
        }

        /** The organisation that the sender speaks for, by its nine digits. */
        public Draft<T> onBehalfOf(@Nullable String onBehalfOf) {
            header.onBehalfOf(onBehalfOf);
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalStateException when sender or receiver is missing
         */
        public Message<T> build() {
            return new Message<>(header.build(), payload);
        }
    }
}
