package no.stafett.ledger.disclosure;

import static no.stafett.ledger.disclosure.StandardDocuments.children;
import static no.stafett.ledger.disclosure.StandardDocuments.header;
import static no.stafett.ledger.disclosure.StandardDocuments.headerOfCopy;
import static no.stafett.ledger.disclosure.StandardDocuments.parse;
import static no.stafett.ledger.disclosure.StandardDocuments.payload;
import static no.stafett.ledger.disclosure.StandardDocuments.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PersonFacts;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xmlunit.builder.DiffBuilder;

class ProjectionTest {
    private static final Document TABLE = parse(StandardDocuments.bytes(StandardDocuments.TABLE));
    private static final Stafett STAFETT = Stafett.v1();
    private static final Set<FindingCode> REMOVED_ON_PURPOSE = Set.of(FindingCode.IDENTIFIER_NEEDS_ISSUER);
    private static final Map<String, byte[]> EXAMPLES = StandardDocuments.examples();
    private static final Map<String, Disclosure> TABLES = new HashMap<>();
    private static final Set<String> ITEMS = Set.of("Obligation", "Decision", "Claim", "Provision", "Conflict");
    private static final Pattern PARTY = Pattern.compile("(?<![0-9])3100[0-9]{5}(?![0-9])");

    /** One row of the table alone, and a document of its type. */
    record RowAndExample(String rule, String example) {
        Element row() {
            return rows(TABLE).stream()
                    .filter(row -> row.getAttribute("rule").equals(rule))
                    .findFirst()
                    .orElseThrow();
        }

        byte[] document() {
            return StandardDocuments.example(example);
        }

        @Override
        public String toString() {
            return rule + " of " + example;
        }
    }

    static Stream<RowAndExample> rowsAndExamples() {
        var all = new ArrayList<RowAndExample>();
        for (Element row : rows(TABLE)) {
            var type = ((Element) row.getParentNode()).getAttribute("type");
            EXAMPLES.forEach((name, example) -> {
                if (payload(parse(example)).getLocalName().equals(type)) {
                    all.add(new RowAndExample(row.getAttribute("rule"), name));
                }
            });
        }
        return all.stream();
    }

    private static List<Element> rows(Document table) {
        return children(table.getDocumentElement()).stream()
                .flatMap(message -> children(message, "Receiver").stream())
                .toList();
    }

    @Nested
    class Given_a_row_of_the_table_and_a_document_of_its_type {
        @ParameterizedTest
        @MethodSource("no.stafett.ledger.disclosure.ProjectionTest#rowsAndExamples")
        void when_copied_then_exactly_what_the_row_keeps_is_there(RowAndExample given) {
            var copy = copy(given, false);

            assertSame(payload(parse(copy)), expected(given, false));
            assertThat(scopes(parse(copy))).containsEntry("OriginalSender", "0192:310000205");
            assertValid(copy);
        }

        @ParameterizedTest
        @MethodSource("no.stafett.ledger.disclosure.ProjectionTest#rowsAndExamples")
        void when_the_person_is_strictly_protected_then_what_places_them_is_gone_too(RowAndExample given) {
            if (delivery(given).equals("NOTHING")) {
                assertThat(entitled(given, true)).isEmpty();
                return;
            }
            var copy = copy(given, true);

            assertSame(payload(parse(copy)), expected(given, true));
            assertThat(scopes(parse(copy)).containsKey("OriginalSender"))
                    .isEqualTo(delivery(given).equals("FULL"));
            assertValid(copy);
        }

        @ParameterizedTest
        @MethodSource("no.stafett.ledger.disclosure.ProjectionTest#rowsAndExamples")
        void when_nothing_may_place_the_person_then_no_municipality_or_party_is_left(RowAndExample given) {
            if (!delivery(given).equals("WITHOUT_PLACE")) {
                return;
            }
            var copy = parse(copy(given, true));

            var left = new TreeSet<String>();
            placing(payload(copy), left);
            assertThat(left).isEmpty();
            assertThat(scopes(copy)).doesNotContainKeys("OriginalSender", "OnBehalfOf", "SenderRef");
            assertThat(entitled(given, true).get(0).projection().namesOriginalSender())
                    .isFalse();
        }
    }

