package no.stafett.v1;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one reading of a document tells: the verdict, who sent what to whom, and the message itself.
 *
 * <p>{@code toString} shows neither the document nor the payload.
 */
public final class Examination {

    private final Validation validation;
    private final @Nullable Header header;
    private final @Nullable String instanceIdentifier;
    private final @Nullable String type;
    private final @Nullable Message<?> message;

    Examination(
            Validation validation,
            @Nullable Header header,
            @Nullable String instanceIdentifier,
            @Nullable String type,
            @Nullable Message<?> message) {
        this.validation = validation;
        this.header = header;
        this.instanceIdentifier = instanceIdentifier;
        this.type = type;
        this.message = message;
    }

    /** The verdict. */
    public Validation validation() {
        return validation;
    }

    /** What was found: all of the first layer that failed, and the warnings of those before it. */
    public List<Finding> findings() {
        return validation.findings();
    }

    /** Whether nothing was found that rejects the document. */
    public boolean isValid() {
        return validation.isValid();
    }

    /** The header, when all that every header has could be read; also of a document that is rejected for its payload. */
    public Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    /** The document's id, when there is one with the form of a UUID, even where the rest of the header is broken. */
    public Optional<String> instanceIdentifier() {
        return Optional.ofNullable(instanceIdentifier);
    }

    /** The type that the header names, when it is a message of the standard. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** The message, when structure, identifiers and codes hold. */
    public Optional<Message<?>> message() {
        return Optional.ofNullable(message);
    }

    /** The verdict and the header. */
    @Override
    public String toString() {
        return "Examination[" + validation.findings() + ", " + header + "]";
    }
}
