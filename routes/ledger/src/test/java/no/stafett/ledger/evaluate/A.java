package no.stafett.ledger.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.CatalogueReader;
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

/** Words for tests: a person made of facts, parties with synthetic numbers, and the published catalogue. */
public final class A {
    public static final Catalogue CATALOGUE = CatalogueReader.standard();

    public static final String IMDI = "310000018";
    public static final String HOST = "310000026";
    public static final String OSLO = "310000034";
    public static final String ALESUND = "310000042";
    public static final String HARAM = "310000050";
    public static final String DRAMMEN = "310000069";
    public static final String COUNTY_OSLO = "310000077";
    public static final String COUNTY_MORE = "310000085";
    public static final String COUNTY_VIKEN = "310000093";
    public static final String COUNTY_BUSKERUD = "310000107";
    public static final String NOKUT = "310000115";
    public static final String HKDIR = "310000123";
    public static final String AGENT = "310000131";

    public static final Directory DIRECTORY = new PartyDirectory(
            List.of(
                    always(IMDI, PartyRole.IMDI, null, "The directorate"),
                    always(HOST, PartyRole.MUNICIPALITY, "3420", "A host municipality"),
                    always(OSLO, PartyRole.MUNICIPALITY, "0301", "A capital"),
                    new Party(ALESUND, PartyRole.MUNICIPALITY, "1507", until("2024-01-01"), "A town"),
                    new Party(ALESUND, PartyRole.MUNICIPALITY, "1508", from("2024-01-01"), "A town"),
                    new Party(HARAM, PartyRole.MUNICIPALITY, "1580", from("2024-01-01"), "An island"),
                    new Party(DRAMMEN, PartyRole.MUNICIPALITY, "3005", until("2024-01-01"), "A city"),
                    new Party(DRAMMEN, PartyRole.MUNICIPALITY, "3301", from("2024-01-01"), "A city"),
                    always(COUNTY_OSLO, PartyRole.COUNTY, "03", "A county"),
                    always(COUNTY_MORE, PartyRole.COUNTY, "15", "A county"),
                    new Party(COUNTY_VIKEN, PartyRole.COUNTY, "30", until("2024-01-01"), "A county that was split"),
                    new Party(COUNTY_BUSKERUD, PartyRole.COUNTY, "33", from("2024-01-01"), "Its heir"),
                    new Party(NOKUT, PartyRole.RECOGNITION_AUTHORITY, null, until("2023-01-01"), "Before"),
                    new Party(HKDIR, PartyRole.RECOGNITION_AUTHORITY, null, from("2023-01-01"), "After")),
            List.of(
                    new PartyDirectory.Change("3005", "3301", day("2024-01-01")),
                    new PartyDirectory.Change("1507", "1508", day("2024-01-01")),
                    new PartyDirectory.Change("1507", "1580", day("2024-01-01"))));

    private final List<Fact> facts = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Long, List<Fact>> related = new HashMap<>();
    private long identifier = 1;
    private long next = 1;
    private Instant now = Instant.parse("2020-01-01T00:00:00Z");

    private A() {}

    public static A person() {
        return new A();
    }

    /** A refugee of thirty with a permit, settled in the capital by agreement. */
    public static A refugee(String permit) {
        return person().born("1990-06-15").permit("REFUGEE", permit);
    }

    public A born(String date) {
        return fact(FactKind.BIRTH_DATE, date.length() == 10 ? date : date.substring(0, 4) + "-01-01", Key.DATE, date);
    }

    public A permit(String basis, String decided) {
        return fact(FactKind.PERMIT, decided, Key.BASIS, basis);
    }

    public A permit(String basis, String decided, String applied) {
        return fact(FactKind.PERMIT, decided, Key.BASIS, basis, Key.APPLIED, applied);
    }

    public A citizen(String country) {
        return fact(FactKind.CITIZENSHIP, "2000-01-01", Key.COUNTRY, country);
    }

    public A inReception(String from) {
        return fact(FactKind.RECEPTION, from, Key.MUNICIPALITY, "3420", Key.VALID_AT, "2024-06-01");
    }

    public A settled(String on, String municipality) {
        return settled(on, municipality, "AGREEMENT");
    }

    public A settled(String on, String municipality, String mode) {
        return fact(FactKind.SETTLED, on, Key.MUNICIPALITY, municipality, Key.VALID_AT, on, Key.MODE, mode);
    }

    public A registered(String on, String municipality) {
        return fact(FactKind.REGISTERED_RESIDENCE, on, Key.MUNICIPALITY, municipality, Key.VALID_AT, on);
    }

    public A mapped(String on, String by, String stage) {
        return fact(FactKind.MAPPING, on, Key.KIND, "COMPLETE", Key.STAGE, stage, Key.BY, by);
    }