    @Nested
    class Given_a_header {
        @Test
        void when_copied_then_every_field_is_there() {
            var given = new RowAndExample("SM-IMDI", "skills-mapping/valid-complete.xml");

            var copy = parse(copy(given, false));

            assertThat(text(header(copy)))
                    .contains(
                            "<Identifier Authority=\"iso6523-actorid-upis\">0192:" + StandardDocuments.HUB,
                            "<InstanceIdentifier>cdcd7407-9b22-5257-b1f2-d87962668f06</InstanceIdentifier>",
                            "<Type>SkillsMapping</Type>",
                            "<CreationDateAndTime>2024-06-03T08:30:02.123Z</CreationDateAndTime>",
                            "<ExpectedResponseDateTime>2024-07-01T00:00:00Z</ExpectedResponseDateTime>");
            assertThat(scopes(copy))
                    .isEqualTo(Map.of(
                            "ConversationId", "821c3e58-3002-5e19-bbd6-32f49c116790",
                            "SenderRef", "case <4711> & more",
                            "ReceiverRef", "yours",
                            "TraceContext", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "OnBehalfOf", "0192:310000302",
                            "OriginalInstanceIdentifier", "953dbe2b-a729-5465-a1f8-cd45ff6df1c9",
                            "OriginalSender", "0192:310000205",
                            "DisclosureRule", "SM-IMDI@1.0",
                            "InclusionProof", "a-compact-proof"));
        }
    }

    @Nested
    class Given_xml_that_is_written_otherwise {
        private static final String ENVELOPE =
                "xmlns:h=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\"";

        @Test
        void when_prefixes_are_declared_on_the_envelope_then_the_names_mean_the_same() {
            var copy = copied("""
                    <h:StandardBusinessDocument %s xmlns="urn:stafett:skills-mapping:1" xmlns:c="urn:stafett:common:1">
                      <h:StandardBusinessDocumentHeader/>
                      <SkillsMapping><Person><c:Identifier type="DUF_NUMBER">202341234508</c:Identifier></Person></SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE));

            assertSame(payload(parse(copy)), payload(parse("""
                    <x><y/><s:SkillsMapping xmlns:s="urn:stafett:skills-mapping:1" xmlns:k="urn:stafett:common:1"><s:Person>\
                    <k:Identifier type="DUF_NUMBER">202341234508</k:Identifier></s:Person></s:SkillsMapping></x>""".getBytes(StandardCharsets.UTF_8))));
        }

        @Test
        void when_there_is_no_default_namespace_then_the_copys_own_is_not_inherited() {
            var copy = copied("""
                    <h:StandardBusinessDocument %s xmlns:s="urn:stafett:skills-mapping:1">
                      <h:StandardBusinessDocumentHeader/>
                      <s:SkillsMapping><s:Extension><note/></s:Extension></s:SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE));

            var extension = children(payload(parse(copy)), "Extension").get(0);
            assertThat(children(extension).get(0).getNamespaceURI()).isNull();
        }

        @Test
        void when_there_are_comments_instructions_and_sections_then_only_the_text_is_kept() {
            var copy = copied("""
                    <h:StandardBusinessDocument %s>
                      <h:StandardBusinessDocumentHeader/>
                      <SkillsMapping xmlns="urn:stafett:skills-mapping:1">
                        <!-- who wrote this --><?tool x?>
                        <Interest>a<![CDATA[ <b> ]]>&amp;<!-- -->&#13;c > d ]]&gt; &#x1F3C3;</Interest>
                        <Activity label="&quot;&#10;&#9;&lt;&amp;'"/>
                      </SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE));

            var payload = payload(parse(copy));
            assertThat(children(payload, "Interest").get(0).getTextContent()).isEqualTo("a <b> &\rc > d ]]> 🏃");
            assertThat(children(payload, "Activity").get(0).getAttribute("label"))
                    .isEqualTo("\"\n\t<&'");
            assertThat(new String(copy, StandardCharsets.UTF_8)).doesNotContain("<!--", "<?tool", "CDATA");
        }

        @Test
        void when_it_is_signed_then_the_copy_is_not() {
            var copy = copied("""
                    <h:StandardBusinessDocument %s>
                      <h:StandardBusinessDocumentHeader/>
                      <SkillsMapping xmlns="urn:stafett:skills-mapping:1"><Extension><note xmlns="urn:example:vendor:1">n</note>\
                    <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature></Extension></SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE));

