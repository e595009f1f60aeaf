package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.NADIA;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.FollowUpStatus;
import no.stafett.v1.model.OutcomeCount;
import no.stafett.v1.model.OutcomeStatistics;
import no.stafett.v1.model.ProgrammeOutcome;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.WorkQuality;

/** Journey 10: a programme that runs out and nobody asks what became of her, and what may not be given beside what. */
final class NadiaJourney implements Journey {
    private static final String AFTER_THREE_MONTHS = "1.after-3-months";

    @Override
    public String title() {
        return "Nadia, with a child of two: when the programme runs out, somebody should ask what became of her";
    }

    @Override
    public List<Somebody> people() {
        return List.of(NADIA);
    }

    @Override
    public List<Missed> misses() {
        return List.of(Missed.advice(BERGEN, Says.PROGRAMME));
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.refused(Says.VOUCHER));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "She has been in Bergen for a year, and her programme runs out today. She goes home to her child.",
                "integreringsforskriften § 52",
                () -> {
                    livesIn(stage);
                    stage.submits(
                            BERGEN,
                            new ProgrammeOutcome()
                                    .withPerson(NADIA.person())
                                    .withService(Says.PROGRAMME)
                                    .withEndedOn(stage.today())
                                    .withOutcome("CARING_AT_HOME")
                                    .withPerformers(Says.performers(BERGEN)));
                    stage.receives(IMDI, ProgrammeOutcome.class, told -> NADIA.isNamedBy(told.getPerson()));
                    stage.isNow(BERGEN, NADIA, Says.PROGRAMME, "FULFILLED");
                });
        stage.step(
                "The Job Chance is barred for two years after a programme: noted, with a warning that she isn't entitled.",
                "IMDis regelverk for tilskudd til Jobbsjansen",
                () -> stage.claimsWithWarning(BERGEN, NADIA, Says.JOB_CHANCE, "NOT_ENTITLED"));
        stage.step(
                "A voucher for Norwegian, while her right to training runs, would be a double, and is refused.",
                "IMDis regelverk for norskopplæringsordningen",
                () -> stage.claimsInVain(BERGEN, NADIA, Says.VOUCHER, "OVERLAPS_EXCLUSIVE_SERVICE"));
        stage.passes("P3M");
        stage.passes("P1D");
        stage.step(
                "Three months later somebody should have asked how she is. Bergen was reminded, and nobody did: it stays open, to be seen, but advice is never overdue.",
                "OECD: Skills and Labour Market Integration of Immigrants and their Children in Norway",
                () -> stage.letsPass(BERGEN, NADIA, Says.PROGRAMME, AFTER_THREE_MONTHS));
        stage.step(
                "She applies for the qualification programme, which is to be assessed. That is social services' secret: IMDi sees nothing of it.",
                "sosialtjenesteloven §§ 29, 44",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    NADIA,
                                    BERGEN,
                                    Says.QUALIFICATION,
                                    null,
                                    ProvisionEventKind.APPLIED,
                                    stage.today()));
                    stage.isNow(BERGEN, NADIA, Says.QUALIFICATION, "OPEN");
                    stage.isNow(IMDI, NADIA, Says.QUALIFICATION, "NOT_OWED");
                });
        stage.passes("P14D");
        stage.step(
                "The office finds that school comes first, and refuses. Bergen, which asks at last, writes: in primary education, and not unknown.",
                "sosialtjenesteloven § 29; integreringsforskriften § 52",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.granted(NADIA, BERGEN, Says.QUALIFICATION, stage.today())
                                    .withOutcome(DecisionOutcome.REFUSED)
                                    .withReason("IN_EDUCATION"));
                    stage.submits(
                            BERGEN,
                            new FollowUpStatus()
                                    .withPerson(NADIA.person())
                                    .withService(Says.PROGRAMME)
                                    .withMonthsAfter(3)
                                    .withStatusOn(stage.today())
                                    .withOutcome("IN_PRIMARY_EDUCATION")
                                    .withPerformers(Says.performers(BERGEN)));
                    var state = stage.stateOf(BERGEN, NADIA, Says.PROGRAMME, AFTER_THREE_MONTHS);
                    expect(state.equals("FULFILLED"), "the follow-up to be done", state);
                });
        stage.step(
                "What became of people like her, and how good their work is, IMDi gets as counts without names.",
                "integreringsforskriften § 52",
                () -> {
                    stage.submits(
                            BERGEN,
                            new OutcomeStatistics()
                                    .withService(Says.PROGRAMME)
                                    .withFrom(stage.today().minusYears(1))
                                    .withUntil(stage.today())
                                    .withMonthsAfter(3)
                                    .withMunicipality(Says.municipality(BERGEN, stage.today()))
                                    .withCount(new OutcomeCount()
                                            .withOutcome("WORK_FULL_TIME")
                                            .withQuality(WorkQuality.PERMANENT_FULL_TIME)
                                            .withPeople(17)));
                    stage.receives(
                            IMDI,
                            OutcomeStatistics.class,
                            told -> told.getCount().size() == 1);
                });
    }

    private static void livesIn(Stage stage) {
        var then = stage.today().minusYears(1);
        stage.submits(IMDI, Says.permitted(NADIA, "REFUGEE", then.minusDays(20)));
        stage.submits(BERGEN, Says.mapping(NADIA, BERGEN, then, MappingStage.AFTER_SETTLEMENT));
        stage.submits(VESTLAND, Says.guidance(NADIA, VESTLAND, then));
        stage.submits(BERGEN, Says.granted(NADIA, BERGEN, Says.PROGRAMME, then));
        for (var service : List.of(Says.PROGRAMME, Says.NORWEGIAN)) {
            stage.submits(BERGEN, Says.happened(NADIA, BERGEN, service, null, ProvisionEventKind.STARTED, then));
        }
        stage.submits(
                BERGEN,
                Says.happened(NADIA, BERGEN, Says.PARENTAL, null, ProvisionEventKind.COMPLETED, then.plusMonths(6))
                        .withOutcome("OTHER"));
        stage.submits(BERGEN, Says.hasChild(NADIA, stage.today().minusYears(2)));
        stage.submits(IMDI, Says.settled(NADIA, BERGEN, then));
        stage.claims(BERGEN, NADIA, Says.NORWEGIAN);
    }
}
