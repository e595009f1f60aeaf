package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.TEKLE;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.AssessedSubject;
import no.stafett.v1.model.PriorLearningAssessment;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.codes.AgreementStep;
import no.stafett.v1.model.codes.AssessedLevel;
import no.stafett.v1.model.codes.AssessmentResult;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.codes.UpperSecondaryStanding;

/** Journey 11: to the county in August, back in May, and a subject that he has already. */
final class TekleJourney implements Journey {
    private static final String MATHEMATICS = "MAT1019";

    private String given = "";
    private String proposal = "";

    @Override
    public String title() {
        return "Tekle, 24: Norwegian passes to the county and back, and nobody may drop it";
    }

    @Override
    public List<Somebody> people() {
        return List.of(TEKLE);
    }

    @Override
    public List<Missed> misses() {
        return List.of(Missed.duty(BERGEN, Says.NORWEGIAN));
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.refused(Says.SUBJECT));
    }

    @Override
    public void play(Stage stage) {
        var august = stage.today().withDayOfYear(1).plusYears(1).withMonth(8);
        stage.comesTo(august);
        stage.step(
                "He is settled in Bergen, his programme starts, and Bergen gives him Norwegian.",
                "integreringsloven §§ 12, 30",
                () -> {
                    stage.submits(
                            IMDI,
                            Says.permitted(TEKLE, "REFUGEE", stage.today().minusDays(20))
                                    .withSex(Sex.MALE));
                    Says.allButTheProgramme(stage, TEKLE, BERGEN, VESTLAND);
                    stage.submits(IMDI, Says.settled(TEKLE, BERGEN, stage.today()));
                    Says.programmeStarts(stage, TEKLE, BERGEN);
                    given = stage.claims(BERGEN, TEKLE, Says.NORWEGIAN);
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    TEKLE, BERGEN, Says.NORWEGIAN, given, ProvisionEventKind.STARTED, stage.today()));
                });
        var begins = stage.today().plusDays(14);
        stage.step(
                "It is August, and in two weeks he begins upper secondary full-time. Bergen proposes that the county takes over on that day.",
                "integreringsloven § 30 (2)",
                () -> {
                    proposal = stage.sends(
                            BERGEN,
                            VESTLAND,
                            Says.transfer(TEKLE, Says.NORWEGIAN, BERGEN, VESTLAND, AgreementStep.PROPOSED, begins)
                                    .withClaimNumber(given)
                                    .withBecause("UPPER_SECONDARY_BEGUN"));
                    stage.receives(VESTLAND, ServiceTransfer.class, told -> TEKLE.isNamedBy(told.getPerson()));
                });
        stage.step(
                "The county accepts: one claim ends and the next begins on the same day, with no day between and none twice.",
                "integreringsloven § 30 (2)",
                () -> {
                    stage.warned(
                            VESTLAND,
                            Says.transfer(TEKLE, Says.NORWEGIAN, BERGEN, VESTLAND, AgreementStep.ACCEPTED, begins)
                                    .withProposal(proposal),
                            "TRANSFERRED");
                    stage.submits(VESTLAND, Says.inUpperSecondary(TEKLE, UpperSecondaryStanding.FULL_TIME, begins));
                    stage.passes("P15D");
                    stage.owes(VESTLAND, TEKLE, Says.NORWEGIAN, VESTLAND);
                    stage.submits(
                            VESTLAND,
                            Says.happened(
                                    TEKLE, VESTLAND, Says.NORWEGIAN, null, ProvisionEventKind.STARTED, stage.today()));
                });
        stage.step(
                "His mathematics from home is approved. To teach it again would be a double, and is refused.",
                "opplæringslova §§ 13-2, 18-8",
                () -> {
                    stage.submits(
                            VESTLAND,
                            new PriorLearningAssessment()
                                    .withPerson(TEKLE.person())
                                    .withAssessedOn(stage.today())
                                    .withLevel(AssessedLevel.UPPER_SECONDARY)
                                    .withSubject(new AssessedSubject()
                                            .withSubject(MATHEMATICS)
                                            .withTitle("Mathematics 1P")
                                            .withResult(AssessmentResult.APPROVED))
                                    .withPerformers(Says.performers(VESTLAND)));
                    stage.claimsInVain(VESTLAND, TEKLE, Says.SUBJECT, "ALREADY_PROVIDED", "--occurrence", MATHEMATICS);
                });
        stage.comesTo(august.plusMonths(9));
        stage.step(
                "In May he drops out. From that day Norwegian is Bergen's again, and Bergen is told so.",
                "integreringsloven § 30",
                () -> {
                    stage.submits(
                            VESTLAND, Says.inUpperSecondary(TEKLE, UpperSecondaryStanding.INTERRUPTED, stage.today()));
                    stage.owes(BERGEN, TEKLE, Says.NORWEGIAN, BERGEN);
                });
        stage.passes("P3M");
        stage.passes("P1D");
        stage.step(
                "Three months later nobody holds it. Bergen is told, once, that it is missed.",
                "integreringsloven § 31",
                () -> {
                    var told = stage.received(
                            BERGEN,
                            ServiceNotice.class,
                            one -> one.getKind() == NoticeKind.OVERDUE
                                    && Says.NORWEGIAN.equals(one.getService())
                                    && TEKLE.isNamedBy(one.getPerson()));
                    expect(told.size() == 1, "one notice", told.size() + " notices");
                });
    }
}