    public A assured(String on, String by, String stage) {
        return fact(
                FactKind.MAPPING, on, Key.KIND, "COMPLETE", Key.STAGE, stage, Key.BY, by, Key.QUALITY_ASSURED, "true");
    }

    public A supplement(String on, String by) {
        return fact(FactKind.MAPPING, on, Key.KIND, "SUPPLEMENT", Key.STAGE, "AFTER_SETTLEMENT", Key.BY, by);
    }

    public A decided(String service, String outcome, String on, String by, String... more) {
        var values = new ArrayList<>(List.of(Key.SERVICE, service, Key.OUTCOME, outcome, Key.AUTHORITY, by));
        values.addAll(List.of(more));
        return fact(FactKind.DECISION, on, values.toArray(String[]::new));
    }

    public A event(String service, String event, String on, String by, String... more) {
        var values = new ArrayList<>(List.of(Key.SERVICE, service, Key.EVENT, event, Key.PROVIDER, by));
        values.addAll(List.of(more));
        return fact(FactKind.PROVISION, on, values.toArray(String[]::new));
    }

    public A asked(String service, String on) {
        return fact(FactKind.REQUESTED_BY_PERSON, on, Key.SERVICE, service);
    }

    public A applied(String qualification, String on) {
        return fact(FactKind.APPLICATION, on, Key.QUALIFICATION, qualification, Key.LEVEL, "HIGHER_EDUCATION");
    }

    public A recognised(String qualification, String on, String by, String outcome) {
        return fact(
                FactKind.RECOGNITION, on, Key.QUALIFICATION, qualification, Key.AUTHORITY, by, Key.OUTCOME, outcome);
    }

    public A works(String hours, String from, @Nullable String until) {
        facts.add(new Fact(
                next,
                identifier,
                FactKind.EMPLOYMENT,
                new TreeMap<>(Map.of(Key.HOURS, hours)),
                day(from),
                until == null ? null : day(until),
                now,
                next++));
        return this;
    }

    public A left(String code, String on) {
        return fact(FactKind.LEFT, on, Key.CODE, code);
    }

    public A reference(String settled) {
        related.put(
                99L,
                List.of(Fact.of(900, 99, FactKind.SETTLED, Map.of(Key.MUNICIPALITY, "0301"), day(settled), now, 900)));
        return fact(FactKind.FAMILY, "2000-01-01", Key.REFERENCE, "99", Key.IS_REFERENCE, "true");
    }

    public A fact(FactKind kind, String on, String... keysAndValues) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        facts.add(Fact.of(next, identifier, kind, values, day(on), now, next++));
        return this;
    }

    /** What follows was said of another identifier. */
    public A under(long other) {
        identifier = other;
        return this;
    }

    /** What follows was learnt at that time. */
    public A knownAt(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public A claim(String number, String service, String provider, String from, @Nullable String until) {
        return claim(number, service, provider, from, until, null, false);
    }

    public A claim(
            String number,
            String service,
            String provider,
            String from,
            @Nullable String until,
            @Nullable String latestStart,
            boolean contested) {
        claims.add(new Claim(
                number,
                identifier,
                service,
                null,
                provider,
                day(from),
                until == null ? null : day(until),
                latestStart == null ? null : day(latestStart),
                null,
                null,
                contested,
                null,
                contested ? ClaimState.CONTESTED : ClaimState.NOTED,
                Instant.parse("2020-01-01T00:00:00Z").plusSeconds(claims.size())));
        return this;
    }

    /** Both: what two numbers that turn out to be one person add up to. */
    public A linkedWith(A other) {
        var both = new A();
        both.facts.addAll(facts);
        long shift = 1000;
        for (Fact fact : other.facts) {
            both.facts.add(new Fact(
                    fact.id() + shift,
                    fact.identifier() + shift,
                    fact.kind(),
                    fact.values(),
                    fact.trueFrom(),
                    fact.trueUntil(),
                    fact.knownAt(),
                    fact.message() + shift));
        }
        both.claims.addAll(claims);
        both.claims.addAll(other.claims);
        both.related.putAll(related);
        both.next = 5000;
        return both;
    }

    public List<Fact> listed() {
        return facts;
    }

    public List<Claim> claims() {
        return claims;
    }

    public PersonFacts facts() {
        return new PersonFacts(facts, related);
    }

    public Evaluation on(String date) {
        return on(date, DIRECTORY);
    }

    public Evaluation on(String date, Directory directory) {
        return Evaluation.evaluate(facts(), claims, CATALOGUE, directory, day(date));
    }

    public Obligation on(String date, String service) {
        return on(date).obligation(service + "/1").orElseThrow();
    }

    public static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static Party always(String number, PartyRole role, @Nullable String territory, String name) {
        return new Party(number, role, territory, DatePeriod.ALWAYS, name);
    }

    private static DatePeriod from(String date) {
        return new DatePeriod(day(date), null);
    }

    private static DatePeriod until(String date) {
        return new DatePeriod(null, day(date));
    }
}
