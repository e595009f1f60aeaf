package no.stafett.v1.rule;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;

/** The hash of an attachment is that of its bytes. */
public final class AttachmentsMatchTheirDigest implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.DIGEST_MISMATCH;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Attachments.each(subject.payload(), (place, attachment) -> {
            if (!sha256(attachment.getContent()).equals(attachment.getSha256())) {
                breaches.at(place + "/Sha256");
            }
        });
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