            assertThat(text(payload(parse(copy)))).contains("note").doesNotContain("Signature");
        }

        @Test
        void when_an_element_of_another_namespace_has_a_kept_name_then_it_is_left_out() {
            var copy = copied("""
                    <h:StandardBusinessDocument %s>
                      <h:StandardBusinessDocumentHeader/>
                      <SkillsMapping xmlns="urn:stafett:skills-mapping:1"><x:Interest xmlns:x="urn:other">n</x:Interest></SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE));

            assertThat(children(payload(parse(copy)))).isEmpty();
        }

        @Test
        void when_it_can_not_be_read_then_nothing_of_it_is_quoted() {
            assertThatThrownBy(() -> copied("<StandardBusinessDocument>14868920042<"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("14868920042")
                    .hasNoCause();
            assertThatThrownBy(() -> copied("<SkillsMapping/>")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void when_there_is_an_extension_that_the_row_does_not_name_then_it_is_left_out() {
            var copy = copied(
                    """
                    <h:StandardBusinessDocument %s>
                      <h:StandardBusinessDocumentHeader/>
                      <SkillsMapping xmlns="urn:stafett:skills-mapping:1"><Interest>n</Interest><Extension><note xmlns="urn:example:vendor:1"/>\
                    </Extension></SkillsMapping>
                    </h:StandardBusinessDocument>""".formatted(ENVELOPE),
                    entitled(new RowAndExample("SM-MUNICIPALITY", "skills-mapping/valid-complete.xml"), false)
                            .get(0));

            assertThat(children(payload(parse(copy))))
                    .extracting(Element::getLocalName)
                    .containsExactly("Interest");
        }

        /** Under a row that keeps the extension too. */
        private byte[] copied(String document) {
            return copied(
                    document, keepingAll().entitled(mapping(), situation(false)).get(0));
        }

        private static Disclosure keepingAll() {
            return Disclosure.read(new ByteArrayInputStream(
                    ("<DisclosureTable xmlns=\"urn:stafett:skills-mapping:1\" version=\"t\" from=\"2021-01-01\">"
                                    + "<Message type=\"SkillsMapping\"><Receiver rule=\"ALL\" role=\"IMDI\" when=\"ROLE\""
                                    + " timing=\"AT_ONCE\" protected=\"FULL\" legal=\"x\">"
                                    + "<Keep path=\"Extension\"/><Keep path=\"*\"/></Receiver></Message></DisclosureTable>")
                            .getBytes(StandardCharsets.UTF_8)));
        }

        private static no.stafett.ledger.disclosure.Document mapping() {
            return new no.stafett.ledger.disclosure.Document(1, "SkillsMapping", "s", "r", null);
        }

        private byte[] copied(String document, Entitled entitled) {
            return entitled.projection()
                    .copy(
                            document.getBytes(StandardCharsets.UTF_8),
                            headerOfCopy("SkillsMapping", entitled.receiver(), entitled.rule()));
        }
    }

    @Nested
    class Given_a_protected_person_with_a_local_number {
        @Test
        void when_nothing_may_place_them_then_who_gave_the_number_is_gone() {
            var document = new String(
                            StandardDocuments.example("person-registered/valid-complete.xml"), StandardCharsets.UTF_8)
                    .replace(
                            "<c:Identifier type=\"DUF_NUMBER\">202341234508</c:Identifier>",
                            "<c:Identifier type=\"LOCAL\" issuer=\"310000205\">R-4711</c:Identifier>")
                    .getBytes(StandardCharsets.UTF_8);
            var given = new RowAndExample("PR-COUNTY", "person-registered/valid-complete.xml");

            var open = copied(given, document, false);
            var placeless = copied(given, document, true);

            assertThat(open)
                    .contains("<c:Identifier issuer=\"310000205\" type=\"LOCAL\">R-4711")
                    .contains("<OtherIdentifier issuer=\"310000205\" type=\"LOCAL\">R-4711");
            assertThat(placeless)
                    .contains("<c:Identifier type=\"LOCAL\">R-4711", "54868930260")
                    .doesNotContain("310000205", "issuer", "<OtherIdentifier type=\"LOCAL\"");
        }

        private String copied(RowAndExample given, byte[] document, boolean strict) {
            var entitled = entitled(given, strict).get(0);
            return text(payload(parse(entitled.projection()
                    .copy(document, headerOfCopy("PersonRegistered", entitled.receiver(), entitled.rule())))));
        }
    }

    @Nested
    class Given_a_party_that_fits_several_rows {
        @Test
        void when_one_row_must_act_on_the_place_then_the_place_is_shown() {
            var table = table(
                    "<Receiver rule=\"A\" role=\"IMDI\" when=\"ROLE\" timing=\"AT_ONCE\" protected=\"WITHOUT_PLACE\" legal=\"x\">"
                            + "<Keep path=\"Municipality\"/><Keep path=\"RequestedOn\"/></Receiver>"
                            + "<Receiver rule=\"B\" role=\"IMDI\" when=\"ROLE\" timing=\"AT_ONCE\" protected=\"FULL\" legal=\"y\">"
                            + "<Keep path=\"Person\"/><Keep path=\"Municipality\"/></Receiver>");

            var entitled = table.entitled(
                    new no.stafett.ledger.disclosure.Document(1, "SettlementRequest", "s", "r", null), situation(true));

            assertThat(entitled).singleElement().satisfies(both -> {
                assertThat(both.rule()).isEqualTo("A");
                assertThat(both.key()).isEqualTo("A+B/1/" + People.IMDI);
                assertThat(both.legal()).isEqualTo("x");
                assertThat(both.projection().namesOriginalSender()).isTrue();
                var copy = both.projection()
                        .copy(
                                StandardDocuments.example("settlement-request/valid-complete.xml"),
                                headerOfCopy("SettlementRequest", People.IMDI, "A"));
                assertThat(children(payload(parse(copy))))
                        .extracting(Element::getLocalName)
                        .containsExactly("Person", "Municipality", "RequestedOn");
            });
        }

        private Disclosure table(String receivers) {
            return Disclosure.read(new ByteArrayInputStream(
                    ("<DisclosureTable xmlns=\"urn:stafett:skills-mapping:1\" version=\"t\" from=\"2021-01-01\">"
                                    + "<Message type=\"SettlementRequest\"><Places path=\"Municipality\"/>" + receivers
                                    + "</Message></DisclosureTable>")
                            .getBytes(StandardCharsets.UTF_8)));
        }
    }

    // ------------------------------------------------------------ what is looked at

    private static byte[] copy(RowAndExample given, boolean strict) {
        var entitled = entitled(given, strict).get(0);
        var type = payload(parse(given.document())).getLocalName();
        return entitled.projection().copy(given.document(), headerOfCopy(type, entitled.receiver(), entitled.rule()));
    }

    /** The row alone, without its condition: what it lets through is looked at here, not to whom. */
    private static List<Entitled> entitled(RowAndExample given, boolean strict) {
        var row = given.row();
        var document = new no.stafett.ledger.disclosure.Document(
                1,
                payload(parse(given.document())).getLocalName(),
                "somebody",
                receiver(row.getAttribute("role")),
                null);
        return TABLES.computeIfAbsent(given.rule(), ProjectionTest::tableOf).entitled(document, situation(strict));
    }

    private static Disclosure tableOf(String rule) {
        var table = parse(StandardDocuments.bytes(StandardDocuments.TABLE));
        for (Element row : rows(table)) {
            if (!row.getAttribute("rule").equals(rule)) {
                row.getParentNode().removeChild(row);
                continue;
            }
            row.setAttribute("when", "RECEIVER_NAMED_IN_HEADER");
            if (!((Element) row.getParentNode()).getAttribute("type").equals("ServiceHistory")) {
                row.removeAttribute("service");
                row.removeAttribute("exceptService");
            }
        }
        return Disclosure.read(new ByteArrayInputStream(text(table).getBytes(StandardCharsets.UTF_8)));
    }

    private static Situation situation(boolean strict) {
        var facts = new ArrayList<Fact>();
        if (strict) {
            facts.add(Fact.of(
                    1,
                    1,
                    FactKind.ADDRESS_PROTECTION,
                    Map.of(Key.LEVEL, "STRICTLY_CONFIDENTIAL"),
                    LocalDate.parse("2024-01-01"),
                    Instant.EPOCH,
                    99));
        }
        return new Situation(
                PersonFacts.of(facts),
                List.of(),
                List.of(),
                List.of(),
                1L,
                People.DIRECTORY,
                LocalDate.parse("2024-06-03"));
    }

    private static String receiver(String role) {
        return switch (role) {
            case "IMDI" -> People.IMDI;
            case "RECEPTION_CENTRE" -> People.CENTRE;
            case "MUNICIPALITY" -> People.TONSBERG;
            case "COUNTY" -> People.VESTFOLD;
            case "NAV" -> People.NAV;
            case "RECOGNITION_AUTHORITY" -> People.AUTHORITY;
            case "AGENT" -> People.AGENT;
            case "UDI" -> People.UDI;
            case "TEST_AUTHORITY" -> People.TESTS;
            default -> throw new IllegalStateException(role);
        };
    }

    private static String delivery(RowAndExample given) {
        return given.row().getAttribute("protected");
    }

    /** The document with what the row does not keep taken out by hand, one element after the other. */
    private static Element expected(RowAndExample given, boolean strict) {
        var row = given.row();
        var payload = payload(parse(given.document()));
        var keeps = paths(row, "Keep");
        if (payload.getLocalName().equals("ServiceHistory")) {
            removeItemsOfOtherServices(payload, row);
        }
        if (keeps.contains("*")) {
            if (!keeps.contains("Extension")) {
                remove(payload, "Extension");
            }
        } else {
            removeUnkept(payload, "", keeps);
        }
        if (strict && row.getAttribute("protected").equals("WITHOUT_PLACE")) {
            var places = new ArrayList<>(paths((Element) row.getParentNode(), "Places"));
            places.add("Extension");
            places.forEach(path -> remove(payload, path));
            children(payload, "OtherIdentifier").stream()
                    .filter(identifier -> identifier.hasAttribute("issuer"))
                    .forEach(payload::removeChild);
            removeIssuers(payload);
        }
        return payload;
    }

    private static void removeIssuers(Element element) {
        element.removeAttribute("issuer");
        children(element).forEach(ProjectionTest::removeIssuers);
    }

    private static List<String> paths(Element parent, String name) {
        return children(parent, name).stream()
                .map(path -> path.getAttribute("path"))
                .toList();
    }

    private static void removeItemsOfOtherServices(Element payload, Element row) {
        var only = row.getAttribute("service");
        var except = List.of(row.getAttribute("exceptService").split(" "));
        for (Element item : children(payload)) {
            if (ITEMS.contains(item.getLocalName())) {
                var service = children(item, "Service").get(0).getTextContent();
                if (except.contains(service) || !(only.isEmpty() || only.equals(service))) {
                    payload.removeChild(item);
                }
            }
        }
    }

    private static void removeUnkept(Element parent, String path, List<String> keeps) {
        for (Element child : children(parent)) {
            var here = path + child.getLocalName();
            if (keeps.contains(here)) {
                continue;
            }
            if (keeps.stream().anyMatch(keep -> keep.startsWith(here + "/"))) {
                removeUnkept(child, here + "/", keeps);
            } else {
                parent.removeChild(child);
            }
        }
    }

    private static void remove(Element parent, String path) {
        var steps = Arrays.asList(path.split("/", 2));
        for (Element child : children(parent, steps.get(0))) {
            if (steps.size() == 1) {
                parent.removeChild(child);
            } else {
                remove(child, steps.get(1));
            }
        }
    }

    /** Elements and values that tell where somebody is. The authority that recognises is one for the whole country. */
    private static void placing(Element element, Set<String> found) {
        var name = element.getLocalName();
        if (name.contains("Municipality")
                || name.contains("County")
                || name.equals("CentreId")
                || name.equals("Employer")
                || name.equals("Institution")
                || name.equals("PerformedAtUnit")) {
            found.add(name);
        }
        if (element.hasAttribute("issuer")) {
            found.add(name + "/@issuer");
        }
        if (children(element).isEmpty()
                && !name.equals("Authority")
                && PARTY.matcher(element.getTextContent()).find()) {
            found.add(name);
        }
        children(element).forEach(child -> placing(child, found));
    }

    private static Map<String, String> scopes(Document copy) {
        var scopes = new TreeMap<String, String>();
        for (Element scope : children(children(header(copy), "BusinessScope").get(0))) {
            scopes.put(
                    children(scope, "Type").get(0).getTextContent(),
                    children(scope, "InstanceIdentifier").get(0).getTextContent());
        }
        return scopes;
    }

    private static void assertSame(Element actual, Element expected) {
        var difference = DiffBuilder.compare(expected)
                .withTest(actual)
                .ignoreWhitespace()
                .ignoreComments()
                .checkForSimilar()
                .build();
        assertThat(difference.hasDifferences()).as(difference.fullDescription()).isFalse();
    }

    /** Valid to every layer, save for what only the sender of the original can have been asked for. */
    private static void assertValid(byte[] copy) {
        assertThat(STAFETT.validator().validate(copy).errors())
                .filteredOn(finding -> !REMOVED_ON_PURPOSE.contains(finding.code()))
                .isEmpty();
    }
}
