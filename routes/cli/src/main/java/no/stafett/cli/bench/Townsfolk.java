package no.stafett.cli.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.stafett.audit.CanonicalJson;
import no.stafett.hub.Hub;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.ledger.store.Table;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.codes.FactSource;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.time.PartialDate;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A hub whose ledger holds as many people as a figure asks for.
 *
 * <p>A few come in as messages, by the way of every message. Their rows are then copied, each time with other numbers and under other
 * identifiers, until there are enough: what the ledger looks like after years of messages, in minutes. Some of the copies, picked by
 * chance among all, get a number of their own by which a message can name them.
 */
final class Townsfolk {

    static final String MUNICIPALITY = BenchDocuments.SENDER;
    static final String TERRITORY = "3301";
    private static final String UDI = "310000035";
    private static final int TEMPLATES = 100;
    private static final int PEOPLE_A_COPY = 20_000;
    private static final Pattern FACTS = Pattern.compile("(\"facts\": \\[)([0-9, ]*)]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /** The columns that hold a row's number. */
    private static final Set<String> NUMBERS = Set.of("id", "person", "identifier", "message");

    private static final HexFormat HEX = HexFormat.of();

    private final Hub hub;
    private final Stafett stafett = Stafett.v1();
    private final DataSource database;
    private final ProducerTemplate route;
    private final LocalDate today;
    private final Random random = new Random(1);
    private int people;

    private record Template(Table table, List<String> columns, List<String[]> rows) {}

    Townsfolk(Hub hub) throws SQLException {
        this.hub = hub;
        this.database = hub.part(DataSource.class);
        this.route = hub.part(CamelContext.class).createProducerTemplate();
        this.today = LocalDate.now();
        add(MUNICIPALITY, "MUNICIPALITY", TERRITORY);
        add(BenchDocuments.IMDI, "IMDI", null);
        add(UDI, "UDI", null);
        for (int i = 0; i < TEMPLATES; i++) {
            comeIn(i);
        }
        people = TEMPLATES;
    }

    /** Hands in a document as its carrier does, and waits for the answer. */
    Answer handIn(String party, byte[] document) {
        return Objects.requireNonNull(route.requestBody(
                "direct:20-checks", new Incoming(Carrier.SOAP, party, null, document, false), Answer.class));
    }

    /** A claim of a service for a person, a fortnight from today on. */
    byte[] claim(int serial, String service) {
        return stafett.writer()
                .bytes(Message.of(new ServiceClaim()
                                .withPerson(BenchDocuments.person(serial))
                                .withService(service)
                                .withFrom(today.plusDays(14)))
                        .from(MUNICIPALITY)
                        .to(BenchDocuments.HUB)
                        .build());
    }

    /** A refugee who got a permit lately and is settled here. */
    void comeIn(int serial) {
        var registered = new PersonRegistered()
                .withPerson(BenchDocuments.person(serial))
                .withBirthDate(PartialDate.of(today.minusYears(30)))
                .withCitizenship("SYR")
                .withResidencePermit(new ResidencePermit()
                        .withBasis("REFUGEE")
                        .withAppliedOn(today.minusMonths(6))
                        .withDecidedOn(today.minusMonths(3))
                        .withValidFrom(today.minusMonths(3)))
                .withSource(FactSource.IMMIGRATION_AUTHORITIES)
                .withTrueOn(today.minusMonths(3));
        accepted(
                UDI,
                stafett.writer()
                        .bytes(Message.of(registered)
                                .from(UDI)
                                .to(BenchDocuments.HUB)
                                .build()));
        var settled = new PersonSettled()
                .withPerson(BenchDocuments.person(serial))
                .withMunicipality(new Municipality().withValidAt(today).withValue(TERRITORY))
                .withSettledOn(today.minusDays(10))
                .withMode("AGREEMENT")
                .withFirstSettlement(true);
        accepted(
                MUNICIPALITY,
                stafett.writer()
                        .bytes(Message.of(settled)
                                .from(MUNICIPALITY)
                                .to(BenchDocuments.HUB)
                                .build()));
    }

    private void accepted(String party, byte[] document) {
        var answer = handIn(party, document);
        if (!answer.status().startsWith("accepted")) {
            throw new IllegalStateException("A document of the measurement was not accepted: "
                    + new String(answer.receipt(), StandardCharsets.UTF_8));
        }
    }

    int people() {
        return people;
    }

    /** Copies people until there are as many. */
    void growTo(int wanted) throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            var templates = templates(connection);
            long lowest = number(connection, "select min(id) from identifier");
            long highest = number(
                    connection,
                    "select max(last) from (select max(id) as last from fact union all"
                            + " select max(id) from identifier union all select max(message) from fact) as ids");
            long apart = highest - lowest + 1;
            try (var set = connection.createStatement()) {
                set.execute("set synchronous_commit = off");
            }
            long begin = number(connection, "select nextval('row_id')") + 1_000;
            int copies = (wanted - people) / TEMPLATES;
            for (int from = 0; from < copies; from += PEOPLE_A_COPY / TEMPLATES) {
                int to = Math.min(copies, from + PEOPLE_A_COPY / TEMPLATES);
                connection.setAutoCommit(false);
                for (var template : templates) {
                    write(connection, template, from, to, begin - lowest, apart);
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
            number(connection, "select setval('row_id', " + (begin + copies * apart + 1_000) + ")");
            people += copies * TEMPLATES;
            try (var statement = connection.createStatement()) {
                statement.execute("reset synchronous_commit");
                for (var template : templates) {
                    statement.execute("vacuum analyze " + template.table().sqlName());
                }
                statement.execute("checkpoint");
            }
        }
    }

    /** Gives people picked by chance the numbers of these serials, from the first to before the last. */
    void nameSome(int from, int to) throws SQLException {
        var keys = hub.part(KeyStore.class);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var picked = new ArrayList<Long>();
            try (var select = connection.prepareStatement("select id from identifier order by hash limit ?")) {
                select.setInt(1, to - from);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        picked.add(rows.getLong(1));
                    }
                }
            }
            if (picked.size() < to - from) {
                throw new IllegalStateException("Too few people to name " + (to - from));
            }
            var hashes = new ArrayList<byte[]>();
            var values = new HashMap<Integer, String>();
            for (int serial = from; serial < to; serial++) {
                var identifier = BenchDocuments.person(serial).getIdentifier();
                values.put(serial - from, identifier.getValue());
                hashes.add(keys.hash(identifier.getType().value(), "", identifier.getValue()));
            }
            var made = keys.ensure(hashes);
            try (var update = connection.prepareStatement("update identifier set hash = ?, value = ? where id = ?")) {
                for (int i = 0; i < hashes.size(); i++) {
                    var key = Objects.requireNonNull(made.get(ByteBuffer.wrap(hashes.get(i))));
                    update.setBytes(1, hashes.get(i));
                    update.setBytes(
                            2,
                            Cipher256.encrypt(
                                    key,
                                    CanonicalJson.bytes(
                                            Map.of("kind", "DUF_NUMBER", "scope", "", "value", values.get(i)))));
                    update.setLong(3, picked.get(i));
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
        }
    }

