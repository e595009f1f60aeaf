package no.stafett.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InclusionProofTest {
    private static final byte[] DOCUMENT = "<example/>".getBytes(UTF_8);

    private final HeadSigner signer = HeadSigner.ephemeral();
    private final HeadVerifier trusted = signer.verifier();
    private final Leaf leaf = Leaf.salted(
            Map.of("kind", "MESSAGE_ACCEPTED", "sha256", Hash.ofBytes(DOCUMENT).hex()));
    private final InclusionProof proof = proofOf(leaf, 11, 37);
    private final InclusionProof opened = proof.open(leaf).about(Hash.ofBytes(DOCUMENT));

    /** A proof for the leaf at the given index of a log that grows in two groups. */
    private InclusionProof proofOf(Leaf entry, int index, int size) {
        var leaves = new ArrayList<>(Vectors.leaves(size, 5));
        leaves.set(index, entry.hash());
        var append = GroupAppend.to(Frontier.EMPTY.append(leaves.subList(0, 9)), leaves.subList(9, size));
        var head = signer.sign("log-1", append.after(), Instant.parse("2026-03-02T09:15:07.250Z"));
        return append.proof(index - 9, head);
    }

    @Nested
    class Given_a_proof_in_each_of_its_forms {
        @Test
        void when_it_is_read_back_then_it_is_the_same_and_holds() throws Exception {
            assertThat(InclusionProof.read(proof.compact())).isEqualTo(proof);
            assertThat(InclusionProof.read(proof.json())).isEqualTo(proof);
            assertThat(InclusionProof.read(opened.json())).isEqualTo(opened);
            assertThat(InclusionProof.read(receipt(proof, DOCUMENT))).isEqualTo(proof.about(Hash.ofBytes(DOCUMENT)));
            assertThat(InclusionProof.read(receipt(opened, DOCUMENT))).isEqualTo(opened);
            assertThat(InclusionProof.read(delivered(proof, "<st:SkillsMapping/>")))
                    .isEqualTo(proof);
            for (var form : List.of(
                    proof.compact() + "\n",
                    proof.json(),
                    receipt(opened, DOCUMENT),
                    delivered(proof, receipt(opened, DOCUMENT)))) {
                assertThat(Verification.check(form.getBytes(UTF_8), trusted).outcome())
                        .isEqualTo(Verdict.Outcome.HOLDS);
            }
        }

        @Test
        void when_it_holds_then_the_summary_says_how_far_it_reaches() {
            assertThat(proof.verify(trusted).summary())
                    .startsWith("The proof holds: entry 11 is in log log-1, which had 37 entries")
                    .endsWith("what the entry says is not shown.");
            assertThat(proof.open(leaf).verify(trusted).summary()).endsWith("the event is the logged one.");
            assertThat(opened.verify(trusted).summary()).endsWith("the entry names this document.");
            assertThat(opened.isAbout(DOCUMENT)).isTrue();
            assertThat(opened.isAbout("<other/>".getBytes(UTF_8))).isFalse();
            assertThat(proof.isAbout(DOCUMENT)).isFalse();
        }

        @Test
        void when_a_copy_carries_a_receipt_then_both_proofs_are_checked() throws Exception {
            var bad = new InclusionProof(Hash.OF_NOTHING, proof.path(), proof.head());

            assertThat(InclusionProof.readAll(
                            delivered(proof, receipt(opened, DOCUMENT)).getBytes(UTF_8)))
                    .containsExactly(proof, opened);
            assertThat(Verification.check(
                                    delivered(proof, receipt(bad, DOCUMENT)).getBytes(UTF_8), trusted)
                            .outcome())
                    .isEqualTo(Verdict.Outcome.WRONG_PATH);
            assertThat(Verification.check(
                                    delivered(bad, receipt(opened, DOCUMENT)).getBytes(UTF_8), trusted)
                            .outcome())
                    .isEqualTo(Verdict.Outcome.WRONG_PATH);
        }

        @Test
        void when_the_receipt_says_otherwise_than_its_entry_then_it_does_not_hold() {
            var event = Leaf.salted(Map.of("kind", "message", "status", "ACCEPTED", "id", "one"));
            var written = receipt(proofOf(event, 11, 37).open(event), DOCUMENT)
                    .replace("<st:Kept>", "<st:Kept><st:MessageId>one</st:MessageId>")
                    .replace(
                            "</st:Kept>",
                            "</st:Kept><st:Checked><st:Status>ACCEPTED</st:Status><st:Finding/></st:Checked>");

            for (var form : List.of(written, delivered(proof, written))) {
                assertThat(Verification.check(form.getBytes(UTF_8), trusted).outcome())
                        .isEqualTo(Verdict.Outcome.HOLDS);
                assertThat(Verification.check(
                                form.replace(">ACCEPTED<", ">REJECTED<").getBytes(UTF_8), trusted))
                        .isEqualTo(new Verdict(
                                Verdict.Outcome.CONTRADICTED,
                                "The receipt is not as the hub wrote it. It says status REJECTED; the entry in the log"
                                        + " says ACCEPTED."));
                assertThat(Verification.check(form.replace(">one<", ">two<").getBytes(UTF_8), trusted)
                                .outcome())
                        .isEqualTo(Verdict.Outcome.CONTRADICTED);
            }
        }

        @Test
        void when_it_lies_in_a_file_then_the_file_can_be_checked(@TempDir Path folder) throws Exception {
            var file = Files.writeString(folder.resolve("receipt.xml"), receipt(opened, DOCUMENT));

            assertThat(Verification.check(file, trusted).holds()).isTrue();
            assertThat(InclusionProof.read(file)).isEqualTo(opened);
        }
    }

    @Nested
    class Given_the_standards_schema_of_a_receipt {
        @Test
        void when_it_names_the_parts_of_a_log_entry_then_they_are_the_ones_that_are_read() throws IOException {
            var schema = Files.readString(Path.of("../../schemas/v1/xsd/receipt.xsd"));

            assertThat(elements(schema, "LogEntryType"))
                    .containsExactly("LeafHash", "Salt", "Event", "Index", "PathHash", "TreeHead");
            assertThat(elements(schema, "TreeHeadType"))
                    .containsExactly("LogId", "Size", "Root", "SignedAt", "KeyId", "Signature");
        }

        private List<String> elements(String schema, String type) {
            int start = schema.indexOf("<xs:complexType name=\"" + type + "\">");
            var body = schema.substring(start, schema.indexOf("</xs:complexType>", start));
            return Pattern.compile("<xs:element name=\"([A-Za-z0-9]+)\"")
                    .matcher(body)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    @Nested
    class Given_a_forged_proof {
        @Test
        void when_any_bit_of_leaf_or_path_is_flipped_then_the_path_is_wrong() {
            for (int bit = 0; bit < 256; bit++) {
                assertThat(new InclusionProof(flipped(proof.leafHash(), bit), proof.path(), proof.head())
                                .verify(trusted)
                                .outcome())
                        .isEqualTo(Verdict.Outcome.WRONG_PATH);
                for (int step = 0; step < proof.path().hashes().size(); step++) {
                    var hashes = new ArrayList<>(proof.path().hashes());
                    hashes.set(step, flipped(hashes.get(step), bit));
                    var path = new InclusionPath(11, 37, hashes);
                    assertThat(new InclusionProof(proof.leafHash(), path, proof.head())
                                    .verify(trusted)
                                    .outcome())
                            .isEqualTo(Verdict.Outcome.WRONG_PATH);
                }
            }
        }

        @Test
        void when_any_bit_of_the_compact_text_is_flipped_then_it_never_holds() {
            byte[] text = proof.compact().getBytes(UTF_8);
            for (int bit = 0; bit < text.length * 8; bit++) {
                byte[] changed = text.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(Verification.check(changed, trusted).holds())
                        .as("bit %d", bit)
                        .isFalse();
            }
        }

        @Test
        void when_any_bit_of_a_value_in_the_json_is_flipped_then_it_never_holds() {
            byte[] text = proof.json().getBytes(UTF_8);
            for (int bit = 0; bit < text.length * 8; bit++) {
                byte[] changed = text.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(Verification.check(changed, trusted).holds())
                        .as("bit %d", bit)
                        .isFalse();
            }
        }

        @Test
        void when_any_character_of_a_log_entry_is_changed_then_it_never_holds() {
            var receipt = receipt(opened, DOCUMENT);
            var random = new Random(7);
            for (int at = receipt.indexOf("<st:LeafHash>"); at < receipt.indexOf("</st:LogEntry>"); at++) {
                char other = "abcdef0123456789<>/=AQ".charAt(random.nextInt(22));
                if (receipt.charAt(at) != other) {
                    var changed = receipt.substring(0, at) + other + receipt.substring(at + 1);
                    assertThat(Verification.check(changed.getBytes(UTF_8), trusted)
                                    .holds())
                            .as("%d", at)
                            .isFalse();
                }
            }
        }

        @Test
        void when_the_event_or_the_document_is_another_then_the_leaf_is_wrong() {
            var other = Leaf.salted(leaf.event());

            assertThat(proof.open(other).verify(trusted).outcome()).isEqualTo(Verdict.Outcome.WRONG_LEAF);
            assertThat(opened.about(Hash.OF_NOTHING).verify(trusted).outcome()).isEqualTo(Verdict.Outcome.WRONG_LEAF);
            assertThat(proof.open(other).isAbout(DOCUMENT)).isFalse();
        }

        @Test
        void when_a_forger_signs_with_a_key_of_his_own_then_the_key_is_unknown() {
            var forger = HeadSigner.ephemeral();
            var head = proof.head().head();
            var forged = new InclusionProof(
                    proof.leafHash(),
                    proof.path(),
                    forger.sign(head.logId(), head.size(), head.root(), head.signedAt()));
            var disguised = new InclusionProof(
                    proof.leafHash(),
                    proof.path(),
                    new SignedHead(head, forged.head().signature()));

            assertThat(forged.verify(trusted).outcome()).isEqualTo(Verdict.Outcome.UNKNOWN_KEY);
            assertThat(forged.verify(trusted).holds()).isFalse();
            assertThat(disguised.verify(trusted).outcome()).isEqualTo(Verdict.Outcome.WRONG_SIGNATURE);
        }

        private Hash flipped(Hash hash, int bit) {
            byte[] bytes = hash.bytes();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            return Hash.of(bytes);
        }
    }

    @Nested
    class Given_what_is_no_proof {
        @Test
        void when_it_is_read_then_it_is_unreadable_and_not_quoted() {
            var receipt = receipt(proof, DOCUMENT);
            for (var text : List.of(
                    "",
                    "   ",
                    "secret",
                    "{\"secret\":1}",
                    "{",
                    "<secret/>",
                    "<secret",
                    proof.json().replace("\"index\":11", "\"index\":37"),
                    proof.json().replace("\"index\":11", "\"index\":\"11\""),
                    proof.json().replace("{\"head\"", "{\"extra\":1,\"head\""),
                    receipt.replace("<st:Index>11</st:Index>", ""),
                    receipt.replace("<st:Index>11</st:Index>", "<st:Index>11</st:Index><st:Index>11</st:Index>"),
                    receipt.replace("<st:Index>11</st:Index>", "<st:Index>+11</st:Index>"),
                    receipt.replace("<st:Index>", "<st:Secret>1</st:Secret><st:Index>"),
                    receipt.replaceAll("<st:LogId>.*?</st:LogId>", ""),
                    receipt.replace("<st:PathHash>", "<st:PathHash>00</st:PathHash><st:PathHash>"),
                    receipt.replace("urn:stafett:skills-mapping:1", "urn:stafett:skills-mapping:2"))) {
                var verdict = Verification.check(text.getBytes(UTF_8), trusted);

                assertThat(verdict.outcome()).as(text).isEqualTo(Verdict.Outcome.UNREADABLE);
                assertThat(verdict.summary()).doesNotContainIgnoringCase("secret");
            }
        }

        @Test
        void when_it_has_a_document_type_or_an_entity_then_it_is_refused_and_nothing_is_fetched(@TempDir Path folder)
                throws IOException {
            var secret = Files.writeString(folder.resolve("secret"), "11");
            var receipt = receipt(proof, DOCUMENT);
            var internal = "<!DOCTYPE st:Receipt [<!ENTITY i \"11\">]>" + receipt.replace(">11<", ">&i;<");
            var external = "<!DOCTYPE st:Receipt [<!ENTITY i SYSTEM \"" + secret.toUri() + "\">]>"
                    + receipt.replace(">11<", ">&i;<");
            var bare = "<!DOCTYPE st:Receipt SYSTEM \"" + secret.toUri() + "\">" + receipt;

            for (var document : List.of(internal, external, bare)) {
                assertThat(Verification.check(document.getBytes(UTF_8), trusted).outcome())
                        .isEqualTo(Verdict.Outcome.UNREADABLE);
            }
        }

        @Test
        void when_it_has_too_much_of_anything_then_it_is_unreadable() {
            var receipt = receipt(proof, DOCUMENT);
            var longPath = receipt.replace(
                    "<st:TreeHead>",
                    ("<st:PathHash>" + Hash.OF_NOTHING + "</st:PathHash>").repeat(60) + "<st:TreeHead>");
            var deep = "<a>".repeat(10_000) + receipt + "</a>".repeat(10_000);
            var many = "<a>" + receipt.repeat(17) + "</a>";

            for (var document : List.of(longPath, deep, many)) {
                assertThat(Verification.check(document.getBytes(UTF_8), trusted).outcome())
                        .isEqualTo(Verdict.Outcome.UNREADABLE);
            }
        }

        @Test
        void when_one_is_expected_and_two_come_then_it_is_refused() {
            assertThatExceptionOfType(UnreadableProof.class)
                    .isThrownBy(() -> InclusionProof.read(delivered(proof, receipt(proof, DOCUMENT))));
        }
    }

    private static String receipt(InclusionProof proof, byte[] document) {
        var entry = new StringBuilder();
        element(entry, "LeafHash", proof.leafHash().hex());
        proof.opened().ifPresent(leaf -> {
            element(entry, "Salt", StrictBase64.encode(leaf.salt()));
            element(entry, "Event", StrictBase64.encode(leaf.event()));
        });
        element(entry, "Index", Long.toString(proof.path().index()));
        proof.path().hashes().forEach(hash -> element(entry, "PathHash", hash.hex()));
        var head = proof.head().head();
        entry.append("<st:TreeHead>");
        element(entry, "LogId", head.logId());
        element(entry, "Size", Long.toString(head.size()));
        element(entry, "Root", head.root().hex());
        element(entry, "SignedAt", head.signedAt().toString());
        element(entry, "KeyId", head.keyId());
        element(entry, "Signature", proof.head().signatureBase64());
        entry.append("</st:TreeHead>");
        return "<st:Receipt xmlns:st=\"urn:stafett:skills-mapping:1\"><st:Kept><st:Sha256>"
                + Hash.ofBytes(document)
                + "</st:Sha256><st:ReceivedAt>2026-03-02T09:15:07Z</st:ReceivedAt><st:LogEntry>"
                + entry
                + "</st:LogEntry></st:Kept></st:Receipt>";
    }

    private static void element(StringBuilder xml, String name, String value) {
        xml.append("<st:")
                .append(name)
                .append('>')
                .append(value)
                .append("</st:")
                .append(name)
                .append('>');
    }

    private static String delivered(InclusionProof proof, String payload) {
        return "<sh:StandardBusinessDocument"
                + " xmlns:sh=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\""
                + " xmlns:st=\"urn:stafett:skills-mapping:1\"><sh:StandardBusinessDocumentHeader>"
                + "<sh:DocumentIdentification><sh:InstanceIdentifier>x</sh:InstanceIdentifier><sh:Type>y</sh:Type>"
                + "</sh:DocumentIdentification><sh:BusinessScope>"
                + "<sh:Scope><sh:Type>ConversationId</sh:Type><sh:InstanceIdentifier>z</sh:InstanceIdentifier></sh:Scope>"
                + "<sh:Scope><sh:Type>InclusionProof</sh:Type><sh:InstanceIdentifier>" + proof.compact()
                + "</sh:InstanceIdentifier></sh:Scope></sh:BusinessScope></sh:StandardBusinessDocumentHeader>" + payload
                + "</sh:StandardBusinessDocument>";
    }
}
