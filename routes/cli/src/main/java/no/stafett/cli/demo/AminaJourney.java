package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.AGENT;
import static no.stafett.cli.demo.Cast.AMINA;
import static no.stafett.cli.demo.Cast.AMINA_SETTLED;
import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.CENTRE;
import static no.stafett.cli.demo.Cast.DRAMMEN;
import static no.stafett.cli.demo.Cast.HEALTH_AUTHORITY;
import static no.stafett.cli.demo.Cast.HK_DIR;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.NAV;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.stafett.v1.model.GuidanceSupplement;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.PlaceWish;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.RecognisedLevel;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.TransitionReferral;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.WeighedWish;
import no.stafett.v1.model.codes.FactSource;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.RecognitionOutcome;
import no.stafett.v1.model.codes.Result;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.WishFor;
import no.stafett.v1.model.codes.WishMet;

/** Journey 1: mapped once, placed by preference, recognised, authorised: from the reception centre to Nav. */
final class AminaJourney implements Journey {
    private final boolean toWork;
    private String mappingMessage = "";
    private String mappingClaim = "";
    private String referral = "";
    private String qualification = "";

    private AminaJourney(boolean toWork) {
        this.toWork = toWork;
    }

    /** Her way until her diploma is recognised: what the shortest round shows. */
    static AminaJourney toRecognition() {
        return new AminaJourney(false);
    }

    /** The whole of her way, to the authorisation and to Nav. */
    static AminaJourney toWork() {
        return new AminaJourney(true);
    }

    @Override
    public String title() {
        return "Amina, a pharmacist: her skills are written down once, and follow her";
    }