    private static List<Template> templates(Connection connection) throws SQLException, IOException {
        var templates = new ArrayList<Template>();
        for (var table : Table.values()) {
            var columns = Stream.concat(table.key().stream(), table.columnsBesideKey().stream())
                    .toList();
            var bytes = new ByteArrayOutputStream();
            copy(connection)
                    .copyOut(
                            "copy (select " + String.join(", ", columns) + " from " + table.sqlName()
                                    + " where entry in" + " (select entry from audit_leaf)) to stdout",
                            bytes);
            var rows = bytes.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
            if (!rows.isEmpty()) {
                templates.add(new Template(table, columns, rows));
            }
        }
        return templates;
    }

    private void write(Connection connection, Template template, int from, int to, long shift, long apart)
            throws SQLException, IOException {
        var text = new StringBuilder();
        for (int copy = from; copy < to; copy++) {
            for (var row : template.rows()) {
                for (int i = 0; i < row.length; i++) {
                    if (i > 0) {
                        text.append('\t');
                    }
                    text.append(value(template, row, i, shift + copy * apart));
                }
                text.append('\n');
            }
        }
        copy(connection)
                .copyIn(
                        "copy " + template.table().sqlName() + " (" + String.join(", ", template.columns())
                                + ") from stdin",
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String value(Template template, String[] row, int at, long shift) {
        var column = template.columns().get(at);
        var value = row[at];
        if (value.equals("\\N")) {
            return value;
        }
        if (NUMBERS.contains(column)) {
            return Long.toString(Long.parseLong(value) + shift);
        }
        if (template.table() == Table.HAND_OVER && column.equals("key")) { // it names the message
            var message = row[template.columns().indexOf("message")];
            return value.replace(message, Long.toString(Long.parseLong(message) + shift));
        }
        return switch (column) {
            case "hash" -> {
                var hash = new byte[32];
                random.nextBytes(hash);
                yield "\\\\x" + HEX.formatHex(hash);
            }
            case "because" ->
                FACTS.matcher(value)
                        .replaceAll(match -> match.group(1)
                                + NUMBER.matcher(match.group(2))
                                        .replaceAll(number -> Long.toString(Long.parseLong(number.group()) + shift))
                                + "]");
            case "attention_on" ->
                LocalDate.parse(value).plusDays(random.nextInt(1_000)).toString();
            default -> value;
        };
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void add(String number, String role, @Nullable String territory) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number,
                        role,
                        "Bench",
                        territory,
                        LocalDate.of(2000, 1, 1),
                        null,
                        Party.State.ACTIVE,
                        List.of()));
    }
}
