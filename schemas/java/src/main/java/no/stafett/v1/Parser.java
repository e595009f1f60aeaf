package no.stafett.v1;

import java.util.List;
import java.util.Optional;

/** Makes messages of documents. Strict: a document that breaks the structure of the standard is not read. Thread-safe. */
public final class Parser {

    private final Examiner examiner;

    Parser(Examiner examiner) {
        this.examiner = examiner;
    }

    /**
     * Reads a document as a message.
     *
     * @throws UnreadableDocumentException when it is not a document of the standard, or another message than the one asked
     *     for; its findings say why
     */
    public <T> Message<T> parse(byte[] document, Class<T> payload) {
        String asked = RootElements.nameOf(payload);
        Message<?> message = parse(document);
        if (!payload.isInstance(message.payload())) {
            throw new UnreadableDocumentException(List.of(Finding.of(
                    FindingCode.HEADER_PAYLOAD_MISMATCH,
                    "type",
                    asked,
                    "root",
                    message.header().type())));
        }
        return new Message<>(message.header(), payload.cast(message.payload()));
    }

    /** Reads a document that came as characters. */
    public <T> Message<T> parse(String document, Class<T> payload) {
        return parse(Encoding.bytesOf(document), payload);
    }

    /**
     * Reads a document as whatever message it is.
     *
     * @throws UnreadableDocumentException when it is not a document of the standard; its findings say why
     */
    public Message<?> parse(byte[] document) {
        Examination examination = examiner.examine(document, Optional.empty(), Layer.STRUCTURE);
        return examination
                .message()
                .orElseThrow(() ->
                        new UnreadableDocumentException(examination.validation().errors()));
    }
}
