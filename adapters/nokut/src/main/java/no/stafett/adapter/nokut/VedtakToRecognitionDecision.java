package no.stafett.adapter.nokut;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.nokut.vedtak.Felt;
import no.stafett.adapter.nokut.vedtak.Godkjenningsvedtak;
import no.stafett.adapter.nokut.vedtak.GodkjenningsvedtakReader;
import no.stafett.adapter.nokut.vedtak.Identifikator;
import no.stafett.adapter.nokut.vedtak.Likestilling;
import no.stafett.v1.FindingCode;
import no.stafett.v1.identifier.DNumber;
import no.stafett.v1.identifier.DufNumber;
import no.stafett.v1.identifier.Fodselsnummer;
import no.stafett.v1.identifier.OrganisationNumber;
import no.stafett.v1.model.RecognisedLevel;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Credits;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;

/** A {@code godkjenningsvedtak} in the standard's words. The way back is {@link RecognitionDecisionToNative}. */
public final class VedtakToRecognitionDecision {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/\\-]{1,80}");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z./+_\\-]{1,40}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");
    private static final Pattern LEVEL = Pattern.compile("[0-9]");
    private static final Pattern FIELD = Pattern.compile("[0-9]{2,4}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");
    private static final int TEXT_CHARACTERS_MAX = 4000;

    private VedtakToRecognitionDecision() {}

    /** The decision, where it says whose and which qualification, who decided, what and when. */
    public static Translation<RecognitionDecision> translate(byte[] document) {
        var findings = new Findings();
        var decision = GodkjenningsvedtakReader.read(document, findings).map(vedtak -> decision(vedtak, findings));
        return findings.orElse(decision::orElseThrow);
    }

    private static RecognitionDecision decision(Godkjenningsvedtak vedtak, Findings findings) {
        var decision = new RecognitionDecision();
        person(vedtak, findings).ifPresent(decision::setPerson);
        required(vedtak, "kvalifikasjonsreferanse", vedtak.kvalifikasjonsreferanse(), matching(KEY), findings)
                .ifPresent(decision::setQualificationKey);
        required(
                        vedtak,
                        "myndighet",
                        vedtak.myndighet(),
                        text -> OrganisationNumber.parse(text).map(OrganisationNumber::value),
                        findings)
                .ifPresent(decision::setAuthority);
        required(
                        vedtak,
                        "utfall",
                        vedtak.utfall(),
                        code -> Optional.ofNullable(VedtakCodes.OUTCOMES.get(code)),
                        findings)
                .ifPresent(decision::setOutcome);
        required(vedtak, "vedtaksdato", vedtak.vedtaksdato(), VedtakToRecognitionDecision::day, findings)
                .ifPresent(decision::setDecidedOn);
        optional(vedtak.ordning(), code -> Optional.ofNullable(VedtakCodes.KINDS.get(code)), findings)
                .ifPresent(decision::setLevelKind);
        optional(vedtak.mottattDato(), VedtakToRecognitionDecision::day, findings)
                .ifPresent(decision::setApplicationReceivedOn);
        optional(vedtak.virkedager(), text -> matching(COUNT).apply(text).map(Integer::valueOf), findings)
                .ifPresent(decision::setWorkingDaysUsed);
        optional(vedtak.saksnummer(), matching(KEY), findings).ifPresent(decision::setCaseNumber);
        optional(vedtak.klagefrist(), VedtakToRecognitionDecision::day, findings)
                .ifPresent(decision::setAppealBy);
        vedtak.likestilling()
                .flatMap(likestilling -> level(likestilling, findings))
                .ifPresent(decision::setLevel);
        vedtak.grunner().forEach(grunn -> findings.codeAt(grunn.sted(), grunn.verdi(), VedtakCodes.REASONS)
                .ifPresent(decision.getReason()::add));
        optional(
                        vedtak.begrunnelse(),
                        text -> text.codePointCount(0, text.length()) <= TEXT_CHARACTERS_MAX
                                ? Optional.of(text)
                                : Optional.empty(),
                        findings)
                .ifPresent(decision::setExplanation);
        return decision;
    }

    private static Optional<Person> person(Godkjenningsvedtak vedtak, Findings findings) {
        var identifier = vedtak.soker().flatMap(soker -> identifier(soker, findings));
        if (identifier.isEmpty()) {
            findings.add(
                    FindingCode.PERSON_NOT_IDENTIFIED,
                    vedtak.soker().map(Identifikator::sted).orElse(vedtak.sted()));
        }
        return identifier.map(one -> new Person().withIdentifier(one));
    }

    private static Optional<Identifier> identifier(Identifikator soker, Findings findings) {
        var kind = findings.codeAt(soker.sted(), soker.type(), VedtakCodes.IDENTIFIERS);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var value = soker.verdi();
        var holds =
                switch (kind.orElseThrow()) {
                    case FODSELSNUMMER -> Fodselsnummer.parse(value).isPresent();
                    case D_NUMBER -> DNumber.parse(value).isPresent();
                    case DUF_NUMBER -> DufNumber.parse(value).isPresent();
                    case LOCAL ->
                        IDENTIFIER.matcher(value).matches()
                                && soker.utsteder()
                                        .flatMap(OrganisationNumber::parse)
                                        .isPresent();
                    case FOREIGN ->
                        IDENTIFIER.matcher(value).matches()
                                && soker.land()
                                        .map(code -> COUNTRY.matcher(code).matches())
                                        .orElse(true)
                                && (soker.land().isPresent()
                                        || soker.slag().flatMap(Texts::fitting).isPresent());
                };
        if (!holds) {
            findings.personalNotUnderstood(soker.sted(), value);
            return Optional.empty();
        }
        var identifier = new Identifier().withType(kind.orElseThrow()).withValue(value);
        if (kind.orElseThrow() == IdentifierKind.LOCAL) {
            soker.utsteder().ifPresent(identifier::setIssuer);
        }
        if (kind.orElseThrow() == IdentifierKind.FOREIGN) {
            soker.land().ifPresent(identifier::setCountry);
            soker.slag().flatMap(Texts::fitting).ifPresent(identifier::setKind);
        }
        return Optional.of(identifier);
    }

    private static Optional<RecognisedLevel> level(Likestilling likestilling, Findings findings) {
        var level = new RecognisedLevel();
        optional(likestilling.nusNiva(), matching(LEVEL), findings).ifPresent(level::setEducationLevel);
        optional(likestilling.tilsvarer(), Texts::fitting, findings).ifPresent(level::setEqualTo);
        optional(likestilling.studiepoeng(), matching(AMOUNT), findings)
                .map(amount -> new Credits().withScheme(VedtakCodes.CREDITS).withValue(new BigDecimal(amount)))
                .ifPresent(level::setCredits);
        optional(likestilling.fagfelt(), matching(FIELD), findings).ifPresent(level::setField);
        return level.equals(new RecognisedLevel()) ? Optional.empty() : Optional.of(level);
    }

    private static <V> Optional<V> required(
            Godkjenningsvedtak vedtak,
            String name,
            Optional<Felt> field,
            Function<String, Optional<V>> meaning,
            Findings findings) {
        var value = optional(field, meaning, findings);
        if (value.isEmpty()) {
            findings.missing(field.map(Felt::sted).orElse(vedtak.sted()), name);
        }
        return value;
    }

    private static <V> Optional<V> optional(
            Optional<Felt> field, Function<String, Optional<V>> meaning, Findings findings) {
        var value = field.flatMap(one -> meaning.apply(one.verdi()));
        if (field.isPresent() && value.isEmpty()) {
            var place = field.map(Felt::sted).orElse(Place.DOCUMENT);
            findings.notUnderstood(place, field.orElseThrow().verdi());
        }
        return value;
    }

    private static Function<String, Optional<String>> matching(Pattern pattern) {
        return text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
