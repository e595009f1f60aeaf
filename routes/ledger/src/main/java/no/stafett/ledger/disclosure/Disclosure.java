package no.stafett.ledger.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * The disclosure table: who may send what, and who sees what of it. What no row allows is denied. Immutable and thread-safe.
 */
public final class Disclosure {
    private static final String STANDARD = "/stafett/v1/disclosure/disclosure-1.0.xml";
    private static final Set<ClaimState> HOLDING = Set.of(ClaimState.NOTED, ClaimState.STARTED);

    /**
     * What the table says of one message type.
     *
     * @param senders who may send it; empty: the hub alone
     * @param rows in the table's order
     */
    record Type(List<Sender> senders, List<Row> rows) {
        static final Type UNKNOWN = new Type(List.of(), List.of());

        Type {
            senders = List.copyOf(senders);
            rows = List.copyOf(rows);
        }
    }

    /** A role that may send a type, where one of its elements has a value. */
    record Sender(
            PartyRole role,
            @Nullable String element,
            @Nullable String value) {
        boolean admits(Set<PartyRole> roles, Map<String, String> traits) {
            return roles.contains(role) && (element == null || (value != null && value.equals(traits.get(element))));
        }
    }

    private static final class Standard {
        private static final Disclosure TABLE = load();

        private static Disclosure load() {
            try (InputStream table = Disclosure.class.getResourceAsStream(STANDARD)) {
                if (table == null) {
                    throw new IllegalStateException("The standard's disclosure table is not on the class path");
                }
                return read(table);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String version;
    private final Map<String, Type> types;
    private final Map<String, Row> byRule;

    Disclosure(String version, Map<String, Type> types) {
        this.version = version;
        this.types = Map.copyOf(types);
        this.byRule = types.values().stream()
                .flatMap(type -> type.rows().stream())
                .collect(Collectors.toUnmodifiableMap(Row::rule, row -> row));
    }

    /** The table that is published with this version of the standard, read once. */
    public static Disclosure standard() {
        return Standard.TABLE;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException when it is not sound; the message names the fault
     */
    public static Disclosure read(InputStream xml) {
        return TableReader.read(xml);
    }

    /** The table's version: a copy's header names its rule as {@code <rule>@<version>}. */
    public String version() {
        return version;
    }

    /**
     * Every party that is owed a copy of this document now, handed on or not, sorted by receiver; the sender never. A party
     * that fits several rows gets all they keep together, under the first one's id.
     */
    public List<Entitled> entitled(Document document, Situation situation) {
        return entitled(document, situation, new Whereabouts(situation), Set.of());
    }

    /**
     * The copies that are owed now of all the situation's documents and have not been handed on, in the documents' order. A
     * party that has got a document isn't given it again because another row now fits, unless that row shows it more.
     *
     * @param handed keys of all that was handed on about the person
     */
    public List<Entitled> owed(Situation situation, Set<String> handed) {
        var where = new Whereabouts(situation);
        var seen = shown(handed, where.isStrictlyProtected());
        var owed = new ArrayList<Entitled>();
        for (Document document : situation.documents()) {
            for (Entitled entitled : entitled(document, situation, where, handed)) {
                var before = seen.getOrDefault(document.message() + "/" + entitled.receiver(), Shape.NONE);
                if (!handed.contains(entitled.key())
                        && !before.covers(entitled.projection().shape())) {
                    owed.add(entitled);
                }
            }
        }
        return List.copyOf(owed);
    }

    /**
     * Whether a party may send a type of message.
     *
     * @param traits the values of the payload's elements that a row may ask for, such as {@code Kind}
     */
    public boolean maySend(String type, Set<PartyRole> roles, Map<String, String> traits) {
        return type(type).senders().stream().anyMatch(sender -> sender.admits(roles, traits));
    }

    /** Whether some party of that role may see a message of this type, or a row of it, that is about a service. */
    public boolean maySee(String type, PartyRole role, String service) {
        return type(type).rows().stream()
                .anyMatch(row -> row.role() == role && row.services().admits(service));
    }

    private Type type(String type) {
        return types.getOrDefault(type, Type.UNKNOWN);
    }

    private List<Entitled> entitled(Document document, Situation situation, Whereabouts where, Set<String> handed) {
        boolean arrives = situation.arriving() != null && situation.arriving() == document.message();
        boolean strictlyProtected = where.isStrictlyProtected();
        var rowsOf = new TreeMap<String, List<Row>>();
        for (Row row : type(document.type()).rows()) {
            if ((arrives || row.held()) && row.gives(strictlyProtected) && isFor(row, document)) {
                for (String receiver : receivers(row, document, situation, where, handed)) {
                    rowsOf.computeIfAbsent(receiver, number -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        rowsOf.remove(document.sender());
        return rowsOf.entrySet().stream()
                .map(entry -> entitled(document, entry.getKey(), entry.getValue(), strictlyProtected))
                .toList();
    }

    private static Entitled entitled(Document document, String receiver, List<Row> rows, boolean strictlyProtected) {
        var parts = rows.stream()
                .map(row -> new Projection.Part(
                        row.shape(strictlyProtected), row.services(), row.hidesPlace(strictlyProtected)))
                .toList();
        var rules = rows.stream().map(Row::rule).collect(Collectors.joining("+"));
        return new Entitled(
                rules + "/" + document.message() + "/" + receiver,
                document.message(),
                receiver,
                rows.get(0).rule(),
                new Projection(document.type(), parts),
                rows.get(0).legal());
    }

    /** Where a row's services are judged row by row of the answer, it is for the document as a whole. */
    private static boolean isFor(Row row, Document document) {
        return Projection.judgesItems(document.type()) || row.services().admits(document.service());
    }

    private static SortedSet<String> receivers(
            Row row, Document document, Situation situation, Whereabouts where, Set<String> handed) {
        Stream<String> found =
                switch (row.when()) {
                    case ROLE ->
                        situation.directory().party(row.role(), null, situation.today()).stream()
                                .map(Party::number);
                    case RESPONSIBLE_MUNICIPALITY -> municipality(row, document, situation, where, where.responsible());
                    case HOST_MUNICIPALITY -> municipality(row, document, situation, where, where.host());
                    case REQUESTED_MUNICIPALITY ->
                        where.requested().stream()
                                .flatMap(number -> municipality(row, document, situation, where, Optional.of(number)));
                    case COUNTY_OF_MUNICIPALITY ->
                        Stream.of(where.responsible(), where.accepted())
                                .flatMap(Optional::stream)
                                .filter(number -> where.concerns(document, number))
                                .flatMap(number ->
                                        seat(row, situation.directory().countyOf(number), situation));
                    case RECEPTION_CENTRE_OF_PERSON ->
                        where.centre().stream().filter(party -> plays(party, row, situation));
                    case RECEIVER_NAMED_IN_HEADER ->
                        Stream.of(document.headerReceiver()).filter(party -> plays(party, row, situation));
                    case APPLICANT_AGENT ->
                        agent(document, situation).stream().filter(party -> plays(party, row, situation));
                    case HAS_OPEN_OBLIGATION ->
                        situation.obligations().stream()
                                .filter(obligation -> !obligation.state().isEnd()
                                        && obligation.responsible().role() == row.role()
                                        && isOf(obligation, document, situation)) // what is dear to find out comes last
                                .flatMap(obligation -> Stream.ofNullable(
                                        obligation.responsible().party()));
                    case HAS_CLAIM ->
                        situation.claims().stream()
                                .filter(claim ->
                                        claim.service().equals(document.service()) && HOLDING.contains(claim.state()))
                                .map(claim -> claim.provider())
                                .filter(party -> plays(party, row, situation));
                    case EVERY_PARTY ->
                        situation.directory().parties().stream()
                                .filter(party -> party.role() == row.role())
                                .filter(party -> party.period().contains(situation.today()))
                                .map(Party::number);
                    case NAMED_IN_REFERRAL ->
                        situation.facts().own().stream()
                                .filter(fact -> fact.kind() == FactKind.REFERRED)
                                .filter(fact -> fact.value(Key.MESSAGE)
                                        .filter(named -> List.of(named.split(" ", -1))
                                                .contains(Long.toString(document.message())))
                                        .isPresent())
                                .flatMap(fact -> fact.value(Key.TO).stream())
                                .filter(party -> plays(party, row, situation));
                    case RECEIVED_CORRECTED ->
                        corrected(document, situation).stream()
                                .flatMap(message -> receiversOf(message, handed))
                                .filter(party -> plays(party, row, situation));
                };
        return found.collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a document is about what is owed: it names the service, or names none and is what the duty arose from. */
    private static boolean isOf(Obligation obligation, Document document, Situation situation) {
        if (document.service() != null) {
            return obligation.service().equals(document.service());
        }
        var reasons = obligation.because().facts();
        return situation.facts().own().stream()
                .anyMatch(fact -> fact.message() == document.message() && reasons.contains(fact.id()));
    }

    /** The numbers of the messages that a correction withdraws. */
    private static List<String> corrected(Document document, Situation situation) {
        return situation.facts().own().stream()
                .filter(fact -> fact.kind() == FactKind.WITHDRAWN && fact.message() == document.message())
                .flatMap(fact -> fact.value(Key.MESSAGE).stream())
                .toList();
    }

    /** Who has been handed a message, by the keys of what was handed on: {@code <rules>/<message>/<receiver>}. */
    private static Stream<String> receiversOf(String message, Set<String> handed) {
        return handed.stream()
                .map(key -> key.split("/", -1))
                .filter(parts -> parts[1].equals(message))
                .map(parts -> parts[2]);
    }

    private static Stream<String> municipality(
            Row row, Document document, Situation situation, Whereabouts where, Optional<String> number) {
        return number.stream()
                .filter(found -> where.concerns(document, found))
                .flatMap(found -> seat(row, found, situation));
    }

    private static Stream<String> seat(Row row, String territory, Situation situation) {
        return situation.directory().party(row.role(), territory, situation.today()).stream()
                .map(Party::number);
    }

    private static boolean plays(String party, Row row, Situation situation) {
        return situation.directory().rowsOf(party, situation.today()).stream()
                .anyMatch(found -> found.role() == row.role());
    }

    /**
     * The agent that applied for the qualification that was decided on. Two agents may have used one key: then the one that
     * the decision's header names, or nobody.
     */
    private static Optional<String> agent(Document document, Situation situation) {
        var facts = situation.facts().own();
        var decided = facts.stream()
                .filter(fact -> fact.kind() == FactKind.RECOGNITION && fact.message() == document.message())
                .flatMap(fact -> fact.value(Key.QUALIFICATION).stream())
                .collect(Collectors.toSet());
        var agents = facts.stream()
                .filter(fact -> fact.kind() == FactKind.APPLICATION)
                .filter(fact ->
                        fact.value(Key.QUALIFICATION).filter(decided::contains).isPresent())
                .sorted(Comparator.comparing(Fact::knownAt))
                .flatMap(fact -> fact.value(Key.AGENT).stream())
                .distinct()
                .toList();
        return agents.size() == 1
                ? Optional.of(agents.get(0))
                : agents.stream().filter(document.headerReceiver()::equals).findFirst();
    }

    /** What each receiver has seen of each message, by message and receiver. Rules of older tables that are gone show nothing. */
    private Map<String, Shape> shown(Set<String> handed, boolean strictlyProtected) {
        var shown = new HashMap<String, Shape>();
        for (String key : handed) {
            int end = key.indexOf('/');
            for (String rule : key.substring(0, end).split("\\+", -1)) {
                var row = byRule.get(rule);
                if (row != null) {
                    shown.merge(key.substring(end + 1), row.shape(strictlyProtected), Shape::or);
                }
            }
        }
        return shown;
    }
}
