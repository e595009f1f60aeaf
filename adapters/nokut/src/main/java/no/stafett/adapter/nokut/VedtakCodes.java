package no.stafett.adapter.nokut;

import java.util.Map;
import java.util.Optional;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.RecognitionOutcome;

/** The authority's codes and the standard's: one table each, read both ways. */
final class VedtakCodes {
    static final Map<String, RecognitionOutcome> OUTCOMES = Map.of(
            "GODKJENT", RecognitionOutcome.RECOGNISED,
            "DELVIS_GODKJENT", RecognitionOutcome.PARTLY_RECOGNISED,
            "AVSLAG", RecognitionOutcome.REFUSED,
            "HENVIST_TIL_UVD", RecognitionOutcome.REFERRED_TO_INTERVIEW,
            "AVVIST", RecognitionOutcome.DISMISSED,
            "TRUKKET", RecognitionOutcome.WITHDRAWN);
    static final Map<String, LevelKind> KINDS = Map.of(
            "HOYERE_UTDANNING", LevelKind.HIGHER_EDUCATION,
            "FAGSKOLE", LevelKind.HIGHER_VOCATIONAL,
            "FAG_OG_YRKE", LevelKind.VET);
    static final Map<String, String> REASONS = Map.of(
            "LIKEVERDIG", "EQUIVALENT",
            "VESENTLIG_FORSKJELL", "SUBSTANTIAL_DIFFERENCE",
            "IKKE_AKKREDITERT", "NOT_ACCREDITED",
            "DOKUMENTER_KAN_IKKE_VERIFISERES", "DOCUMENTS_NOT_VERIFIABLE",
            "DOKUMENTER_MANGLER", "DOCUMENTS_MISSING",
            "UTENFOR_ORDNINGEN", "OUTSIDE_SCHEME",
            "OMGJORT_ETTER_KLAGE", "OVERTURNED_ON_APPEAL",
            "ANNET", "OTHER");
    static final Map<String, IdentifierKind> IDENTIFIERS = Map.of(
            "fodselsnummer", IdentifierKind.FODSELSNUMMER,
            "dnummer", IdentifierKind.D_NUMBER,
            "dufnummer", IdentifierKind.DUF_NUMBER,
            "lokal", IdentifierKind.LOCAL,
            "utenlandsk", IdentifierKind.FOREIGN);
    /** Norwegian credits are ECTS credits by another name. */
    static final String CREDITS = "ECTS";

    private VedtakCodes() {}

    /** The authority's code for a meaning. */
    static <C> Optional<String> codeFor(Map<String, C> meanings, C meaning) {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