    @Override
    public List<Somebody> people() {
        return List.of(AMINA_SETTLED);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.refused(Says.SKILLS_MAPPING));
    }

    @Override
    public void play(Stage stage) {
        isMappedInReception(stage);
        isSettledByPreference(stage);
        isNotMappedTwice(stage);
        startsHerProgramme(stage);
        isRecognised(stage);
        if (toWork) {
            isAuthorised(stage);
            goesOnToNav(stage);
        }
    }

    private void isMappedInReception(Stage stage) {
        stage.step(
                "The reception centre tells that Amina has her permit; Drammen, which hosts the centre, learns it at once.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(CENTRE, Says.livesInReception(AMINA, DRAMMEN, stage.today()));
                    stage.receives(DRAMMEN, PersonRegistered.class, told -> AMINA.isNamedBy(told.getPerson()));
                });
        stage.step(
                "Drammen reserves her skills mapping before it begins, so that nobody else starts one.",
                "integreringsloven §§ 6, 41",
                () -> mappingClaim = stage.claims(DRAMMEN, AMINA, Says.SKILLS_MAPPING));
        stage.step(
                "Drammen maps her skills. Nobody has settled her yet: the mapping is held for whoever will, and IMDi has it.",
                "integreringsloven § 6",
                () -> {
                    var result = stage.submits(
                            DRAMMEN,
                            Says.mapping(AMINA, DRAMMEN, stage.today(), MappingStage.BEFORE_SETTLEMENT)
                                    .withClaimNumber(mappingClaim));
                    expect(result == Result.HELD, "the mapping to be held", result.name());
                    stage.receives(IMDI, SkillsMapping.class, told -> AMINA.isNamedBy(told.getPerson()));
                });
    }

    private void isSettledByPreference(Stage stage) {
        stage.step(
                "The reception centre talks with her about where she would like to live; IMDi hears her reasons.",
                "integreringsforskriften § 51",
                () -> {
                    stage.submits(CENTRE, wishesForBergen(stage));
                    stage.receives(IMDI, SettlementPreferences.class, told -> AMINA.isNamedBy(told.getPerson()));
                });
        stage.step(
                "IMDi asks Bergen, her first wish; the request brings her mapping and her wishes along.",
                "integreringsloven § 3",
                () -> {
                    stage.submits(IMDI, Says.pleaseSettle(AMINA, BERGEN, stage.today()));
                    stage.receives(BERGEN, SettlementRequest.class, told -> AMINA.isNamedBy(told.getPerson()));
                    stage.receives(BERGEN, SettlementPreferences.class, told -> AMINA.isNamedBy(told.getPerson()));
                    mappingMessage = Objects.requireNonNullElse(
                            stage.receives(BERGEN, SkillsMapping.class, told -> AMINA.isNamedBy(told.getPerson()))
                                    .header()
                                    .originalInstanceIdentifier(),
                            "");
                });
        stage.step(
                "Bergen says yes and why; the county, which will guide her, has the mapping before she has moved.",
                "integreringsloven §§ 3, 11",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.willSettle(AMINA, BERGEN, stage.today())
                                    .withWeighedWish(new WeighedWish()
                                            .withRank(1)
                                            .withResult(WishMet.MET)
                                            .withBecause("A hospital pharmacy seeks people like her.")));
                    stage.receives(
                            IMDI,
                            SettlementDecision.class,
                            told -> AMINA.isNamedBy(told.getPerson()) && told.getAnswer() == SettlementAnswer.ACCEPTED);
                    stage.receives(VESTLAND, SkillsMapping.class, told -> AMINA.isNamedBy(told.getPerson()));
                });
        stage.passes("P1M");
        stage.step(
                "A month later she is settled in Bergen, which from this day owes her a programme within three months.",
                "integreringsloven § 12",
                () -> {
                    stage.submits(BERGEN, Says.settled(AMINA, BERGEN, stage.today()));
                    stage.receives(IMDI, PersonSettled.class, told -> AMINA.isNamedBy(told.getPerson()));
                    var state = stage.stateOf(BERGEN, AMINA, Says.PROGRAMME);
                    expect(state.equals("OPEN"), "the programme to be owed", state);
                });
        stage.step(
                "She gets her fødselsnummer; from now on it and her DUF number are one person.",
                "folkeregisterloven § 2-2",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.registered(AMINA_SETTLED)
                                    .withOtherIdentifier(AMINA.person().getIdentifier())
                                    .withSource(FactSource.NATIONAL_REGISTRY));
                    var state = stage.stateOf(BERGEN, AMINA_SETTLED, Says.SKILLS_MAPPING);
                    expect(state.equals("FULFILLED"), "her mapping to be found under the new number", state);
                });
    }

    private void isNotMappedTwice(Stage stage) {
        stage.step(
                "Bergen would map her, too, under her new number: refused as a double, for she has been mapped.",
                "integreringsloven § 10",
                () -> stage.claimsInVain(BERGEN, AMINA_SETTLED, Says.SKILLS_MAPPING, "ALREADY_PROVIDED"));
        stage.step(
                "So Bergen adds what it has learnt as a supplement to Drammen's mapping. There is no double.",
                "integreringsforskriften § 47",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.mapping(AMINA_SETTLED, BERGEN, stage.today(), MappingStage.AFTER_SETTLEMENT)
                                    .withKind(MappingKind.SUPPLEMENT)
                                    .withSupplements(mappingMessage)
                                    .withGuidance(new GuidanceSupplement()
                                            .withNeedsRecognition(true)
                                            .withNeedsAuthorisation(true)));
                    var doubles = stage.doublesSeen(BERGEN, AMINA_SETTLED);
                    expect(doubles == 0, "no double", doubles + " doubles");
                });
    }

    private void startsHerProgramme(Stage stage) {
        stage.step(
                "The county has her mapping, so career guidance begins where Drammen ended, and comes before the programme.",
                "integreringsloven § 11",
                () -> {
                    var claim = stage.claims(VESTLAND, AMINA, Says.CAREER_GUIDANCE);
                    stage.submits(
                            VESTLAND,
                            Says.happened(
                                            AMINA,
                                            VESTLAND,
                                            Says.CAREER_GUIDANCE,
                                            claim,
                                            ProvisionEventKind.COMPLETED,
                                            stage.today())
                                    .withOutcome("GUIDED"));
                    var state = stage.stateOf(VESTLAND, AMINA, Says.CAREER_GUIDANCE);
                    expect(state.equals("FULFILLED"), "career guidance to be fulfilled", state);
                });
        stage.step(
                "Bergen decides, and her Introduction Programme starts, within the three months. IMDi sees it.",
                "integreringsloven § 12",
                () -> {
                    var claim = stage.claims(BERGEN, AMINA_SETTLED, Says.PROGRAMME);
                    stage.submits(
                            BERGEN,
                            Says.granted(AMINA_SETTLED, BERGEN, Says.PROGRAMME, stage.today())
                                    .withClaimNumber(claim)
                                    .withEducationGroup("UPPER_SECONDARY_OR_MORE")
                                    .withGoal("WORK"));
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    AMINA_SETTLED,
                                    BERGEN,
                                    Says.PROGRAMME,
                                    claim,
                                    ProvisionEventKind.STARTED,
                                    stage.today()));
                    stage.receives(IMDI, ServiceDecision.class, told -> AMINA_SETTLED.isNamedBy(told.getPerson()));
                    var state = stage.stateOf(BERGEN, AMINA_SETTLED, Says.PROGRAMME);
                    expect(state.equals("IN_PROGRESS"), "the programme to be in progress", state);
                });
    }

    private void isRecognised(Stage stage) {
        var diploma = diploma();
        stage.step(
                "Her university sends her diploma as an EMREX file; her agent turns it into an application to HK-dir.",
                "universitets- og høyskoleloven § 9-7",
                () -> {
                    var application = stage.translates(AGENT, "nokut", "stafett", "diploma.elmo.xml", diploma);
                    stage.submits(AGENT, application);
                });
        stage.step(
                "HK-dir receives the application with the university's own bytes, not a copy typed by hand.",
                "forskrift 21. mai 2024 nr. 789 § 3-1",
                () -> {
                    var received = stage.receives(
                                    HK_DIR, RecognitionApplication.class, told -> AMINA.isNamedBy(told.getPerson()))
                            .payload();
                    qualification = received.getQualificationKey();
                    expect(
                            received.getDocument().stream().anyMatch(one -> Arrays.equals(one.getContent(), diploma)),
                            "the diploma's original bytes",
                            "other bytes");
                });
        stage.passes("P1M");
        stage.step(
                "A month later HK-dir recognises her degree; the decision comes to her agent, in the agency's own format, too.",
                "forskrift 21. mai 2024 nr. 789",
                () -> {
                    stage.submits(HK_DIR, recognised(stage));
                    var decision = stage.receives(
                            AGENT,
                            RecognitionDecision.class,
                            told -> told.getOutcome() == RecognitionOutcome.RECOGNISED);
                    stage.translates(
                            AGENT,
                            "nokut",
                            "native",
                            "decision.xml",
                            no.stafett.v1.Stafett.v1().writer().bytes(decision));
                    var state = stage.stateOf(HK_DIR, AMINA, Says.RECOGNITION);
                    expect(state.equals("FULFILLED"), "the recognition to be fulfilled", state);
                });
    }

    private void isAuthorised(Stage stage) {
        stage.step(
                "With her degree recognised she applies to be authorised as a pharmacist. That authority is no party: Bergen tells it.",
                "helsepersonelloven §§ 48, 48 a",
                () -> {
                    stage.submits(BERGEN, authorisation(ProvisionEventKind.APPLIED, stage.today()));
                    stage.isNow(BERGEN, AMINA_SETTLED, Says.AUTHORISATION, "OPEN");
                });
        stage.passes("P14D");
        stage.step(
                "Two weeks later she is authorised. Bergen tells that, too, so that nobody sends her to apply again.",
                "helsepersonelloven §§ 48, 48 a",
                () -> {
                    stage.submits(
                            BERGEN,
                            authorisation(ProvisionEventKind.COMPLETED, stage.today())
                                    .withOutcome("AUTHORISED"));
                    stage.isNow(BERGEN, AMINA_SETTLED, Says.AUTHORISATION, "FULFILLED");
                });
    }

    private void goesOnToNav(Stage stage) {
        stage.step(
                "Until now Nav has not seen her skills. Bergen refers her, says for what, and Nav has the mapping with the referral.",
                "integreringsloven §§ 42, 50",
                () -> {
                    var seen = stage.received(NAV, SkillsMapping.class, AminaJourney::isHers);
                    expect(seen.isEmpty(), "no mapping before the referral", seen.size() + " mappings");
                    referral = stage.sends(
                            BERGEN,
                            NAV,
                            Says.referral(AMINA_SETTLED, BERGEN, stage.today(), "JOB_SEARCH")
                                    .withMappingMessage(mappingMessage)
                                    .withSummary("She is authorised as a pharmacist."));
                    var told = stage.receives(
                                    NAV, TransitionReferral.class, about -> AMINA_SETTLED.isNamedBy(about.getPerson()))
                            .payload();
                    expect("FOLLOW_UP_REFERRAL".equals(told.getPurpose()), "a purpose", told.getPurpose());
                    stage.receives(NAV, SkillsMapping.class, AminaJourney::isHers);
                });
        stage.step(
                "Nav answers what it offers and whom she can turn to. The baton is handed over, and nobody maps her again.",
                "integreringsloven § 50; NAV-loven § 14a",
                () -> {
                    stage.sends(NAV, BERGEN, Says.reply(AMINA_SETTLED, referral, stage.today(), "JOB_SEARCH"));
                    stage.receives(BERGEN, TransitionReply.class, told -> AMINA_SETTLED.isNamedBy(told.getPerson()));
                    stage.isNow(NAV, AMINA_SETTLED, Says.TRANSITION, "FULFILLED");
                });
    }

    private static boolean isHers(SkillsMapping told) {
        return AMINA.isNamedBy(told.getPerson()) || AMINA_SETTLED.isNamedBy(told.getPerson());
    }

    private ProvisionEvent authorisation(ProvisionEventKind event, LocalDate on) {
        return Says.happened(AMINA_SETTLED, BERGEN, Says.AUTHORISATION, null, event, on)
                .withOccurrence(qualification)
                .withPerformers(Says.performers(BERGEN).withPerformedBy(HEALTH_AUTHORITY));
    }

    private static SettlementPreferences wishesForBergen(Stage stage) {
        return new SettlementPreferences()
                .withPerson(AMINA.person())
                .withConversationOn(stage.today())
                .withPerformers(Says.performers(CENTRE))
                .withWish(new PlaceWish()
                        .withRank(1)
                        .withMunicipality(Says.municipality(BERGEN, stage.today()))
                        .withFor(WishFor.WORK)
                        .withBecause("She is a pharmacist, and there are hospitals."));
    }

    private RecognitionDecision recognised(Stage stage) {
        return new RecognitionDecision()
                .withPerson(AMINA.person())
                .withQualificationKey(qualification)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAuthority(HK_DIR.number())
                .withOutcome(RecognitionOutcome.RECOGNISED)
                .withDecidedOn(stage.today())
                .withLevel(new RecognisedLevel().withEqualTo("Norwegian master's degree, 300 credits"))
                .withReason("EQUIVALENT");
    }

    private static byte[] diploma() {
        try (var file = AminaJourney.class.getResourceAsStream("amina.elmo.xml")) {
            return Objects.requireNonNull(file, "the diploma is in the program").readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
