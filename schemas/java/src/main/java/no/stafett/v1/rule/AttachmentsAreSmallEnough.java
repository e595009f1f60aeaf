package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;

/** An attachment that travels inline is at most 2 MiB. */
public final class AttachmentsAreSmallEnough implements BusinessRule {

    private static final int SIZE_BYTES_MAX = 2 * 1024 * 1024;

    @Override
    public FindingCode code() {
        return FindingCode.ATTACHMENT_TOO_LARGE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Attachments.each(subject.payload(), (place, attachment) -> {
            int sizeBytes = attachment.getContent().length;
            if (sizeBytes > SIZE_BYTES_MAX) {
                breaches.at(
                        place + "/Content",
                        "sizeBytes",
                        Integer.toString(sizeBytes),
                        "limitBytes",
                        Integer.toString(SIZE_BYTES_MAX));
            }
        });
    }
}
