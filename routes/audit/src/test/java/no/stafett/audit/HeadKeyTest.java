package no.stafett.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadKeyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:07.250999Z");
    private static final Frontier TREE = Frontier.EMPTY.append(Vectors.leaves(5, 3));

    @TempDir
    Path folder = Path.of("");

    @Nested
    class Given_no_key_yet {
        @Test
        void when_the_hub_starts_twice_then_it_signs_with_the_one_key_that_only_its_owner_can_read()
                throws IOException {
            var file = folder.resolve("head.key");

            var first = HeadSigner.openOrCreate(file);
            var second = HeadSigner.openOrCreate(file);

            assertThat(second.keyId()).isEqualTo(first.keyId()).matches("[0-9a-f]{16}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first.verifier().verify(second.sign("log-1", TREE, NOW))).isEqualTo(HeadVerifier.Answer.HOLDS);
            try (var files = Files.list(folder)) {
                assertThat(files.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder("head.key", "head.key.pub");
            }
        }

        @Test
        void when_the_public_file_is_read_in_any_of_its_forms_then_it_verifies_the_heads() throws IOException {
            var signer = HeadSigner.openOrCreate(folder.resolve("head.key"));
            var signed = signer.sign("log-1", TREE, NOW);
            byte[] der = signer.publicKey().getEncoded();
            var rawDer = Files.write(folder.resolve("der"), der);
            var base64 =
                    Files.writeString(folder.resolve("b64"), Base64.getEncoder().encodeToString(der) + "\n");
            var two = Files.writeString(
                    folder.resolve("two.pem"),
                    HeadKey.pem(HeadSigner.ephemeral().publicKey()) + "\n" + HeadKey.pem(signer.publicKey()));

            for (var file : List.of(folder.resolve("head.key.pub"), rawDer, base64, two)) {
                assertThat(HeadVerifier.read(file).verify(signed))
                        .as(file.toString())
                        .isEqualTo(HeadVerifier.Answer.HOLDS);
            }
            assertThat(HeadVerifier.read(two).keyIds()).hasSize(2).contains(signer.keyId());
        }
    }

    @Nested
    class Given_a_key_file_that_is_not_right {
        @Test
        void when_others_may_read_it_then_it_is_refused() throws IOException {
            var file = folder.resolve("head.key");
            HeadSigner.openOrCreate(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

            assertThatIOException()
                    .isThrownBy(() -> HeadSigner.openOrCreate(file))
                    .withMessageContaining("0600");
        }

        @Test
        void when_its_halves_are_of_two_keys_or_one_is_missing_then_it_is_refused() throws IOException {
            var file = folder.resolve("head.key");
            HeadSigner.openOrCreate(file);
            var own = Files.readString(file);
            var privateHalf = own.substring(0, own.indexOf("-----BEGIN PUBLIC"));

            Files.writeString(
                    file, privateHalf + HeadKey.pem(HeadSigner.ephemeral().publicKey()));
            assertThatIOException()
                    .isThrownBy(() -> HeadSigner.openOrCreate(file))
                    .withMessageContaining("belong together");

            Files.writeString(file, privateHalf);
            assertThatIOException()
                    .isThrownBy(() -> HeadSigner.openOrCreate(file))
                    .withMessageContaining("openssl pkey");
        }

        @Test
        void when_a_public_file_has_no_key_of_ed25519_then_it_is_refused() throws IOException {
            for (var content : List.of("", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")) {
                var file = Files.writeString(folder.resolve("head.pub"), content);
                assertThatIOException().isThrownBy(() -> HeadVerifier.read(file));
            }
        }
    }

    @Nested
    class Given_a_signed_head {
        private final HeadSigner signer = HeadSigner.ephemeral();
        private final SignedHead signed = signer.sign("log-1", TREE, NOW);
        private final TreeHead head = signed.head();

        @Test
        void when_any_part_is_changed_then_the_signature_is_wrong() {
            var changed = List.of(
                    new TreeHead("log-2", head.size(), head.root(), head.signedAt(), head.keyId()),
                    new TreeHead("log-1", head.size() + 1, head.root(), head.signedAt(), head.keyId()),
                    new TreeHead("log-1", head.size(), Hash.OF_NOTHING, head.signedAt(), head.keyId()),
                    new TreeHead(
                            "log-1", head.size(), head.root(), head.signedAt().plusMillis(1), head.keyId()));

            assertThat(changed)
                    .allSatisfy(other -> assertThat(signer.verifier().verify(new SignedHead(other, signed.signature())))
                            .isEqualTo(HeadVerifier.Answer.WRONG_SIGNATURE));
        }

        @Test
        void when_any_bit_of_the_signature_is_flipped_then_it_is_wrong() {
            for (int bit = 0; bit < SignedHead.SIGNATURE_BYTES * 8; bit++) {
                byte[] signature = signed.signature();
                signature[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(signer.verifier().verify(new SignedHead(head, signature)))
                        .isEqualTo(HeadVerifier.Answer.WRONG_SIGNATURE);
            }
        }

        @Test
        void when_its_key_is_not_trusted_then_nothing_is_known() {
            assertThat(HeadSigner.ephemeral().verifier().verify(signed)).isEqualTo(HeadVerifier.Answer.UNKNOWN_KEY);
        }

        @Test
        void when_it_is_signed_then_its_time_is_cut_to_milliseconds() {
            assertThat(head.signedAt()).isEqualTo(Instant.parse("2026-03-02T09:15:07.250Z"));
            assertThat(new String(head.signedBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"signedAt\":\"2026-03-02T09:15:07.250Z\"");
        }
    }

    @Nested
    class Given_parts_that_are_no_head {
        @Test
        void when_a_head_is_made_of_them_then_it_is_refused() {
            var key = "0123456789abcdef";
            var at = Instant.parse("2026-03-02T09:15:07Z");
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead("", 1, Hash.OF_NOTHING, at, key));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead("a b", 1, Hash.OF_NOTHING, at, key));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead("a", -1, Hash.OF_NOTHING, at, key));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead("a", 1, Hash.OF_NOTHING, NOW, key));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead("a", 1, Hash.OF_NOTHING, at, "ABC"));
        }
    }
}
