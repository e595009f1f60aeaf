package no.stafett.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of {@code docs/audit-log.md}, computed again. */
class LogVectorsTest {

    @Nested
    class Given_the_log_of_the_vectors {
        private final Vectors log;
        private final List<Leaf> leaves;
        private final List<Hash> hashes;

        Given_the_log_of_the_vectors() throws IOException {
            log = Vectors.of("log.json");
            leaves = log.objects("entries").stream()
                    .map(entry ->
                            new Leaf(entry.base64("salt"), entry.text("event").getBytes(UTF_8)))
                    .toList();
            hashes = leaves.stream().map(Leaf::hash).toList();
        }

        @Test
        void when_leaves_are_hashed_then_they_have_the_hashes_told_and_their_events_are_canonical() {
            assertThat(hashes)
                    .isEqualTo(log.objects("entries").stream()
                            .map(entry -> entry.hash("leafHash"))
                            .toList());
            assertThat(leaves).allSatisfy(leaf -> assertThat(CanonicalJson.bytes(CanonicalJson.read(leaf.event())))
                    .isEqualTo(leaf.event()));
        }

        @Test
        void when_groups_are_appended_then_frontiers_and_paths_are_those_told() {
            var frontiers = log.objects("frontiers");
            for (var frontier : frontiers) {
                int size = (int) frontier.number("size");
                assertThat(Frontier.EMPTY.append(hashes.subList(0, size)).toBytes())
                        .isEqualTo(HexFormat.of().parseHex(frontier.text("bytes")));
            }
            var three =
                    Frontier.fromBytes(HexFormat.of().parseHex(frontiers.get(1).text("bytes")));

            var append = GroupAppend.to(three, hashes.subList(3, 7));

            assertThat(append.paths())
                    .isEqualTo(log.objects("paths").stream()
                            .map(path ->
                                    new InclusionPath(path.number("index"), path.number("size"), path.hashes("path")))
                            .toList());
        }

        @Test
        void when_heads_are_signed_with_the_key_then_bytes_and_signatures_are_those_told(@TempDir Path folder)
                throws IOException {
            var key = log.object("key");
            var file = folder.resolve("head.key");
            Files.writeString(
                    file,
                    HeadKey.pem("PRIVATE KEY", key.base64("privatePkcs8"))
                            + HeadKey.pem("PUBLIC KEY", key.base64("publicSpki")));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            var signer = HeadSigner.openOrCreate(file);
            assertThat(signer.keyId()).isEqualTo(key.text("id"));

            for (var head : log.objects("heads")) {
                var told = CanonicalJson.readCanonical(head.text("signedBytes").getBytes(UTF_8));
                int size = ((Long) java.util.Objects.requireNonNull(told.get("size"))).intValue();
                var at = Instant.parse((String) java.util.Objects.requireNonNull(told.get("signedAt")));

                var signed = signer.sign("example.log-1", Frontier.EMPTY.append(hashes.subList(0, size)), at);

                assertThat(new String(signed.head().signedBytes(), UTF_8)).isEqualTo(head.text("signedBytes"));
                assertThat(signed.signature()).isEqualTo(head.base64("signature"));
            }
        }

        @Test
        void when_the_proof_is_read_then_it_holds_and_each_form_is_the_one_told() throws Exception {
            var trusted =
                    HeadVerifier.trusting(HeadKey.publicKey(log.object("key").base64("publicSpki")));
            var told = log.object("proof");

            var proof = InclusionProof.read(told.text("compact"));
            var full = InclusionProof.read(told.text("withEventAndDocument"));

            assertThat(proof.json()).isEqualTo(told.text("json"));
            assertThat(proof.compact()).isEqualTo(told.text("compact"));
            assertThat(full.json()).isEqualTo(told.text("withEventAndDocument"));
            assertThat(full.compact()).isEqualTo(told.text("compact"));
            assertThat(proof.verify(trusted).holds()).isTrue();
            assertThat(full.verify(trusted).summary()).endsWith("the entry names this document.");
            assertThat(full.isAbout(told.text("document").getBytes(UTF_8))).isTrue();
        }

        @Test
        void when_the_page_shows_a_value_then_it_is_that_of_the_vectors() throws IOException {
            var page = Files.readString(Path.of("../../docs/audit-log.md"));
            var entry = log.objects("entries").get(4);
            var proof = log.object("proof");

            assertThat(page)
                    .contains(entry.text("salt"))
                    .contains(entry.text("event"))
                    .contains(entry.text("leafHash"))
                    .contains(log.objects("heads").get(1).text("signedBytes"))
                    .contains(log.objects("heads").get(1).text("signature"))
                    .contains(log.object("key").text("publicSpki"))
                    .contains(log.object("key").text("id"))
                    .contains(proof.text("json"));
            assertThat(log.objects("paths").get(1).texts("path")).isNotEmpty().allSatisfy(hash -> assertThat(page)
                    .contains(hash));
        }
    }
}
