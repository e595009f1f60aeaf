package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.NADIA;
import static no.stafett.cli.demo.Cast.NAV;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.FollowUpStatus;
import no.stafett.v1.model.OutcomeCount;
import no.stafett.v1.model.OutcomeStatistics;
import no.stafett.v1.model.ProgrammeOutcome;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.WorkQuality;

/** Journey 10: a programme that runs out, a referral that nobody answers, and what may not be given beside what. */
final class NadiaJourney implements Journey {
    private String referral = "";

    @Override
    public String title() {
        return "Nadia, with a child of two: when the programme runs out, somebody must ask what became of her";
    }

    @Override
    public List<Somebody> people() {
        return List.of(NADIA);
    }

    @Override
    public List<Stage.Miss> misses() {
        return List.of(new Stage.Miss(NAV, Says.TRANSITION));
    }

    @Override
    public int doubles() {
        return 1;
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "She has been in Bergen for a year, and her programme runs out today. Bergen says what she goes to: primary school.",
                "integreringsforskriften § 52",
                () -> {
                    livesIn(stage);
                    stage.submits(
                            BERGEN,
                            new ProgrammeOutcome()
                                    .withPerson(NADIA.person())
                                    .withService(Says.PROGRAMME)
                                    .withEndedOn(stage.today())
                                    .withOutcome("IN_PRIMARY_EDUCATION")
                                    .withPerformers(Says.performers(BERGEN)));
                    stage.receives(IMDI, ProgrammeOutcome.class, told -> told.getOutcome()
                            .equals("IN_PRIMARY_EDUCATION"));
                    var state = stage.stateOf(BERGEN, NADIA, Says.PROGRAMME);
                    expect(state.equals("FULFILLED"), "the programme to be over", state);
                });
        stage.step(
                "Bergen asks Nav to assess her for the qualification programme. A month goes by, and nobody answers.",
                "sosialtjenesteloven § 29; integreringsloven § 50",
                () -> {
                    referral = stage.sends(
                            BERGEN, NAV, Says.referral(NADIA, BERGEN, stage.today(), "QUALIFICATION_PROGRAMME"));
                    stage.passes("P1M");
                    stage.passes("P1D");
                    var told = stage.received(
                            NAV,
                            ServiceNotice.class,
                            one -> one.getKind() == NoticeKind.OVERDUE && NADIA.isNamedBy(one.getPerson()));
                    expect(told.size() == 1, "one notice to Nav", told.size() + " notices");
                });
        stage.step("Nav answers; the miss is mended, and Bergen has a name to call.", "integreringsloven § 50", () -> {
            stage.sends(NAV, BERGEN, Says.reply(NADIA, referral, stage.today(), "QUALIFICATION_PROGRAMME"));
            stage.receives(BERGEN, TransitionReply.class, told -> NADIA.isNamedBy(told.getPerson()));
        });
        stage.step(
                "The Job Chance is barred for two years after a programme: noted, with a warning that she isn't entitled.",
                "IMDis regelverk for tilskudd til Jobbsjansen",
                () -> stage.claimsWithWarning(BERGEN, NADIA, Says.JOB_CHANCE, "NOT_ENTITLED"));
        stage.step(
                "A voucher for Norwegian, while her right to training runs, would be a double, and is refused.",
                "IMDis regelverk for norskopplæringsordningen",
                () -> stage.claimsInVain(BERGEN, NADIA, Says.VOUCHER, "OVERLAPS_EXCLUSIVE_SERVICE"));
        stage.passes("P2M");
        stage.step(
                "Three months after the programme Bergen asks: she is in primary education, and not unknown.",
                "OECD: Skills and Labour Market Integration of Immigrants and their Children in Norway",
                () -> {
                    stage.submits(
                            BERGEN,
                            new FollowUpStatus()
                                    .withPerson(NADIA.person())
                                    .withService(Says.PROGRAMME)
                                    .withMonthsAfter(3)
                                    .withStatusOn(stage.today())
                                    .withOutcome("IN_PRIMARY_EDUCATION")
                                    .withPerformers(Says.performers(BERGEN)));
                    var state = stage.stateOf(BERGEN, NADIA, Says.PROGRAMME, "1.after-3-months");
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
