package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.ANNA;
import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.MEHRET;
import static no.stafett.cli.demo.Cast.TONSBERG;
import static no.stafett.cli.demo.Cast.VESTFOLD;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.RegisteredResidence;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Journey 12, the rest: who is outside the Act, a claim that two make and people settle, and an appeal that is won. */
final class AnnaJourney implements Journey {
    private String refusal = "";
    private String held = "";
    private String contested = "";
    private String due = "";

    @Override
    public String title() {
        return "Anna, from Poland, to whom nothing is owed; and Mehret, whose appeal is won";
    }

    @Override
    public List<Somebody> people() {
        return List.of(ANNA, MEHRET);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.contested(Says.PROGRAMME));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "Anna is registered in Bergen. She is outside the Integration Act: no duty arises, and nobody is reminded.",
                "integreringsloven § 9 (2)",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.permitted(ANNA, "EEA", stage.today().minusDays(20))
                                    .withCitizenship("POL")
                                    .withRegisteredResidence(new RegisteredResidence()
                                            .withMunicipality(Says.municipality(BERGEN, stage.today()))
                                            .withFrom(stage.today())));
                    var duties = stage.duties(BERGEN, ANNA);
                    expect(duties == 0, "no duty", duties + " duties");
                });
        stage.step(
                "Bergen may give her a course all the same: noted, with a warning that she isn't entitled.",
                "integreringsloven § 26 (7)",
                () -> stage.claimsWithWarning(BERGEN, ANNA, Says.NORWEGIAN, "NOT_ENTITLED"));
        stage.step(
                "Mehret is settled in Tønsberg, which refuses her the programme: outside the target group, it holds.",
                "integreringsloven §§ 8, 46",
                () -> {
                    stage.submits(
                            IMDI,
                            Says.permitted(MEHRET, "REFUGEE", stage.today().minusDays(20)));
                    Says.allButTheProgramme(stage, MEHRET, TONSBERG, VESTFOLD);
                    stage.submits(IMDI, Says.settled(MEHRET, TONSBERG, stage.today()));
                    due = stage.said(TONSBERG, MEHRET, Says.PROGRAMME, "due");
                    refusal = stage.tells(
                            TONSBERG,
                            Says.granted(MEHRET, TONSBERG, Says.PROGRAMME, stage.today())
                                    .withOutcome(DecisionOutcome.REFUSED)
                                    .withReason("OUTSIDE_TARGET_GROUP"));
                    stage.isNow(TONSBERG, MEHRET, Says.PROGRAMME, "CANCELLED");
                });
        stage.passes("P14D");
        stage.step(
                "She appeals and wins: the duty is back, with the due date that it had from the first day.",
                "integreringsloven § 47",
                () -> {
                    stage.submits(
                            TONSBERG,
                            Says.granted(MEHRET, TONSBERG, Says.PROGRAMME, stage.today())
                                    .withOutcome(DecisionOutcome.OVERTURNED)
                                    .withOverturns(refusal)
                                    .withReason("OVERTURNED_ON_APPEAL"));
                    stage.isNow(TONSBERG, MEHRET, Says.PROGRAMME, "OPEN");
                    var now = stage.said(TONSBERG, MEHRET, Says.PROGRAMME, "due");
                    expect(now.equals(due), "to be due on " + due, now);
                });
        stage.step(
                "Tønsberg starts the programme. Bergen believes it is hers, and goes on in spite of the claim, with a reason.",
                "integreringsloven § 41",
                () -> {
                    held = Says.programmeStarts(stage, MEHRET, TONSBERG);
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    MEHRET, BERGEN, Says.NORWEGIAN, null, ProvisionEventKind.OFFERED, stage.today()));
                    contested = stage.contests(
                            BERGEN, MEHRET, Says.PROGRAMME, held, "She says that she moves here next week.");
                    for (var party : List.of(TONSBERG, BERGEN)) {
                        isTold(stage, party, NoticeKind.CONFLICT);
                    }
                });
        stage.step(
                "People settle it: she stays in Tønsberg, Bergen withdraws its claim, and both are told that the conflict is gone.",
                "integreringsloven § 41",
                () -> {
                    stage.submits(
                            BERGEN,
                            new Correction()
                                    .withPerson(MEHRET.person())
                                    .withCorrects(contested)
                                    .withAction(CorrectionAction.WITHDRAWN)
                                    .withCorrectedOn(stage.today())
                                    .withReason("NEVER_HAPPENED"));
                    for (var party : List.of(TONSBERG, BERGEN)) {
                        isTold(stage, party, NoticeKind.CONFLICT_RESOLVED);
                    }
                });
    }

    private static void isTold(Stage stage, Party party, NoticeKind kind) {
        stage.receives(
                party, ServiceNotice.class, told -> told.getKind() == kind && MEHRET.isNamedBy(told.getPerson()));
    }
}
