package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.AGENT;
import static no.stafett.cli.demo.Cast.AHMAD;
import static no.stafett.cli.demo.Cast.HK_DIR;
import static no.stafett.cli.demo.Cast.NOKUT;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.RecognitionOutcome;
import no.stafett.v1.model.common.Education;

/** Journey 9: an authority that became another, and a procedure that comes after the ordinary one, never beside it. */
final class AhmadJourney implements Journey {
    private static final String KEY = "bed-kabul-2003";
    private static final String LAW = "universitets- og høyskoleloven (2005) § 3-4";

    private String due = "";

    @Override
    public String title() {
        return "Ahmad, a teacher without papers: what NOKUT began, HK-dir decides";
    }

    @Override
    public LocalDate begins() {
        return LocalDate.of(2022, 12, 12);
    }

    @Override
    public List<Somebody> people() {
        return List.of(AHMAD);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.refused(Says.INTERVIEW));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "It is December 2022. He applies for recognition; NOKUT gets the application, and owes him the answer.",
                LAW,
                () -> {
                    stage.submits(AGENT, application(stage));
                    stage.receives(NOKUT, RecognitionApplication.class, AhmadJourney::isHis);
                    stage.owes(NOKUT, AHMAD, Says.RECOGNITION, NOKUT);
                    due = stage.said(NOKUT, AHMAD, Says.RECOGNITION, "due");
                });
        stage.comesTo(LocalDate.of(2023, 1, 1));
        stage.step(
                "On New Year's Day the task passes to HK-dir: it is told, gets the application, and owes the answer by the same day.",
                LAW,
                () -> {
                    stage.receives(
                            HK_DIR,
                            ServiceNotice.class,
                            told -> told.getKind() == NoticeKind.REASSIGNED && AHMAD.isNamedBy(told.getPerson()));
                    stage.receives(HK_DIR, RecognitionApplication.class, AhmadJourney::isHis);
                    stage.owes(HK_DIR, AHMAD, Says.RECOGNITION, HK_DIR);
                    var now = stage.said(HK_DIR, AHMAD, Says.RECOGNITION, "due");
                    expect(now.equals(due), "to be due on " + due, now);
                });
        stage.step(
                "HK-dir takes the case. The interview procedure beside it would be a double, and is refused.",
                LAW,
                () -> {
                    stage.claims(HK_DIR, AHMAD, Says.RECOGNITION, "--occurrence", KEY);
                    stage.claimsInVain(HK_DIR, AHMAD, Says.INTERVIEW, "OVERLAPS_EXCLUSIVE_SERVICE");
                });
        stage.passes("P1M");
        stage.step(
                "His papers can't be verified: he is referred. Now, and not before, the interview procedure can begin.",
                LAW,
                () -> {
                    stage.submits(HK_DIR, referred(stage));
                    stage.receives(AGENT, RecognitionDecision.class, told -> KEY.equals(told.getQualificationKey()));
                    stage.passes("P1D");
                    stage.claims(HK_DIR, AHMAD, Says.INTERVIEW);
                });
    }

    private static boolean isHis(RecognitionApplication told) {
        return KEY.equals(told.getQualificationKey());
    }

    private static RecognitionApplication application(Stage stage) {
        return new RecognitionApplication()
                .withPerson(AHMAD.person())
                .withQualificationKey(KEY)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAppliedOn(stage.today())
                .withEducation(new Education()
                        .withTitle("Bachelor of Education")
                        .withInstitution("Kabul Education University")
                        .withCountry("AFG"));
    }

    private static RecognitionDecision referred(Stage stage) {
        return new RecognitionDecision()
                .withPerson(AHMAD.person())
                .withQualificationKey(KEY)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAuthority(HK_DIR.number())
                .withOutcome(RecognitionOutcome.REFERRED_TO_INTERVIEW)
                .withDecidedOn(stage.today())
                .withReason("DOCUMENTS_NOT_VERIFIABLE");
    }
}
