package no.stafett.adapter.nokut;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.stafett.adapter.Adapter;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.NativeDocument;
import no.stafett.adapter.NativeFormat;
import no.stafett.adapter.NativeFormat.Direction;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.nokut.vedtak.Godkjenningsvedtak;
import no.stafett.adapter.xml.NativeXml;
import no.stafett.v1.FindingCode;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;

/** Recognition of foreign education: diplomas in, decisions back. */
public final class NokutAdapter implements Adapter {
    private static final Set<Direction> BOTH = Set.of(Direction.TO_STAFETT, Direction.TO_NATIVE);

    @Override
    public String name() {
        return "nokut";
    }

    @Override
    public List<NativeFormat> formats() {
        return List.of(
                new NativeFormat(
                        RecognitionApplicationToElmo.FORMAT,
                        "EMREX ELMO diplomas, version 1 and the older generation",
                        "RecognitionApplication",
                        BOTH),
                new NativeFormat(
                        RecognitionDecisionToNative.FORMAT,
                        "The authority's decision, a form of ours: " + Godkjenningsvedtak.NAMESPACE,
                        "RecognitionDecision",
                        BOTH));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                ElmoToRecognitionApplication.POWER_OF_ATTORNEY_SIGNED_ON,
                "the day the person signed the agent's power of attorney",
                ElmoToRecognitionApplication.LEVEL_KIND,
                "HIGHER_EDUCATION, HIGHER_VOCATIONAL or VET, where the diploma has no NUS code");
    }

    @Override
    public Translation<Object> toStafett(byte[] document, Errand errand) {
        var isDecision = NativeXml.rootOf(document)
                .filter(root -> root.getLocalPart().equals(Godkjenningsvedtak.ROOT))
                .isPresent();
        return isDecision
                ? widened(VedtakToRecognitionDecision.translate(document))
                : widened(ElmoToRecognitionApplication.translate(document, errand));
    }

    @Override
    public Translation<NativeDocument> toNative(Object payload) {
        if (payload instanceof RecognitionApplication application) {
            return RecognitionApplicationToElmo.translate(application);
        }
        if (payload instanceof RecognitionDecision decision) {
            return RecognitionDecisionToNative.translate(decision);
        }
        var findings = new Findings();
        findings.add(
                FindingCode.MESSAGE_NOT_TRANSLATED,
                Place.DOCUMENT,
                "message",
                payload.getClass().getSimpleName());
        return new Translation<>(findings.list(), Optional.empty());
    }

    private static Translation<Object> widened(Translation<?> translation) {
        return new Translation<>(translation.findings(), translation.message().map(message -> message));
    }
}
