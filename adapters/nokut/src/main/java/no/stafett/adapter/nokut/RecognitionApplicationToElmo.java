package no.stafett.adapter.nokut;

import no.stafett.adapter.Findings;
import no.stafett.adapter.NativeDocument;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.v1.FindingCode;
import no.stafett.v1.model.RecognitionApplication;

/**
 * The diploma that an application was made of, taken out again byte for byte, so that its signature still holds. The way
 * there is {@link ElmoToRecognitionApplication}.
 */
public final class RecognitionApplicationToElmo {
    /** The name of the format. */
    static final String FORMAT = "elmo";

    private static final Place DOCUMENT = new Place("/st:RecognitionApplication/st:Document", 0);

    private RecognitionApplicationToElmo() {}

    /** The original, where the application carries one whose digest holds. */
    public static Translation<NativeDocument> translate(RecognitionApplication application) {
        var findings = new Findings();
        var original = application.getDocument().stream()
                .filter(document -> ElmoToRecognitionApplication.ORIGINAL_FILE.equals(document.getFileName())
                        && document.getContent() != null)
                .findFirst();
        if (original.isEmpty()) {
            findings.missing(DOCUMENT, ElmoToRecognitionApplication.ORIGINAL_FILE);
        } else if (!Files.sha256(original.orElseThrow().getContent())
                .equals(original.orElseThrow().getSha256())) {
            findings.add(FindingCode.DIGEST_MISMATCH, DOCUMENT);
        }
        return findings.orElse(
                () -> new NativeDocument(FORMAT, original.orElseThrow().getContent()));
    }
}
