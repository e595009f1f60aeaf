package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.CENTRE;
import static no.stafett.cli.demo.Cast.DRAMMEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.SELAM;
import static no.stafett.cli.demo.Cast.TONSBERG;
import static no.stafett.cli.demo.Cast.VESTFOLD;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Journey 12, in part: a decision that comes late because a delivery lay unread, and is not missed for good. */
final class IngridJourney implements Journey {
    @Override
    public String title() {
        return "Ingrid, a case worker without a digital system: a decision that nobody made is noticed";
    }

    @Override
    public List<Somebody> people() {
        return List.of(SELAM);
    }

    @Override
    public List<Missed> misses() {
        return List.of(
                Missed.duty(TONSBERG, Says.PROGRAMME),
                Missed.duty(TONSBERG, Says.NORWEGIAN),
                Missed.duty(VESTFOLD, Says.CAREER_GUIDANCE));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "Selam is mapped in Drammen, and IMDi settles her in Tønsberg, which hands its documents in as files.",
                "integreringsloven § 3",
                () -> {
                    stage.submits(CENTRE, Says.livesInReception(SELAM, DRAMMEN, stage.today()));
                    stage.submits(DRAMMEN, Says.mapping(SELAM, DRAMMEN, stage.today(), MappingStage.BEFORE_SETTLEMENT));
                    stage.submits(IMDI, Says.pleaseSettle(SELAM, TONSBERG, stage.today()));
                    stage.submits(TONSBERG, Says.willSettle(SELAM, TONSBERG, stage.today()));
                    stage.submits(IMDI, Says.settled(SELAM, TONSBERG, stage.today()));
                });
        stage.step(
                "The message lies unread in Tønsberg's inbox. Three months go by; on the day after, the hub says OVERDUE.",
                "integreringsloven § 12",
                () -> {
                    stage.passes("P3M");
                    stage.passes("P1D");
                    var told = overdue(stage);
                    expect(told.size() == 1, "one notice that the programme is overdue", told.size() + " notices");
                });
        stage.step(
                "It says so exactly once: not again on the next day, nor on the one after.",
                "forvaltningsloven § 11 a",
                () -> {
                    stage.passes("P1D");
                    stage.passes("P1D");
                    var told = overdue(stage);
                    expect(told.size() == 1, "still one notice", told.size() + " notices");
                });
        stage.step(
                "Ingrid opens the inbox and asks what is late: Selam's programme, by name of the duty, not of the person.",
                "integreringsloven § 43",
                () -> {
                    var late = stage.overdue(TONSBERG);
                    expect(
                            late.stream().anyMatch(one -> one.startsWith(Says.PROGRAMME)),
                            "the programme among what is late",
                            late.toString());
                });
        stage.step(
                "She puts the late decision into her folder; IMDi sees it, and the programme can be reserved and start.",
                "integreringsloven §§ 12, 46",
                () -> {
                    stage.submits(
                            TONSBERG,
                            Says.granted(SELAM, TONSBERG, Says.PROGRAMME, stage.today())
                                    .withEducationGroup("BELOW_UPPER_SECONDARY")
                                    .withGoal("PART_OF_UPPER_SECONDARY"));
                    stage.receives(IMDI, ServiceDecision.class, told -> SELAM.isNamedBy(told.getPerson()));
                    var claim = stage.claims(TONSBERG, SELAM, Says.PROGRAMME);
                    stage.submits(
                            TONSBERG,
                            Says.happened(
                                    SELAM, TONSBERG, Says.PROGRAMME, claim, ProvisionEventKind.STARTED, stage.today()));
                });
        stage.step(
                "Now the programme is under way, and no longer among what Tønsberg is late with.",
                "integreringsloven § 12",
                () -> {
                    var state = stage.stateOf(TONSBERG, SELAM, Says.PROGRAMME);
                    expect(state.equals("IN_PROGRESS"), "the programme to be in progress", state);
                    var late = stage.overdue(TONSBERG);
                    expect(
                            late.stream().noneMatch(one -> one.startsWith(Says.PROGRAMME)),
                            "the programme not to be late any more",
                            late.toString());
                });
    }

    private static List<ServiceNotice> overdue(Stage stage) {
        return stage.received(
                TONSBERG,
                ServiceNotice.class,
                told -> told.getKind() == NoticeKind.OVERDUE
                        && Says.PROGRAMME.equals(told.getService())
                        && SELAM.isNamedBy(told.getPerson()));
    }
}
