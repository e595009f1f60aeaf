package no.stafett.ledger.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.stafett.ledger.calendar.TimeLimit;
import no.stafett.ledger.catalogue.CatalogueFault.Kind;
import no.stafett.ledger.catalogue.Service.Evidence;
import no.stafett.ledger.catalogue.Service.Found;
import no.stafett.ledger.catalogue.Service.HoldKind;
import no.stafett.ledger.catalogue.Service.HoldRule;
import no.stafett.ledger.catalogue.Service.Limit;
import no.stafett.ledger.catalogue.Service.Milestone;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import no.stafett.ledger.catalogue.Service.Occurrence;
import no.stafett.ledger.catalogue.Service.OccurrenceKind;
import no.stafett.ledger.catalogue.Service.Responsibility;
import no.stafett.ledger.catalogue.Service.Rule;
import no.stafett.ledger.catalogue.Service.Sight;
import no.stafett.ledger.catalogue.Service.Told;
import no.stafett.ledger.catalogue.Service.Whom;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a catalogue document: first against its schema, then for what a schema can't say (gaps and overlaps between
 * versions, services that wait for each other, roles that don't exist). Either everything is sound, or nothing is read.
 */
public final class CatalogueReader {
    private static final String SCHEMA = "/stafett/v1/xsd/service-catalogue.xsd";
    private static final String STANDARD = "/stafett/v1/catalogue/catalogue-1.0.xml";
    private static final String CATALOGUE = "urn:stafett:skills-mapping:1";
    private static final String COMMON = "urn:stafett:common:1";

    private final List<CatalogueFault> faults = new ArrayList<>();

    private CatalogueReader() {}

    /**
     * Reads a document.
     *
     * @throws CatalogueException when it is not sound; the message names every fault and its place
     * @throws UncheckedIOException when the stream can't be read
     */
    public static Catalogue read(InputStream document) {
        return new CatalogueReader().from(document);
    }

