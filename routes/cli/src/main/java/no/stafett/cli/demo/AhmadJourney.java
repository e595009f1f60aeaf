package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.AGENT;
import static no.stafett.cli.demo.Cast.AHMAD;
import static no.stafett.cli.demo.Cast.HK_DIR;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.RecognitionOutcome;
import no.stafett.v1.model.common.Education;

/** Journey 9: an authority that became another, and a procedure that comes after the ordinary one, never beside it. */
final class AhmadJourney implements Journey {
    private static final String KEY = "bed-kabul-2003";

    @Override
    public String title() {
        return "Ahmad, a teacher without papers: what NOKUT began, HK-dir decides";
    }

    @Override
    public List<Somebody> people() {
        return List.of(AHMAD);
    }

    @Override
    public int doubles() {
        return 1;
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "He applied to NOKUT in December 2022. On 1 January 2023 it passed to HK-dir, which owes him the answer.",
                "forskrift 21. mai 2024 nr. 789",
                () -> {
                    stage.submits(AGENT, application());
                    stage.receives(
                            HK_DIR, RecognitionApplication.class, told -> KEY.equals(told.getQualificationKey()));
                    var responsible = stage.said(HK_DIR, AHMAD, Says.RECOGNITION, "responsible");
                    expect(responsible.equals(HK_DIR.number()), "HK-dir to owe it", responsible);
                });
        stage.step(
                "HK-dir takes the case. The interview procedure beside it would be a double, and is refused.",
                "forskrift 21. mai 2024 nr. 789 § 4-1",
                () -> {
                    stage.claims(HK_DIR, AHMAD, Says.RECOGNITION, "--occurrence", KEY);
                    stage.claimsInVain(HK_DIR, AHMAD, Says.INTERVIEW, "OVERLAPS_EXCLUSIVE_SERVICE");
                });
        stage.step(
                "His papers can't be verified: he is referred. Now, and not before, the interview procedure can begin.",
                "forskrift 21. mai 2024 nr. 789 § 4-1",
                () -> {
                    stage.submits(
                            HK_DIR,
                            new RecognitionDecision()
                                    .withPerson(AHMAD.person())
                                    .withQualificationKey(KEY)
                                    .withLevelKind(LevelKind.HIGHER_EDUCATION)
                                    .withAuthority(HK_DIR.number())
                                    .withOutcome(RecognitionOutcome.REFERRED_TO_INTERVIEW)
                                    .withDecidedOn(stage.today())
                                    .withReason("DOCUMENTS_NOT_VERIFIABLE"));
                    stage.receives(AGENT, RecognitionDecision.class, told -> KEY.equals(told.getQualificationKey()));
                    stage.passes("P1D");
                    stage.claims(HK_DIR, AHMAD, Says.INTERVIEW);
                });
    }

    private static RecognitionApplication application() {
        return new RecognitionApplication()
                .withPerson(AHMAD.person())
                .withQualificationKey(KEY)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAppliedOn(LocalDate.of(2022, 12, 12))
                .withEducation(new Education()
                        .withTitle("Bachelor of Education")
                        .withInstitution("Kabul Education University")
                        .withCountry("AFG"));
    }
}
