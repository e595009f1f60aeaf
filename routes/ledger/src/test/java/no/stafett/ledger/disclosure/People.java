package no.stafett.ledger.disclosure;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.evaluate.Because;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.evaluate.Responsible;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyDirectory;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/** Invented parties, and one person about whom documents come in day by day. */
final class People {
    static final String HUB = "310000019";
    static final String IMDI = "310000108";
    static final String CENTRE = "310000205";
    static final String OTHER_CENTRE = "310000213";
    static final String DRAMMEN = "310000302";
    static final String TONSBERG = "310000418";
    static final String BERGEN = "310000515";
    static final String VESTFOLD = "310000604";
    static final String BUSKERUD = "310000612";
    static final String VESTLAND = "310000620";
    static final String NAV = "310000701";
    static final String AUTHORITY = "310000809";
    static final String AGENT = "310000906";
    static final String OTHER_AGENT = "310000914";
    static final String UDI = "310001007";
    static final String TESTS = "310001104";

    static final Directory DIRECTORY = new PartyDirectory(
            List.of(
                    party(IMDI, PartyRole.IMDI, null),
                    party(CENTRE, PartyRole.RECEPTION_CENTRE, null),
                    party(OTHER_CENTRE, PartyRole.RECEPTION_CENTRE, null),
                    party(DRAMMEN, PartyRole.MUNICIPALITY, "3301"),
                    party(TONSBERG, PartyRole.MUNICIPALITY, "3905"),
                    party(BERGEN, PartyRole.MUNICIPALITY, "4601"),
                    party(VESTFOLD, PartyRole.COUNTY, "39"),
                    party(BUSKERUD, PartyRole.COUNTY, "33"),
                    party(VESTLAND, PartyRole.COUNTY, "46"),
                    party(NAV, PartyRole.NAV, null),
                    party(AUTHORITY, PartyRole.RECOGNITION_AUTHORITY, null),
                    party(AGENT, PartyRole.AGENT, null),
                    party(OTHER_AGENT, PartyRole.AGENT, null),
                    party(UDI, PartyRole.UDI, null),
                    party(TESTS, PartyRole.TEST_AUTHORITY, null)),
            List.of(new PartyDirectory.Change("3803", "3905", LocalDate.parse("2024-01-01"))));

    private final List<Fact> facts = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> handed = new HashSet<>();
    private long number;

    private static Party party(String number, PartyRole role, @Nullable String territory) {
        return new Party(number, role, territory, DatePeriod.ALWAYS, "Invented");
    }

    /** A message with one fact arrives. */
    List<Entitled> arrives(String day, String type, String sender, FactKind kind, Map<String, String> values) {
        return arrives(day, type, sender, HUB, null, kind, day, values);
    }

    List<Entitled> arrives(
            String day,
            String type,
            String sender,
            String headerReceiver,
            @Nullable String service,
            @Nullable FactKind kind,
            String trueFrom,
            Map<String, String> values) {
        long message = ++number;
        documents.add(new Document(message, type, sender, headerReceiver, service));
        if (kind != null) {
            learns(day, kind, trueFrom, values, message);
        }
        return handsOn(day, message);
    }

    /** Another fact of the message that came last. */
    void learns(String day, FactKind kind, String trueFrom, Map<String, String> values) {
        learns(day, kind, trueFrom, values, number);
    }

    private void learns(String day, FactKind kind, String trueFrom, Map<String, String> values, long message) {
        var knownAt = LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        facts.add(new Fact(
                facts.size() + 1,
                1,
                kind,
                new TreeMap<>(values),
                LocalDate.parse(trueFrom),
                null,
                knownAt.plusSeconds(facts.size()),
                message));
    }

    List<Entitled> timePasses(String day) {
        return handsOn(day, null);
    }

    private List<Entitled> handsOn(String day, @Nullable Long arriving) {
        var owed = Disclosure.standard().owed(situation(day, arriving), handed);
        owed.forEach(entitled -> handed.add(entitled.key()));
        return owed;
    }

    Situation situation(String day, @Nullable Long arriving) {
        return new Situation(
                PersonFacts.of(facts), obligations, claims, documents, arriving, DIRECTORY, LocalDate.parse(day));
    }

    /** Another identifier's documents turn out to be this person's. */
    void linkedWith(People other) {
        long shift = number;
        for (Document document : other.documents) {
            documents.add(new Document(
                    document.message() + shift,
                    document.type(),
                    document.sender(),
                    document.headerReceiver(),
                    document.service()));
        }
        for (Fact fact : other.facts) {
            facts.add(new Fact(
                    facts.size() + 1,
                    2,
                    fact.kind(),
                    fact.values(),
                    fact.trueFrom(),
                    fact.trueUntil(),
                    fact.knownAt(),
                    fact.message() + shift));
        }
        number += other.number;
    }

    People owes(String service, PartyRole role, String party, ObligationState state) {
        return owes(service, role, party, state, List.of());
    }

    /** Somebody owes what a message has opened. */
    void owesBecauseOf(long message, String service, PartyRole role, String party, ObligationState state) {
        owes(
                service,
                role,
                party,
                state,
                facts.stream()
                        .filter(fact -> fact.message() == message)
                        .map(Fact::id)
                        .toList());
    }

    private People owes(String service, PartyRole role, String party, ObligationState state, List<Long> because) {
        obligations.add(new Obligation(
                service,
                Obligation.FIRST,
                EntitlementKind.RIGHT,
                state,
                null,
                LocalDate.parse("2024-01-01"),
                null,
                List.of(),
                true,
                new Responsible(role, null, party),
                null,
                null,
                new Because("rule", "1.0", "law", true, because)));
        return this;
    }

    People claims(String service, String provider, ClaimState state) {
        claims.add(new Claim(
                "K-" + (claims.size() + 1),
                1,
                service,
                null,
                provider,
                LocalDate.parse("2024-01-01"),
                null,
                null,
                null,
                null,
                false,
                null,
                state,
                LocalDate.parse("2024-01-01").atStartOfDay().toInstant(ZoneOffset.UTC)));
        return this;
    }

    static Map<String, String> in(String municipality) {
        return Map.of(Key.MUNICIPALITY, municipality, Key.VALID_AT, "2024-06-01");
    }

    static Map<String, String> answer(String municipality, String answer) {
        return Map.of(Key.MUNICIPALITY, municipality, Key.VALID_AT, "2024-06-01", Key.ANSWER, answer);
    }

    static List<String> receivers(List<Entitled> owed) {
        return owed.stream().map(Entitled::receiver).toList();
    }

    static List<String> keys(List<Entitled> owed) {
        return owed.stream().map(Entitled::key).toList();
    }
}
