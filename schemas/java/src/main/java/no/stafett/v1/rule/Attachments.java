package no.stafett.v1.rule;

import java.util.List;
import java.util.function.BiConsumer;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.common.Attachment;

/** The attachments of a message, wherever they stand. */
final class Attachments {

    private Attachments() {}

    /** Gives each attachment, with its place. */
    static void each(Object payload, BiConsumer<String, Attachment> to) {
        if (payload instanceof SkillsMapping mapping) {
            each("Attachment", mapping.getAttachment(), to);
        } else if (payload instanceof RecognitionApplication application) {
            if (application.getPowerOfAttorney() != null
                    && application.getPowerOfAttorney().getDocument() != null) {
                to.accept(
                        "PowerOfAttorney/Document",
                        application.getPowerOfAttorney().getDocument());
            }
            each("Document", application.getDocument(), to);
        } else if (payload instanceof RecognitionDecision decision) {
            each("Document", decision.getDocument(), to);
        }
    }

    private static void each(String name, List<Attachment> attachments, BiConsumer<String, Attachment> to) {
        int position = 0;
        for (Attachment attachment : attachments) {
            position++;
            to.accept(Step.of(name, position), attachment);
        }
    }
}
