package no.stafett.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who, to whom, what and when: the Standard Business Document Header, in the standard's profile. Nothing in it identifies
 * the person that the message is about.
 *
 * @param sender the organisation that sends, nine digits
 * @param receiver the organisation that receives, nine digits; the hub's own means: route by rule
 * @param instanceIdentifier the identity of the message, a UUID in lower case: same id and same bytes, same message
 * @param created when the message was made
 * @param type the local name of the payload's root, such as {@code ServiceClaim}
 * @param typeVersion the version of the standard: {@code 1.0}
 * @param conversationId the errand that the message belongs to, a UUID in lower case
 * @param expectedResponse by when the sender needs an answer; null when not given
 * @param senderRef the sender's own reference; null when not given
 * @param receiverRef the receiver's own reference; null when not given
 * @param traceParent the W3C {@code traceparent}; null when not given
 * @param onBehalfOf the organisation that the sender speaks for, nine digits; null when not given
 * @param originalInstanceIdentifier in a delivered copy: the id of the message it is a copy of; null when not given
 * @param originalSender in a delivered copy: who sent that message, nine digits; null when not given
 * @param disclosureRule in a delivered copy: the rule by which it was passed on, {@code <rule>@<version of the table>}; null when not given
 * @param inclusionProof in a delivered copy: the compact proof of its place in the log; null when not given
 */
public record Header(
        String sender,
        String receiver,
        String instanceIdentifier,
        Instant created,
        String type,
        String typeVersion,
        String conversationId,
        @Nullable Instant expectedResponse,
        @Nullable String senderRef,
        @Nullable String receiverRef,
        @Nullable String traceParent,
        @Nullable String onBehalfOf,
        @Nullable String originalInstanceIdentifier,
        @Nullable String originalSender,
        @Nullable String disclosureRule,
        @Nullable String inclusionProof) {

    /** The version of the standard that this library speaks. */
    public static final String TYPE_VERSION = "1.0";

    /** Begins a header. */
    public static Builder builder() {
        return new Builder();
    }

    /** Begins a header like this one. */
    public Builder toBuilder() {
        return new Builder()
                .sender(sender)
                .receiver(receiver)
                .instanceIdentifier(instanceIdentifier)
                .created(created)
                .type(type)
                .typeVersion(typeVersion)
                .conversationId(conversationId)
                .expectedResponse(expectedResponse)
                .senderRef(senderRef)
                .receiverRef(receiverRef)
                .traceParent(traceParent)
                .onBehalfOf(onBehalfOf)
                .originalInstanceIdentifier(originalInstanceIdentifier)
                .originalSender(originalSender)
                .disclosureRule(disclosureRule)
                .inclusionProof(inclusionProof);
    }

    /** The party whose message it is: the one spoken for, or else the sender. */
    public String principal() {
        return onBehalfOf == null ? sender : onBehalfOf;
    }

    /** A header on its way to be made. Not thread-safe. */
    public static final class Builder {

        private @Nullable String sender;
        private @Nullable String receiver;
        private @Nullable String instanceIdentifier;
        private @Nullable Instant created;
        private @Nullable String type;
        private @Nullable String typeVersion = TYPE_VERSION;
        private @Nullable String conversationId;
        private @Nullable Instant expectedResponse;
        private @Nullable String senderRef;
        private @Nullable String receiverRef;
        private @Nullable String traceParent;
        private @Nullable String onBehalfOf;
        private @Nullable String originalInstanceIdentifier;
        private @Nullable String originalSender;
        private @Nullable String disclosureRule;
        private @Nullable String inclusionProof;

        private Builder() {}

        /** The organisation that sends, nine digits. */
        public Builder sender(String newSender) {
            this.sender = newSender;
            return this;
        }

        /** The organisation that receives, nine digits; the hub's own means: route by rule. */
        public Builder receiver(String newReceiver) {
            this.receiver = newReceiver;
            return this;
        }

        /** The identity of the message, a UUID in lower case: same id and same bytes, same message. */
        public Builder instanceIdentifier(String newInstanceIdentifier) {
            this.instanceIdentifier = newInstanceIdentifier;
            return this;
        }

        /** When the message was made. */
        public Builder created(Instant newCreated) {
            this.created = newCreated;
            return this;
        }

        /** The local name of the payload's root, such as {@code ServiceClaim}. */
        public Builder type(String newType) {
            this.type = newType;
            return this;
        }

        /** The version of the standard: {@code 1.0}. */
        public Builder typeVersion(String newTypeVersion) {
            this.typeVersion = newTypeVersion;
            return this;
        }

        /** The errand that the message belongs to, a UUID in lower case. */
        public Builder conversationId(String newConversationId) {
            this.conversationId = newConversationId;
            return this;
        }

        /** By when the sender needs an answer. */
        public Builder expectedResponse(@Nullable Instant newExpectedResponse) {
            this.expectedResponse = newExpectedResponse;
            return this;
        }

        /** The sender's own reference. */
        public Builder senderRef(@Nullable String newSenderRef) {
            this.senderRef = newSenderRef;
            return this;
        }

        /** The receiver's own reference. */
        public Builder receiverRef(@Nullable String newReceiverRef) {
            this.receiverRef = newReceiverRef;
            return this;
        }

        /** The W3C {@code traceparent}. */
        public Builder traceParent(@Nullable String newTraceParent) {
            this.traceParent = newTraceParent;
            return this;
        }

        /** The organisation that the sender speaks for, nine digits. */
        public Builder onBehalfOf(@Nullable String newOnBehalfOf) {
            this.onBehalfOf = newOnBehalfOf;
            return this;
        }

        /** In a delivered copy: the id of the message it is a copy of. */
        public Builder originalInstanceIdentifier(@Nullable String newOriginalInstanceIdentifier) {
            this.originalInstanceIdentifier = newOriginalInstanceIdentifier;
            return this;
        }

        /** In a delivered copy: who sent that message, nine digits. */
        public Builder originalSender(@Nullable String newOriginalSender) {
            this.originalSender = newOriginalSender;
            return this;
        }

        /** In a delivered copy: the rule by which it was passed on, {@code <rule>@<version of the table>}. */
        public Builder disclosureRule(@Nullable String newDisclosureRule) {
            this.disclosureRule = newDisclosureRule;
            return this;
        }

        /** In a delivered copy: the compact proof of its place in the log. */
        public Builder inclusionProof(@Nullable String newInclusionProof) {
            this.inclusionProof = newInclusionProof;
            return this;
        }

        /**
         * The header.
         *
         * @throws IllegalStateException when a field that every header has is missing
         */
        public Header build() {
            return new Header(
                    required(sender, "sender"),
                    required(receiver, "receiver"),
                    required(instanceIdentifier, "instanceIdentifier"),
                    required(created, "created"),
                    required(type, "type"),
                    required(typeVersion, "typeVersion"),
                    required(conversationId, "conversationId"),
                    expectedResponse,
                    senderRef,
                    receiverRef,
                    traceParent,
                    onBehalfOf,
                    originalInstanceIdentifier,
                    originalSender,
                    disclosureRule,
                    inclusionProof);
        }

        private static <V> V required(@Nullable V value, String field) {
            if (value == null) {
                throw new IllegalStateException("A header needs its " + field + ".");
            }
            return value;
        }
    }
}
