package no.stafett.console;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.delivery.InboxProperties;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ReconciledClaims;
import no.stafett.v1.model.ReconciliationReport;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceHistoryQuery;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole hub with its console, on real parts, in a small world with something wrong in each corner. */
final class ConsoleUnderTest implements AutoCloseable {
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    static final String HUB = "310000019";
    static final String IMDI = "310000027";
    static final String CENTRE = "310000035";
    static final String HOST = "310000043";
    static final String OTHER = "310000051";

    /** What a party might write as its name, if it meant harm. */
    static final String HOSTILE = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\">Fjellbu";

    static final String FIRST = duf(2024, 1);
    static final String SECOND = duf(2024, 2);
    static final String THIRD = duf(2024, 3);

    private final Hub hub;
    private final DataFolder folder;
    private final Stafett stafett = Stafett.v1();

    private ConsoleUnderTest(Hub hub, DataFolder folder) {
        this.hub = hub;
        this.folder = folder;
    }

    static ConsoleUnderTest start(Path data) {
        var under = new ConsoleUnderTest(Hub.start(HubOptions.at(data)), DataFolder.at(data));
        under.add(IMDI, "IMDI", "IMDi", null);
        under.add(CENTRE, "RECEPTION_CENTRE", HOSTILE, "3301");
        under.add(HOST, "MUNICIPALITY", "Drammen kommune", "3301");
        under.add(OTHER, "MUNICIPALITY", "Bergen kommune", "4601");
        return under;
    }

    /** A DUF number by year and serial, with its control digits. */
    static String duf(int year, int serial) {
        var body = "%04d%06d".formatted(year, serial);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * DUF_WEIGHTS[i];
        }
        return body + "%02d".formatted(sum % 11);
    }

    private void add(String number, String role, String name, @Nullable String territory) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number,
                        role,
                        name,
                        territory,
                        LocalDate.of(2000, 1, 1),
                        null,
                        Party.State.ACTIVE,
                        java.util.List.of()));
    }

    Hub hub() {
        return hub;
    }

    String address() {
        var console = hub.addresses().console();
        return console.substring(0, console.length() - 1);
    }

    String token() {
        return DataFolder.read(folder.operatorFile()).orElseThrow().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    String secret(String party) {
        return folder.secret(party).orElseThrow();
    }

    /** Where a party puts what it hands in. */
    Path submit(String party) {
        return folder.submit(party);
    }

    LocalDate today() {
        return LocalDate.ofInstant(hub.part(ClockControl.class).now(), ZoneId.of("Europe/Oslo"));
    }

    void pass(int months) {
        var clock = hub.part(ClockControl.class);
        clock.moveTo(today().plusMonths(months)
                .atTime(9, 0)
                .atZone(ZoneId.of("Europe/Oslo"))
                .toInstant());
    }

    static Person person(String number) {
        return new Person()
                .withIdentifier(
                        new Identifier().withType(IdentifierKind.DUF_NUMBER).withValue(number));
    }

    /** Says that somebody lives in reception in Drammen, with a permit: mapping and programme become due. */
    String register(String number) {
        return say(
                CENTRE,
                new PersonRegistered()
                        .withPerson(person(number))
                        .withBirthDate(PartialDate.parse("1994-03-01"))
                        .withSex(Sex.FEMALE)
                        .withResidencePermit(
                                new ResidencePermit().withBasis("REFUGEE").withDecidedOn(today().minusDays(20)))
                        .withReception(new Reception()
                                .withHostMunicipality(
                                        new Municipality().withValue("3301").withValidAt(today()))
                                .withFrom(today().minusDays(40))));
    }

    /** Says that somebody is settled in Drammen today: within three months the programme is to be decided. */
    String settle(String number) {
        return say(
                HOST,
                new PersonSettled()
                        .withPerson(person(number))
                        .withMunicipality(new Municipality().withValue("3301").withValidAt(today()))
                        .withSettledOn(today())
                        .withMode("AGREEMENT"));
    }

    /** Says that the programme has begun for somebody who lives in Drammen. */
    String begin(String number) {
        return say(
                HOST,
                new ProvisionEvent()
                        .withPerson(person(number))
                        .withService("INTRODUCTION_PROGRAMME")
                        .withEvent(ProvisionEventKind.STARTED)
                        .withOn(today())
                        .withPerformers(new Performers()
                                .withResponsible(HOST)
                                .withPerformedBy(HOST)
                                .withSubmittedBy(HOST)));
    }

    String claim(String party, String number, @Nullable String purpose) {
        return say(
                party,
                new ServiceClaim()
                        .withPerson(person(number))
                        .withService("SKILLS_MAPPING")
                        .withFrom(today())
                        .withPurpose(purpose));
    }

    /** Sends a report of a party's books, which says that it provides nothing. */
    void compareBooks(String party) {
        say(
                party,
                new ReconciliationReport()
                        .withFrom(today().minusDays(1))
                        .withUntil(today())
                        .withProvides(new ReconciledClaims()));
    }

    /** Sends a document the way of every document; returns its id. */
    String say(String party, Object payload) {
        var message = Message.of(payload)
                .from(party)
                .to(HUB)
                .created(hub.part(ClockControl.class).now())
                .build();
        send(party, stafett.writer().bytes(message));
        return message.header().instanceIdentifier();
    }

    private void send(String party, byte[] document) {
        hub.part(ProducerTemplate.class)
                .requestBody(
                        "direct:20-checks", new Incoming(Carrier.SOAP, party, null, document, false), Answer.class);
    }

    /** A message that the hub can't record, because its database refuses it: it comes into quarantine. */
    void quarantined(String number) {
        sql("create or replace function refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'refused'; end $$");
        sql("create trigger refuse before insert on message for each row execute function refuse()");
        try {
            register(number);
            throw new AssertionError("A message that can't be recorded is not answered.");
        } catch (RuntimeException kept) {
            // as it must be: its bringer is not told that it was dealt with
        } finally {
            sql("drop trigger refuse on message");
        }
    }

    /** Puts documents into an inbox, behind what lies there. */
    void fill(String party, int many) throws JMSException {
        var document = stafett.writer()
                .bytes(Message.of(new ServiceHistoryQuery()
                                .withPerson(person(FIRST))
                                .withPurpose("MAP_SKILLS"))
                        .from(IMDI)
                        .to(HUB)
                        .created(hub.part(ClockControl.class).now())
                        .build());
        try (var context = hub.part(ActiveMQConnectionFactory.class).createContext(JMSContext.SESSION_TRANSACTED)) {
            var queue = context.createQueue("stafett.inbox." + party);
            for (int i = 0; i < many; i++) {
                var message = context.createBytesMessage();
                message.writeBytes(document);
                message.setStringProperty(InboxProperties.ID, UUID.randomUUID().toString());
                message.setStringProperty(InboxProperties.TYPE, "ServiceHistoryQuery");
                context.createProducer().send(queue, message);
            }
            context.commit();
        }
    }

    void sql(String sql) {
        jdbc().sql(sql).update();
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(hub.part(DataSource.class));
    }

    /** Every line of the hub's log. */
    String log() throws java.io.IOException {
        return Files.readString(folder.log().resolve("hub.log"));
    }

    @Override
    public void close() {
        hub.close();
    }
}