    /** The catalogue that is published with this version of the standard. */
    public static Catalogue standard() {
        try (InputStream document = resource(STANDARD).openStream()) {
            return read(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Catalogue from(InputStream document) {
        byte[] bytes = bytesOf(document);
        validate(bytes);
        stopAtFaults();
        var catalogue = catalogue(parse(bytes));
        catalogue.circles().forEach(faults::add);
        namedServicesExist(catalogue);
        stopAtFaults();
        return catalogue;
    }

    private void stopAtFaults() {
        if (!faults.isEmpty()) {
            throw new CatalogueException(faults);
        }
    }

    private void namedServicesExist(Catalogue catalogue) {
        for (Service service : catalogue.services()) {
            service.namedServices()
                    .filter(code -> catalogue.service(code).isEmpty())
                    .distinct()
                    .forEach(code -> fault(
                            Kind.UNKNOWN_SERVICE,
                            "Service " + service.code(),
                            "a condition names service " + code + ", which has no row",
                            "et vilkår nevner tjenesten " + code + ", som ikke har noen rad"));
        }
    }

    // --- from bytes to elements

    private static byte[] bytesOf(InputStream document) {
        try {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void validate(byte[] bytes) {
        try {
            var parsers = SAXParserFactory.newDefaultNSInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var validator = Compiled.SCHEMA_OF_CATALOGUE.newValidator();
            validator.setErrorHandler(new Gathering());
            validator.validate(new SAXSource(
                    parsers.newSAXParser().getXMLReader(), new InputSource(new ByteArrayInputStream(bytes))));
        } catch (SAXParseException e) {
            fault(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java runtime's XML parser can't refuse a document type", e);
        } catch (SAXException e) {
            fault(Kind.NOT_VALID, "the document", "not XML: " + e.getMessage(), "ikke XML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fault(SAXParseException e) {
        var words = Objects.requireNonNullElse(e.getMessage(), "not XML");
        fault(
                Kind.NOT_VALID,
                "line " + e.getLineNumber() + ", column " + e.getColumnNumber(),
                words,
                "følger ikke skjemaet: " + words);
    }

    private void fault(Kind kind, String place, String en, String nb) {
        faults.add(CatalogueFault.of(kind, place, en, nb));
    }

    private final class Gathering implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            fault(exception);
        }

        @Override
        public void error(SAXParseException exception) {
            fault(exception);
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXParseException {
            throw exception;
        }
    }

    /** The schema, compiled at first use and shared: it is immutable. */
    private static final class Compiled {
        static final Schema SCHEMA_OF_CATALOGUE = compile();

        private static Schema compile() {
            try {
                return SchemaFactory.newDefaultInstance().newSchema(resource(SCHEMA));
            } catch (SAXException e) {
                throw new IllegalStateException("The standard's own schema of the catalogue is unsound", e);
            }
        }
    }

    private static URL resource(String path) {
        var url = CatalogueReader.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException(
                    path + " is not on the class path: the artifact stafett-standard is missing");
        }
        return url;
    }

    private static Element parse(byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("It was valid a moment ago", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- from elements to the catalogue

    private Catalogue catalogue(Element root) {
        return new Catalogue(
                root.getAttribute("version"),
                LocalDate.parse(root.getAttribute("published")),
                children(root, "Service").map(this::service).toList());
    }

    private Service service(Element e) {
        String code = e.getAttribute("code");
        return new Service(
                code,
                e.getAttribute("owner"),
                period(e, "Service " + code),
                text(child(e, "Title")),
                text(child(e, "Documentation")),
                child(e, "LegalBasis").getTextContent().strip(),
                child(e, "Source").getTextContent().strip(),
                occurrence(child(e, "Occurrence")),
                visibility(child(e, "Visibility"), code),
                children(e, "Trigger")
                        .map(t -> new Service.Trigger(anchor(t, "on"), attribute(t, "of"), when(t)))
                        .toList(),
                dated(child(e, "Entitlement"), code, "Rule", this::rule),
                dated(child(e, "Responsible"), code, "Party", this::responsibility),
                dated(child(e, "Milestones"), code, "Milestone", this::milestone),
                children(e, "Prerequisite")
                        .map(p -> new Service.Prerequisite(requiredWhen(p), text(child(p, "Text"))))
                        .toList(),
                Service.OnMove.valueOf(child(e, "OnMove").getAttribute("does")),
                children(e, "Hold").map(h -> hold(h, code)).toList(),
                optionalChild(e, "Limits")
                        .map(limits -> dated(limits, code, "Limit", this::limit))
                        .orElse(null),
                children(e, "Lengthening").map(this::lengthening).toList(),
                optionalChild(e, "Quantities")
                        .map(quantities -> dated(quantities, code, "Quantity", this::quantity))
                        .orElse(null),
                optionalChild(e, "LanguageGoals")
                        .map(goals -> dated(goals, code, "LanguageGoal", this::languageGoal))
                        .orElse(null),
                children(e, "Evidence").map(this::evidence).toList(),
                children(e, "Suspension").map(this::suspension).toList(),
                children(e, "Ending")
                        .map(x -> new Service.Ending(x.getAttribute("reason"), requiredWhen(x)))
                        .toList(),
                children(e, "FollowUp").map(this::followUp).toList(),
                children(e, "Told").flatMap(t -> told(t, code)).toList(),
                timeLimit(child(e, "Reminder"), code),
                timeLimit(child(e, "Grace"), code));
    }

    private static Occurrence occurrence(Element e) {
        return new Occurrence(OccurrenceKind.valueOf(e.getAttribute("kind")), attribute(e, "level"));
    }

    private Service.Visibility visibility(Element e, String code) {
        var hidden = list(e, "hiddenFrom").stream()
                .flatMap(role -> role(role, "Service " + code + "/Visibility").stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Service.Visibility(Sight.valueOf(e.getAttribute("others")), hidden);
    }

    private <T> Dated<List<T>> dated(
            Element e, String code, String name, BiFunction<Element, String, @Nullable T> part) {
        String place = "Service " + code + "/" + e.getLocalName();
        var versions = new ArrayList<Dated.Version<List<T>>>();
        children(e, "Version").forEach(version -> {
            var parts = new ArrayList<T>();
            children(version, name).forEach(child -> {
                var made = part.apply(child, place);
                if (made != null) {
                    parts.add(made);
                }
            });
            versions.add(new Dated.Version<>(period(version, place), List.copyOf(parts)));
        });
        var dated = new Dated<>(anchor(e, "anchor"), versions);
        faults.addAll(dated.faults(place));
        return dated;
    }

    private Rule rule(Element e, String place) {
        return new Rule(
                e.getAttribute("id"),
                EntitlementKind.valueOf(e.getAttribute("kind")),
                e.getAttribute("legalBasis"),
                truth(e, "unverified", false),
                text(child(e, "Documentation")),
                when(e));
    }

    private @Nullable Responsibility responsibility(Element e, String place) {
        return role(e.getAttribute("role"), place)
                .map(role -> new Responsibility(role, Found.valueOf(e.getAttribute("found")), when(e)))
                .orElse(null);
    }

    private Milestone milestone(Element e, String place) {
        boolean atLimit = truth(e, "atLimit", false);
        if (atLimit && (optionalChild(e, "Within").isPresent() || truth(e, "lengthened", false))) {
            fault(
                    Kind.CONTRADICTION,
                    place + "/Milestone " + e.getAttribute("name"),
                    "what is due at the limit has neither Within nor lengthened",
                    "det som har frist ved grensen, har verken Within eller lengthened");
        }
        return new Milestone(
                e.getAttribute("name"),
                anchor(e, "after"),
                optionalChild(e, "Within").map(x -> timeLimit(x, place)).orElse(null),
                truth(e, "binding", true),
                evidenceCodes(e, "metBy"),
                kinds(e),
                optionalChild(e, "AfterMove").map(x -> timeLimit(x, place)).orElse(null),
                atLimit,
                truth(e, "lengthened", false),
                e.getAttribute("legalBasis"),
                truth(e, "unverified", false));
    }

    private HoldRule hold(Element e, String code) {
        var rule = new HoldRule(HoldKind.valueOf(e.getAttribute("kind")), attribute(e, "group"));
        if ((rule.kind() == HoldKind.EXCLUSIVE_GROUP) != (rule.group() != null)) {
            fault(
                    Kind.CONTRADICTION,
                    "Service " + code + "/Hold " + rule.kind(),
                    "a group stands with EXCLUSIVE_GROUP, and only there",
                    "en gruppe står sammen med EXCLUSIVE_GROUP, og bare der");
        }
        return rule;
    }

    private Limit limit(Element e, String place) {
        var extension = attribute(e, "extension");
        var after = attribute(e, "after");
        return new Limit(
                list(e, "educationGroups"),
                list(e, "goals"),
                Period.parse(e.getAttribute("upTo")),
                after == null ? Anchor.START : Anchor.valueOf(after),
                extension == null ? Period.ZERO : Period.parse(extension),
                e.getAttribute("legalBasis"),
                when(e));
    }

    private Service.Lengthening lengthening(Element e) {
        var over = number(e, "over");
        return new Service.Lengthening(
                children(e, "By")
                        .map(by -> new Service.LengthenedBy(
                                EvidenceCode.valueOf(by.getAttribute("evidence")),
                                attribute(by, "of"),
                                list(by, "reasons")))
                        .toList(),
                Service.Days.valueOf(e.getAttribute("counts")),
                over == null ? 0 : over,
                e.getAttribute("legalBasis"),
                truth(e, "unverified", false));
    }

    private Service.Quantity quantity(Element e, String place) {
        return new Service.Quantity(
                list(e, "educationGroups"),
                requiredNumber(e, "hours"),
                attribute(e, "counts"),
                attribute(e, "component"),
                number(e, "atMost"),
                e.getAttribute("legalBasis"),
                when(e));
    }

    private Service.LanguageGoal languageGoal(Element e, String place) {
        return new Service.LanguageGoal(
                list(e, "educationGroups"),
                e.getAttribute("test"),
                list(e, "skills"),
                e.getAttribute("level"),
                e.getAttribute("legalBasis"));
    }

    private Evidence evidence(Element e) {
        return new Evidence(
                EvidenceCode.valueOf(e.getAttribute("code")),
                kinds(e),
                list(e, "reasons"),
                ObligationState.valueOf(e.getAttribute("becomes")),
                attribute(e, "reason"));
    }

    private Service.Suspension suspension(Element e) {
        var months = attribute(e, "revivesWithinMonths");
        return new Service.Suspension(
                e.getAttribute("reason"),
                requiredWhen(e),
                anchor(e, "anchor"),
                months == null ? null : Integer.valueOf(months));
    }

    private Service.FollowUp followUp(Element e) {
        return new Service.FollowUp(
                e.getAttribute("name"),
                TimeLimit.of(e.getAttribute("after")),
                e.getAttribute("legalBasis"),
                text(child(e, "Text")));
    }

    private Stream<Told> told(Element e, String code) {
        String place = "Service " + code + "/Told " + e.getAttribute("notice");
        var whom = Whom.valueOf(e.getAttribute("whom"));
        var name = attribute(e, "role");
        if ((whom == Whom.ROLE) != (name != null)) {
            fault(
                    Kind.CONTRADICTION,
                    place,
                    "a role stands where whom is ROLE, and only there",
                    "en rolle står der whom er ROLE, og bare der");
            return Stream.empty();
        }
        var role = name == null ? null : role(name, place).orElse(null);
        var kind = Stream.of(NoticeKind.values())
                .filter(notice -> notice.name().equals(e.getAttribute("notice")))
                .findFirst();
        if (kind.isEmpty()) {
            fault(
                    Kind.CONTRADICTION,
                    place,
                    "a service does not decide who gets this notice",
                    "en tjeneste bestemmer ikke hvem som får dette varselet");
        }
        return kind.map(notice -> new Told(notice, whom, role, truth(e, "countsOnly", false))).stream();
    }

    private TimeLimit timeLimit(Element e, String place) {
        var within = attribute(e, "within");
        var workingDays = attribute(e, "workingDays");
        if ((within == null) == (workingDays == null)) {
            fault(
                    Kind.CONTRADICTION,
                    place + "/" + e.getLocalName(),
                    "either within or workingDays, and not both",
                    "enten within eller workingDays, ikke begge");
            return TimeLimit.ofWorkingDays(0);
        }
        return within == null
                ? TimeLimit.ofWorkingDays(Integer.parseInt(Objects.requireNonNull(workingDays)))
                : TimeLimit.of(within);
    }

    private Optional<PartyRole> role(String name, String place) {
        var role = Stream.of(PartyRole.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (role.isEmpty()) {
            fault(Kind.CONTRADICTION, place, "there is no role " + name, "det finnes ingen rolle " + name);
        }
        return role;
    }

    private DatePeriod period(Element e, String place) {
        var from = attribute(e, "from");
        var until = attribute(e, "until");
        var first = from == null ? null : LocalDate.parse(from);
        var end = until == null ? null : LocalDate.parse(until);
        if (first != null && end != null && !end.isAfter(first)) {
            fault(
                    Kind.CONTRADICTION,
                    place,
                    "until " + end + " is not after from " + first,
                    "until " + end + " er ikke etter from " + first);
            return new DatePeriod(first, null);
        }
        return new DatePeriod(first, end);
    }

    // --- conditions

    private static @Nullable Condition when(Element e) {
        return optionalChild(e, "When").map(CatalogueReader::only).orElse(null);
    }

    private static Condition requiredWhen(Element e) {
        return only(child(e, "When"));
    }

    private static Condition only(Element parent) {
        return conditions(parent).get(0);
    }

    private static List<Condition> conditions(Element parent) {
        return elements(parent).map(CatalogueReader::condition).toList();
    }

    /** One predicate, by the name of its element. The schema lets no other through; a test holds the two together. */
    static Condition condition(Element e) {
        return switch (e.getLocalName()) {
            case "All" -> new Condition.All(conditions(e));
            case "Any" -> new Condition.Any(conditions(e));
            case "Not" -> new Condition.Not(only(e));
            case "AgeAt" -> new Condition.AgeAt(anchor(e, "anchor"), number(e, "min"), number(e, "max"));
            case "PermitIn" -> new Condition.PermitIn(list(e, "bases"));
            case "PermitGrantedAbroad" -> new Condition.PermitGrantedAbroad();
            case "CitizenOf" -> new Condition.CitizenOf(list(e, "countries"));
            case "DateWithin" -> new Condition.DateWithin(anchor(e, "anchor"), day(e, "from"), day(e, "until"));
            case "SettledBy" -> new Condition.SettledBy(list(e, "modes"));
            case "MonthsLivedLessThan" ->
                new Condition.MonthsLivedLessThan(anchor(e, "anchor"), requiredNumber(e, "months"));
            case "InReception" -> new Condition.InReception();
            case "Settled" -> new Condition.Settled();
            case "StateOf" ->
                new Condition.StateOf(e.getAttribute("service"), set(e, "states", ObligationState::valueOf));
            case "Shown" -> new Condition.Shown(e.getAttribute("service"), evidenceCodes(e, "evidence"));
            case "EducationGroupIn" -> new Condition.EducationGroupIn(list(e, "groups"));
            case "WorksAtLeast" -> new Condition.WorksAtLeast(requiredNumber(e, "hoursPerWeek"));
            case "ReferenceSettledWithin" -> new Condition.ReferenceSettledWithin(requiredNumber(e, "months"));
            case "ChildYoungerThan" -> new Condition.ChildYoungerThan(requiredNumber(e, "years"));
            case "InUpperSecondary" -> new Condition.InUpperSecondary(list(e, "standings"));
            case "LanguageLevelAtLeast" ->
                new Condition.LanguageLevelAtLeast(e.getAttribute("test"), list(e, "skills"), e.getAttribute("level"));
            case "EndedWithin" -> new Condition.EndedWithin(e.getAttribute("service"), requiredNumber(e, "months"));
            case "Requested" -> new Condition.Requested();
            default ->
                throw new IllegalStateException("The schema knows a predicate that Java does not: " + e.getLocalName());
        };
    }

    // --- small readers

    private static Text text(Element e) {
        return new Text(common(e, "En"), common(e, "Nb"));
    }

    private static String common(Element e, String name) {
        return elements(e)
                .filter(child -> COMMON.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
                .findFirst()
                .map(child -> child.getTextContent().strip())
                .orElseThrow();
    }

    private static Anchor anchor(Element e, String name) {
        return Anchor.valueOf(e.getAttribute(name));
    }

    private static Set<EvidenceCode> evidenceCodes(Element e, String name) {
        return set(e, name, EvidenceCode::valueOf);
    }

    private static Set<EntitlementKind> kinds(Element e) {
        return set(e, "kinds", EntitlementKind::valueOf);
    }

    private static Set<String> list(Element e, String name) {
        return set(e, name, Function.identity());
    }

    private static <T> Set<T> set(Element e, String name, Function<String, T> of) {
        return Stream.of(e.getAttribute(name).strip().split("\\s+"))
                .filter(token -> !token.isEmpty())
                .map(of)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), java.util.Collections::unmodifiableSet));
    }

    private static boolean truth(Element e, String name, boolean otherwise) {
        var value = attribute(e, name);
        return value == null ? otherwise : value.equals("true") || value.equals("1");
    }

    private static @Nullable Integer number(Element e, String name) {
        var value = attribute(e, name);
        return value == null ? null : Integer.valueOf(value);
    }

    private static int requiredNumber(Element e, String name) {
        return Integer.parseInt(e.getAttribute(name));
    }

    private static @Nullable LocalDate day(Element e, String name) {
        var value = attribute(e, name);
        return value == null ? null : LocalDate.parse(value);
    }

    private static @Nullable String attribute(Element e, String name) {
        return e.hasAttribute(name) ? e.getAttribute(name).strip() : null;
    }

    private static Stream<Element> elements(Element parent) {
        var elements = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }

    private static Stream<Element> children(Element parent, String name) {
        return elements(parent)
                .filter(child -> CATALOGUE.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()));
    }

    private static Optional<Element> optionalChild(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Element child(Element parent, String name) {
        return optionalChild(parent, name).orElseThrow();
    }
}
