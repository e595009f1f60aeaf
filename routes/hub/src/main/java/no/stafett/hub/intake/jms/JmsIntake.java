package no.stafett.hub.intake.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.stafett.audit.Hash;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/** Makes of a JMS message what came in: who the broker says sent it, and the bytes. */
final class JmsIntake {
    /** Set by the broker's client on a message that is streamed from disk: the size of its body. */
    private static final String LARGE_BODY_BYTES = "_AMQ_LARGE_SIZE";

    private final int documentBytesMax;
    private final Underway underway;

    JmsIntake(IntakeProperties properties, Underway underway) {
        this.documentBytesMax = properties.documentBytesMax();
        this.underway = underway;
    }

    /**
     * Puts an {@link Incoming} into the exchange. What the message says of its sender is not looked at; only what the
     * broker has stamped.
     */
    void senderIsWhoItSays(Exchange exchange) throws JMSException, InterruptedException {
        var message = Objects.requireNonNull(exchange.getIn(JmsMessage.class), "From JMS")
                .getJmsMessage();
        var sender = message.getStringProperty("JMSXUserID");
        if (sender == null) {
            throw new IllegalStateException(
                    "The broker does not say who sent this: set populate-validated-user to true there.");
        }
        long size = bytesOf(message);
        underway.roomFor(Math.min(size, documentBytesMax), exchange);
        boolean text = !(message instanceof BytesMessage);
        var id = message.getJMSMessageID();
        exchange.getIn()
                .setBody(
                        size > documentBytesMax
                                ? Incoming.tooLarge(Carrier.JMS, sender, id, text, size, digest(message))
                                : new Incoming(Carrier.JMS, sender, id, read(message), text));
    }

    /** The digest of a message that is not read as a whole: a piece at a time, as the broker streams it. */
    private static Hash digest(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes)) {
            return Hash.ofBytes(read(message));
        }
        var digest = Hash.sha256();
        var piece = new byte[64 << 10];
        for (int length = bytes.readBytes(piece); length > 0; length = bytes.readBytes(piece)) {
            digest.update(piece, 0, length);
        }
        return Hash.of(digest.digest());
    }

    private static long bytesOf(Message message) throws JMSException {
        if (message.propertyExists(LARGE_BODY_BYTES)) {
            return message.getLongProperty(LARGE_BODY_BYTES);
        }
        return message instanceof BytesMessage bytes ? bytes.getBodyLength() : read(message).length;
    }

    /** The bytes of a bytes message; of a text its UTF-8; of anything else nothing, since it is never unpacked. */
    private static byte[] read(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            var document = new byte[(int) bytes.getBodyLength()];
            bytes.reset();
            bytes.readBytes(document);
            return document;
        }
        if (message instanceof TextMessage text && text.getText() != null) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        return new byte[0];
    }
}
