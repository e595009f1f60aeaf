package no.stafett.adapter.nokut;

import java.util.ArrayList;
import java.util.Optional;
import no.stafett.adapter.Findings;
import no.stafett.adapter.NativeDocument;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.nokut.vedtak.Felt;
import no.stafett.adapter.nokut.vedtak.Godkjenningsvedtak;
import no.stafett.adapter.nokut.vedtak.GodkjenningsvedtakWriter;
import no.stafett.adapter.nokut.vedtak.Identifikator;
import no.stafett.adapter.nokut.vedtak.Likestilling;
import no.stafett.v1.FindingCode;
import no.stafett.v1.model.RecognisedLevel;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/** A {@code RecognitionDecision} as a {@code godkjenningsvedtak}. The way back is {@link VedtakToRecognitionDecision}. */
public final class RecognitionDecisionToNative {
    /** The name of the format. */
    static final String FORMAT = "godkjenningsvedtak";

    private static final String ROOT = "/st:RecognitionDecision";

    private RecognitionDecisionToNative() {}

    /** The document, where the decision says whose and which qualification, who decided, what and when. */
    public static Translation<NativeDocument> translate(RecognitionDecision decision) {
        var findings = new Findings();
        var vedtak = vedtak(decision, findings);
        return findings.orElse(() -> new NativeDocument(FORMAT, GodkjenningsvedtakWriter.write(vedtak)));
    }

    private static Godkjenningsvedtak vedtak(RecognitionDecision decision, Findings findings) {
        var grunner = new ArrayList<Felt>();
        for (var reason : decision.getReason()) {
            var at = at("st:Reason[" + (grunner.size() + 1) + "]");
            VedtakCodes.codeFor(VedtakCodes.REASONS, reason)
                    .ifPresentOrElse(kode -> grunner.add(new Felt(kode, at)), () -> findings.leftOut(at, reason));
        }
        for (var document : decision.getDocument()) {
            findings.leftOut(at("st:Document"), String.valueOf(document.getMediaType()));
        }
        if (decision.getExtension() != null) {
            findings.leftOut(at("st:Extension"), "Extension");
        }
        return new Godkjenningsvedtak(
                felt("st:CaseNumber", decision.getCaseNumber()),
                required("st:QualificationKey", decision.getQualificationKey(), findings),
                felt("st:ApplicationReceivedOn", decision.getApplicationReceivedOn()),
                soker(decision.getPerson(), findings),
                felt(
                        "st:LevelKind",
                        Optional.ofNullable(decision.getLevelKind())
                                .flatMap(kind -> VedtakCodes.codeFor(VedtakCodes.KINDS, kind))
                                .orElse(null)),
                required("st:Authority", decision.getAuthority(), findings),
                required(
                        "st:Outcome",
                        Optional.ofNullable(decision.getOutcome())
                                .flatMap(outcome -> VedtakCodes.codeFor(VedtakCodes.OUTCOMES, outcome))
                                .orElse(null),
                        findings),
                required("st:DecidedOn", decision.getDecidedOn(), findings),
                felt("st:WorkingDaysUsed", decision.getWorkingDaysUsed()),
                felt("st:AppealBy", decision.getAppealBy()),
                Optional.ofNullable(decision.getLevel()).map(level -> likestilling(level, findings)),
                grunner,
                felt("st:Explanation", decision.getExplanation()),
                new Place(ROOT, 0));
    }

    private static Optional<Identifikator> soker(@Nullable Person person, Findings findings) {
        var identifier = Optional.ofNullable(person).map(Person::getIdentifier);
        var type = identifier
                .flatMap(one -> Optional.ofNullable(one.getType()))
                .flatMap(kind -> VedtakCodes.codeFor(VedtakCodes.IDENTIFIERS, kind));
        if (type.isEmpty() || identifier.orElseThrow().getValue() == null) {
            findings.add(FindingCode.PERSON_NOT_IDENTIFIED, at("st:Person"));
            return Optional.empty();
        }
        return identifier.map(one -> new Identifikator(
                type.orElseThrow(),
                one.getValue(),
                Optional.ofNullable(one.getIssuer()),
                Optional.ofNullable(one.getCountry()),
                Optional.ofNullable(one.getKind()),
                at("st:Person")));
    }

    private static Likestilling likestilling(RecognisedLevel level, Findings findings) {
        var credits = Optional.ofNullable(level.getCredits());
        var inNorwegian = credits.filter(amount -> VedtakCodes.CREDITS.equals(amount.getScheme()));
        credits.filter(amount -> inNorwegian.isEmpty())
                .ifPresent(other ->
                        findings.leftOut(at("st:Level/st:Credits"), other.getValue() + " " + other.getScheme()));
        return new Likestilling(
                felt("st:Level/st:EducationLevel", level.getEducationLevel()),
                felt("st:Level/st:EqualTo", level.getEqualTo()),
                felt(
                        "st:Level/st:Credits",
                        inNorwegian
                                .map(amount -> amount.getValue())
                                .map(amount -> amount.toPlainString())
                                .orElse(null)),
                felt("st:Level/st:Field", level.getField()),
                at("st:Level"));
    }

    private static Optional<Felt> required(String name, @Nullable Object value, Findings findings) {
        var felt = felt(name, value);
        if (felt.isEmpty()) {
            findings.missing(at(name), name);
        }
        return felt;
    }

    private static Optional<Felt> felt(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(present -> new Felt(present.toString(), at(name)));
    }

    private static Place at(String name) {
        return new Place(ROOT + "/" + name, 0);
    }
}
