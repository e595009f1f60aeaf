package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.DAWIT;
import static no.stafett.cli.demo.Cast.HARAM;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.common.Municipality;

/** Journey 7: a municipality that was split, a move of his own, and a year that two municipalities report. */
final class DawitJourney implements Journey {
    private String report = "";

    @Override
    public String title() {
        return "Dawit, whose municipality was split, and who then moves: the duties know where he lives";
    }

    @Override
    public List<Somebody> people() {
        return List.of(DAWIT);
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "He was settled in Ålesund in 2023, under the number 1507, which is 1508 and 1580 from 2024; Haram reports its part.",
                "forskrift om kommuneinndeling 2024",
                () -> {
                    stage.submits(IMDI, Says.permitted(DAWIT, "REFUGEE", LocalDate.of(2023, 1, 10)));
                    stage.submits(
                            HARAM, Says.mapping(DAWIT, HARAM, LocalDate.of(2023, 3, 1), MappingStage.AFTER_SETTLEMENT));
                    started(stage, HARAM, Says.PROGRAMME, LocalDate.of(2023, 4, 1));
                    report = started(stage, HARAM, Says.NORWEGIAN, LocalDate.of(2023, 4, 1));
                    stage.submits(VESTLAND, Says.guidance(DAWIT, VESTLAND, LocalDate.of(2023, 3, 2)));
                    stage.submits(
                            IMDI,
                            Says.settled(DAWIT, HARAM, LocalDate.of(2023, 3, 1))
                                    .withMunicipality(number("1507", LocalDate.of(2023, 3, 1))));
                    stage.submits(
                            HARAM,
                            moved(HARAM, MoveKind.MERGER, LocalDate.of(2024, 1, 1))
                                    .withPreviousMunicipality(number("1507", LocalDate.of(2023, 12, 31))));
                });
        stage.step("A split is no move: the programme goes on, and Haram owes it.", "integreringsloven § 8", () -> {
            is(stage, HARAM, Says.PROGRAMME, "IN_PROGRESS");
            owes(stage, HARAM, Says.PROGRAMME, HARAM);
        });
        stage.step(
                "He moves to Bergen on his own: Norwegian follows him, the programme waits for Bergen's decision.",
                "integreringsloven §§ 8, 30",
                () -> {
                    stage.submits(BERGEN, moved(BERGEN, MoveKind.OWN_INITIATIVE, stage.today()));
                    stage.receives(
                            IMDI,
                            PersonMoved.class,
                            told -> DAWIT.isNamedBy(told.getPerson()) && told.getKind() == MoveKind.OWN_INITIATIVE);
                    is(stage, BERGEN, Says.PROGRAMME, "AWAITING_DECISION");
                    owes(stage, BERGEN, Says.NORWEGIAN, BERGEN);
                });
        stage.step(
                "Bergen by mistake reports Norwegian for the year before he came, which Haram has reported: a double is seen.",
                "integreringsforskriften § 58",
                () -> {
                    report =
                            started(stage, BERGEN, Says.NORWEGIAN, stage.today().minusMonths(6));
                    var doubles = stage.doublesSeen(BERGEN, DAWIT);
                    expect(doubles == 1, "one double", doubles + " doubles");
                });
        stage.step(
                "Bergen withdraws its report. The double is gone, IMDi, which had got the report, gets the correction, and the history stays.",
                "personvernforordningen artikkel 16, 19",
                () -> {
                    stage.submits(
                            BERGEN,
                            new Correction()
                                    .withPerson(DAWIT.person())
                                    .withCorrects(report)
                                    .withAction(CorrectionAction.WITHDRAWN)
                                    .withCorrectedOn(stage.today())
                                    .withReason("NEVER_HAPPENED"));
                    stage.receives(
                            IMDI, Correction.class, told -> told.getCorrects().equals(report));
                    var doubles = stage.doublesSeen(BERGEN, DAWIT);
                    expect(doubles == 0, "no double", doubles + " doubles");
                });
        stage.step(
                "Bergen decides to go on with the programme, and offers Norwegian.",
                "integreringsloven §§ 8, 30",
                () -> {
                    Says.programmeStarts(stage, DAWIT, BERGEN);
                    started(stage, BERGEN, Says.NORWEGIAN, stage.today());
                    is(stage, BERGEN, Says.PROGRAMME, "IN_PROGRESS");
                });
    }

    private static String started(Stage stage, Party by, String service, LocalDate on) {
        if (service.equals(Says.PROGRAMME)) {
            stage.submits(by, Says.granted(DAWIT, by, service, on));
        }
        return stage.tells(by, Says.happened(DAWIT, by, service, null, ProvisionEventKind.STARTED, on));
    }

    private static PersonMoved moved(Party to, MoveKind kind, LocalDate on) {
        return new PersonMoved()
                .withPerson(DAWIT.person())
                .withKind(kind)
                .withMunicipality(Says.municipality(to, on))
                .withMovedOn(on);
    }

    private static Municipality number(String number, LocalDate on) {
        return new Municipality().withValue(number).withValidAt(on);
    }

    private static void is(Stage stage, Party asked, String service, String state) {
        var got = stage.stateOf(asked, DAWIT, service);
        expect(got.equals(state), service + " to be " + state, got);
    }

    private static void owes(Stage stage, Party asked, String service, Party who) {
        var got = stage.said(asked, DAWIT, service, "responsible");
        expect(got.equals(who.number()), who.name() + " to owe it", got);
    }
}
