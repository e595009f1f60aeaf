package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.CENTRE;
import static no.stafett.cli.demo.Cast.DRAMMEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.SELAM;
import static no.stafett.cli.demo.Cast.TONSBERG;
import static no.stafett.cli.demo.Cast.VESTFOLD;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Journey 12, in part: a decision that comes three months late because a delivery lay unread, and is not missed for good. */
final class IngridJourney implements Journey {
    /** Days after a due date before the hub says it a second time. */
    private static final int GRACE = 14;

    private LocalDate settledOn = LocalDate.EPOCH;
    private LocalDate due = LocalDate.EPOCH;

    @Override
    public String title() {
        return "Ingrid, a case worker without a digital system: a decision three months late, for a delivery lay unread";
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
                    stage.readsAll(TONSBERG);
                    stage.submits(CENTRE, Says.livesInReception(SELAM, DRAMMEN, stage.today()));
                    stage.submits(DRAMMEN, Says.mapping(SELAM, DRAMMEN, stage.today(), MappingStage.BEFORE_SETTLEMENT));
                    stage.submits(IMDI, Says.pleaseSettle(SELAM, TONSBERG, stage.today()));
                    stage.submits(TONSBERG, Says.willSettle(SELAM, TONSBERG, stage.today()));
                    stage.submits(IMDI, Says.settled(SELAM, TONSBERG, stage.today()));
                });
        stage.step(
                "What IMDi sent lies unread in Tønsberg's inbox. The programme falls due after three months, and three more go by.",
                "integreringsloven § 12",
                () -> {
                    settledOn = stage.today();
                    due = LocalDate.parse(stage.said(IMDI, SELAM, Says.PROGRAMME, "due"));
                    expect(due.equals(settledOn.plusMonths(3)), "to be due after three months", due.toString());
                    for (var day : List.of(due, due.plusDays(1), due.plusDays(GRACE + 1), due.plusMonths(3))) {
                        stage.comesTo(day);
                    }
                    var waiting = stage.waiting(TONSBERG);
                    var request = waiting.indexOf("SettlementRequest");
                    expect(
                            request >= 0 && request < waiting.indexOf("ServiceNotice"),
                            "the request to wait before every notice",
                            waiting.toString());
                });
        stage.step(
                "Ingrid opens the inbox: first the request, of the day it came; then a reminder, the notice, and a second one, each once.",
                "forvaltningsloven § 11 a",
                () -> {
                    var request = stage.receives(
                            TONSBERG, SettlementRequest.class, told -> SELAM.isNamedBy(told.getPerson()));
                    var since = LocalDate.ofInstant(request.header().created(), Stage.NORWAY);
                    expect(since.equals(settledOn), "it to lie there since " + settledOn, since.toString());
                    var expected = List.of(
                            NoticeKind.DUE_SOON + " " + due,
                            NoticeKind.OVERDUE + " " + due.plusDays(1),
                            NoticeKind.SECOND_NOTICE + " " + due.plusDays(GRACE + 1));
                    var notices = notices(stage);
                    expect(notices.equals(expected), expected.toString(), notices.toString());
                });
        stage.step(
                "The day after nothing more has come. She asks what is late: the programme, by name of the duty, not of the person.",
                "integreringsloven § 43",
                () -> {
                    stage.passes("P1D");
                    var notices = notices(stage);
                    expect(notices.size() == 3, "still three notices", notices.toString());
                    var late = stage.overdue(TONSBERG);
                    expect(
                            late.stream().anyMatch(one -> one.startsWith(Says.PROGRAMME)),
                            "the programme among what is late",
                            late.toString());
                });
        stage.step(
                "She puts the decision, three months late, into her folder; IMDi sees it, and the programme is reserved and starts.",
                "integreringsloven §§ 12, 46",
                () -> {
                    stage.submits(
                            TONSBERG,
                            Says.granted(SELAM, TONSBERG, Says.PROGRAMME, stage.today())
                                    .withEducationGroup("BELOW_UPPER_SECONDARY")
                                    .withGoal("PART_OF_UPPER_SECONDARY"));
                    var decided = stage.receives(IMDI, ServiceDecision.class, told -> SELAM.isNamedBy(told.getPerson()))
                            .payload()
                            .getDecidedOn();
                    expect(
                            decided.isAfter(due.plusMonths(3)),
                            "a decision more than three months after " + due,
                            decided.toString());
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

    /** What Tønsberg has been told of her programme and on which day, in the order in which it came. */
    private static List<String> notices(Stage stage) {
        return stage
                .received(
                        TONSBERG,
                        ServiceNotice.class,
                        told -> Says.PROGRAMME.equals(told.getService()) && SELAM.isNamedBy(told.getPerson()))
                .stream()
                .map(told -> told.getKind() + " " + told.getNoticedOn())
                .toList();
    }
}
