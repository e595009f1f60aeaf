package no.stafett.hub;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Stafett;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A whole hub on real parts, with a few parties, for as many tests as like to share it. */
public final class HubUnderTest implements AutoCloseable {

    public static final String HUB = "310000019";
    public static final String IMDI = "310000027";
    public static final String CENTRE = "310000035";
    public static final String HOST = "310000043";
    public static final String SETTLING = "310000051";
    public static final String COUNTY = "310000078";
    public static final String AUTHORITY = "310000086";
    public static final String AGENT = "310000108";

    private static final int RECEIVE_MILLIS = 20_000;

    private final Hub hub;
    private final DataFolder folder;
    private final Stafett stafett = Stafett.v1();
    private final ActiveMQConnectionFactory broker;
    private final Map<String, JMSContext> contexts = new HashMap<>();

    private HubUnderTest(Hub hub, Path data) {
        this.hub = hub;
        this.folder = DataFolder.at(data);
        this.broker = new ActiveMQConnectionFactory(hub.addresses().jms());
    }

    /** Starts a hub with all parties of the small world that these tests play in: 3301 Drammen, 4601 Bergen, county 46. */
    public static HubUnderTest start(Path data) {
        var under = new HubUnderTest(Hub.start(HubOptions.at(data)), data);
        under.add(IMDI, "IMDI", "Direktoratet", null);
        under.add(CENTRE, "RECEPTION_CENTRE", "Fjellbu mottak", "3301");
        under.add(HOST, "MUNICIPALITY", "Vertskommunen", "3301");
        under.add(SETTLING, "MUNICIPALITY", "Bosettingskommunen", "4601");
        under.add(COUNTY, "COUNTY", "Fylkeskommunen", "46");
        under.add(AUTHORITY, "RECOGNITION_AUTHORITY", "Godkjenningsmyndigheten", null);
        under.add(AGENT, "AGENT", "Fullmektigen", null);
        return under;
    }

    /** Starts a hub with nobody in its directory, whose clock begins on a day that was. */
    public static HubUnderTest startOn(LocalDate day, Path data) {
        return new HubUnderTest(Hub.start(HubOptions.at(data).with("stafett.hub.begins-on", day.toString())), data);
    }

    /** Adds a party for some of the time. */
    public void add(
            String number,
            String role,
            @Nullable String territory,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number,
                        role,
                        "Part " + number,
                        territory,
                        from == null ? LocalDate.of(2000, 1, 1) : from,
                        until,
                        Party.State.ACTIVE,
                        List.of()));
    }

    private void add(String number, String role, String name, @Nullable String territory) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number, role, name, territory, LocalDate.of(2000, 1, 1), null, Party.State.ACTIVE, List.of()));
    }

    public Hub hub() {
        return hub;
    }

    /** The first column of what the hub's database answers. */
    public List<String> ask(String sql) {
        try (var connection = hub.part(DataSource.class).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Stafett stafett() {
        return stafett;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(hub.part(ClockControl.class).now(), ZoneId.of("Europe/Oslo"));
    }

    /** Moves the hub's clock to the morning of a day; what fell due has been looked at when it returns. */
    public void moveTo(LocalDate day) {
        hub.part(ClockControl.class)
                .moveTo(day.atTime(9, 0).atZone(ZoneId.of("Europe/Oslo")).toInstant());
    }

    /** A message of a party to the hub, ready to be sent. */
    public no.stafett.v1.Message<?> message(String from, Object payload) {
        return message(from, HUB, payload);
    }

    /** The same, to another party through the hub. */
    public no.stafett.v1.Message<?> message(String from, String to, Object payload) {
        return no.stafett.v1.Message.of(payload)
                .from(from)
                .to(to)
                .created(hub.part(ClockControl.class).now())
                .build();
    }

    /** Sends a payload and gives the answer. */
    public no.stafett.v1.Message<?> say(String from, Object payload) {
        return send(from, stafett.writer().bytes(message(from, payload)));
    }

    /** Sends bytes and gives the next document of the sender's inbox that answers it. */
    public no.stafett.v1.Message<?> send(String from, byte[] document) {
        return stafett.parser().parse(sendRaw(from, document));
    }

    /** Sends bytes and waits for nothing. */
    public void sendOnly(String from, byte[] document) {
        try {
            var context = context(from);
            BytesMessage message = context.createBytesMessage();
            message.writeBytes(document);
            context.createProducer().send(context.createQueue("stafett.submit"), message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] sendRaw(String from, byte[] document) {
        try {
            var context = context(from);
            BytesMessage message = context.createBytesMessage();
            message.writeBytes(document);
            context.createProducer().send(context.createQueue("stafett.submit"), message);
            var id = stafett.examine(document).instanceIdentifier().orElse(message.getJMSMessageID());
            while (true) {
                var answer = next(from);
                if (id.equals(answer.getJMSCorrelationID())) {
                    return bytes(answer);
                }
                kept.computeIfAbsent(from, party -> new ArrayList<>()).add(bytes(answer));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private final Map<String, List<byte[]>> kept = new HashMap<>();

    private Message next(String party) {
        var context = context(party);
        try (var consumer = context.createConsumer(context.createQueue("stafett.inbox." + party))) {
            var message = consumer.receive(RECEIVE_MILLIS);
            if (message == null) {
                throw new AssertionError("Nothing came into the inbox of " + party);
            }
            return message;
        }
    }

    /** All that came into a party's inbox since the last call, besides the answers to what it sent. */
    public List<no.stafett.v1.Message<?>> inbox(String party) {
        return inboxRaw(party).stream()
                .<no.stafett.v1.Message<?>>map(document -> stafett.parser().parse(document))
                .toList();
    }

    /** The same, as bytes. */
    public List<byte[]> inboxRaw(String party) {
        var context = context(party);
        var documents = new ArrayList<>(kept.getOrDefault(party, List.of()));
        kept.remove(party);
        try (var consumer = context.createConsumer(context.createQueue("stafett.inbox." + party))) {
            Message message;
            while ((message = consumer.receive(700)) != null) {
                documents.add(bytes(message));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
        return documents;
    }

    private static byte[] bytes(Message message) throws JMSException {
        return message.getBody(byte[].class);
    }

    private JMSContext context(String party) {
        return contexts.computeIfAbsent(
                party,
                number -> broker.createContext(number, folder.secret(number).orElseThrow()));
    }

    /** The data folder. */
    public DataFolder folder() {
        return folder;
    }

    /** Every text file below a folder, in one text. */
    public static String textBelow(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(file.getFileName())
                        .append('\n')
                        .append(Files.readString(file))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        contexts.values().forEach(JMSContext::close);
        broker.close();
        hub.close();
    }
}
