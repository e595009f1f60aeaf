package no.stafett.hub.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/**
 * The inboxes as they lie at the broker: waiting messages are browsed, acknowledged ones are consumed.
 *
 * <p>Limit: what another reader of the same inbox holds without having acknowledged it is not seen meanwhile.
 */
public final class JmsInbox implements Inbox {
    /** One reading stops before it takes more memory than this. */
    private static final int BYTES_MAX = 8 << 20;

    /** One look stops when so much has gone past it. */
    private static final int LOOK_BYTES_MAX = 32 << 20;

    /** So little the broker sends without further leave: a hub's window is several times that. */
    private static final int UNASKED_BYTES = 32 << 10;

    private static final long HEAD_BYTES = 512;
    private static final int ASKED_AGAIN = 10;
    private static final long PAUSE_NANOS = 20_000_000;

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final ConnectionFactory broker;

    public JmsInbox(ConnectionFactory broker) {
        this.broker = broker;
    }

    @Override
    public List<Waiting> waiting(String party, int passedOver, int messagesMax) {
        var found = new ArrayList<Waiting>();
        var bytes = new AtomicLong();
        look(party, (place, message) -> {
            if (place < passedOver) {
                return true;
            }
            if (found.size() == messagesMax
                    || bytes.addAndGet(message.getBodyLength()) > BYTES_MAX && !found.isEmpty()) {
                return false;
            }
            found.add(waiting(message));
            return found.size() < messagesMax;
        });
        return found;
    }

    @Override
    public Optional<Waiting> read(String party, String id) {
        var found = new AtomicReference<@Nullable Waiting>();
        look(party, (place, message) -> {
            if (message.getStringProperty(InboxProperties.ID).equals(id)) {
                found.set(waiting(message));
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public Seen seen(String party) {
        var since = new LinkedHashMap<String, Instant>();
        var bytes = new AtomicLong();
        var places = new AtomicInteger();
        look(party, (place, message) -> {
            since.putIfAbsent(
                    message.getStringProperty(InboxProperties.ID), Instant.ofEpochMilli(message.getJMSTimestamp()));
            bytes.addAndGet(message.getBodyLength());
            places.set(place + 1);
            return true;
        });
        return new Seen(since, places.get() < LOOK_MAX && bytes.get() < LOOK_BYTES_MAX);
    }

    /** Sees one message after the other. */
    private interface Look {
        /** Whether to go on to the next. */
        boolean goesOn(int place, BytesMessage message) throws JMSException;
    }

    /**
     * Goes through an inbox from its front, not farther than {@link Inbox#LOOK_MAX} messages or {@value #LOOK_BYTES_MAX} bytes. The
     * broker has no index of what waits: to go farther is to have it read the whole inbox from its disk.
     */
    private void look(String party, Look look) {
        try (var context = broker.createContext();
                var browser = context.createBrowser(context.createQueue(EmbeddedBroker.inbox(party)))) {
            var messages = browser.getEnumeration();
            long bytes = 0;
            for (int place = 0; place < LOOK_MAX && bytes < LOOK_BYTES_MAX && hasMore(messages, place, bytes); ) {
                if (messages.nextElement() instanceof BytesMessage message
                        && message.propertyExists(InboxProperties.ID)) {
                    bytes += message.getBodyLength();
                    if (!look.goesOn(place++, message)) {
                        return;
                    }
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException("The inbox can't be read just now.", e);
        }
    }

    @Override
    public List<String> acknowledge(String party, Collection<String> ids) {
        // Only ids of documents are UUIDs; anything else can't wait here, and must not get into a selector.
        var asked = ids.stream().filter(JmsInbox::isUuid).collect(Collectors.toCollection(LinkedHashSet::new));
        if (asked.isEmpty()) {
            return List.of();
        }
        var selector = asked.stream()
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(", ", InboxProperties.ID + " in (", ")"));
        var gone = new LinkedHashSet<String>();
        try (var context = broker.createContext(JMSContext.SESSION_TRANSACTED);
                var consumer = context.createConsumer(context.createQueue(EmbeddedBroker.inbox(party)), selector)) {
            Message message;
            // An id may wait more than once: delivery is at least once, and a replay has the id of the first answer.
            while ((message = consumer.receive(gone.containsAll(asked) ? 1 : 300)) != null) {
                gone.add(message.getStringProperty(InboxProperties.ID));
            }
            context.commit();
            return List.copyOf(gone);
        } catch (JMSException e) {
            throw new IllegalStateException("The inbox can't be acknowledged just now.", e);
        }
    }

    /**
     * Whether another message waits. A broker that has sent as much as its reader gave leave for says that there is none, until it
     * has leave for more; so one that has sent much is asked again.
     */
    private static boolean hasMore(Enumeration<?> messages, int sent, long sentBytes) {
        for (int asked = 0; !messages.hasMoreElements(); asked++) {
            if (sentBytes + sent * HEAD_BYTES < UNASKED_BYTES || asked == ASKED_AGAIN) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Waiting waiting(BytesMessage message) throws JMSException {
        var document = new byte[(int) message.getBodyLength()];
        message.reset();
        message.readBytes(document);
        return new Waiting(
                message.getStringProperty(InboxProperties.ID),
                message.getStringProperty(InboxProperties.TYPE),
                from(document),
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                message.propertyExists(InboxProperties.REPLAYED)
                        && message.getBooleanProperty(InboxProperties.REPLAYED),
                document);
    }

    /** The original sender where the header names one, else the header's sender; as far as the header is told. */
    private static @Nullable String from(byte[] document) {
        String sender = null;
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(document));
            var inSender = false;
            var scope = "";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Sender" -> inSender = true;
                        case "Identifier" -> sender = inSender ? number(reader.getElementText()) : sender;
                        case "Scope" -> scope = "";
                        case "Type" -> scope = reader.getElementText().strip();
                        case "InstanceIdentifier" -> {
                            var value = reader.getElementText();
                            if (scope.equals("OriginalSender")) {
                                return number(value);
                            }
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (reader.getLocalName().equals("Sender")) {
                        inSender = false;
                    } else if (reader.getLocalName().equals("StandardBusinessDocumentHeader")) {
                        break;
                    }
                }
            }
        } catch (XMLStreamException e) {
            return sender;
        }
        return sender;
    }

    private static String number(String identifier) {
        var text = identifier.strip();
        return text.startsWith("0192:") ? text.substring("0192:".length()) : text;
    }
}
