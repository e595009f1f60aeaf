package no.stafett.adapter.nokut;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.adapter.Findings;
import no.stafett.adapter.nokut.elmo.Words;

/** Files that go along, with their digests. */
final class Files {
    private static final Pattern DATA_URL =
            Pattern.compile("data:([a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80});base64,(.*)", Pattern.DOTALL);
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "image/tiff", ".tif",
            "text/plain", ".txt",
            "application/xml", ".xml");

    private Files() {}

    static no.stafett.v1.model.common.Attachment attachment(
            byte[] content, String fileName, String mediaType, String description) {
        return new no.stafett.v1.model.common.Attachment()
                .withFileName(fileName)
                .withMediaType(mediaType)
                .withDescription(description)
                .withSha256(sha256(content))
                .withContent(content);
    }

    /** The file in a {@code data:} URL; absent, and a finding, where it is none. */
    static Optional<no.stafett.v1.model.common.Attachment> decoded(
            String dataUrl, int number, no.stafett.adapter.nokut.elmo.Attachment attachment, Findings findings) {
        var matcher = DATA_URL.matcher(dataUrl);
        if (matcher.matches()) {
            try {
                var content = Base64.getMimeDecoder().decode(matcher.group(2));
                if (content.length > 0 && isBase64(matcher.group(2))) {
                    var mediaType = matcher.group(1);
                    var description = attachment
                            .type()
                            .or(() -> Words.preferred(attachment.titles()))
                            .flatMap(Texts::fitting)
                            .orElse("Attachment");
                    return Optional.of(attachment(
                            content,
                            "attachment-" + number + ENDINGS.getOrDefault(mediaType, ".bin"),
                            mediaType,
                            description));
                }
            } catch (IllegalArgumentException notBase64) {
                // reported below, as any other text that is no file
            }
        }
        findings.notUnderstood(
                attachment.at(),
                dataUrl.substring(0, Math.min(dataUrl.length(), 40)).toLowerCase(Locale.ROOT));
        return Optional.empty();
    }

    /** The decoder for MIME skips what is not base64, which would make another file of it. */
    private static boolean isBase64(String text) {
        return text.chars()
                .allMatch(character -> character == '+'
                        || character == '/'
                        || character == '='
                        || character >= '0' && character <= '9'
                        || character >= 'A' && character <= 'Z'
                        || character >= 'a' && character <= 'z'
                        || Character.isWhitespace(character));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
