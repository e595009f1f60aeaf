package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.ALESUND;
import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.DAWIT;
import static no.stafett.cli.demo.Cast.HARAM;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.MORE;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Journey 7: a municipality that was split, a move of his own, and a year that two municipalities report. */
final class DawitJourney implements Journey {
    private static final LocalDate SPLIT = LocalDate.of(2024, 1, 1);
    private static final LocalDate MOVED = LocalDate.of(2024, 7, 1);
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 2);

    private String report = "";

    @Override
    public String title() {
        return "Dawit, whose municipality was split, and who then moves: the duties know where he lives";
    }

    @Override
    public LocalDate begins() {
        return LocalDate.of(2023, 3, 1);
    }

    @Override
    public List<Somebody> people() {
        return List.of(DAWIT);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.givenTwice(Says.GRANT_YEAR));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "It is March 2023. He is settled in Ålesund, number 1507, which starts his programme and his Norwegian.",
                "integreringsloven §§ 12, 30",
                () -> {
                    stage.submits(
                            IMDI, Says.permitted(DAWIT, "REFUGEE", stage.today().minusDays(20)));
                    stage.submits(ALESUND, Says.mapping(DAWIT, ALESUND, stage.today(), MappingStage.AFTER_SETTLEMENT));
                    stage.submits(MORE, Says.guidance(DAWIT, MORE, stage.today()));
                    stage.submits(IMDI, Says.settled(DAWIT, ALESUND, stage.today()));
                    takesHimOn(stage, ALESUND);
                });
        stage.comesTo(SPLIT);
        stage.step(
                "From 1 January 2024 Ålesund is 1508 and 1580. Haram says that he lives in its part: no move, it all goes on, and Haram owes it.",
                "forskrift om kommuneinndeling 2024; integreringsloven § 8",
                () -> {
                    stage.submits(
                            HARAM,
                            moved(HARAM, MoveKind.MERGER, SPLIT)
                                    .withPreviousMunicipality(Says.municipality(ALESUND, SPLIT.minusDays(1))));
                    stage.isNow(HARAM, DAWIT, Says.PROGRAMME, "IN_PROGRESS");
                    stage.owes(HARAM, DAWIT, Says.PROGRAMME, HARAM);
                    stage.owes(HARAM, DAWIT, Says.NORWEGIAN, HARAM);
                });
        stage.comesTo(MOVED);
        stage.step(
                "In July he moves to Bergen on his own: Norwegian follows him, the programme waits for Bergen's decision.",
                "integreringsloven §§ 8, 30",
                () -> {
                    stage.submits(BERGEN, moved(BERGEN, MoveKind.OWN_INITIATIVE, stage.today()));
                    stage.receives(
                            IMDI,
                            PersonMoved.class,
                            told -> DAWIT.isNamedBy(told.getPerson()) && told.getKind() == MoveKind.OWN_INITIATIVE);
                    stage.isNow(BERGEN, DAWIT, Says.PROGRAMME, "AWAITING_DECISION");
                    stage.owes(BERGEN, DAWIT, Says.NORWEGIAN, BERGEN);
                });
        stage.step(
                "Bergen decides to go on with the programme, and with Norwegian. What Ålesund had reserved stands in nobody's way.",
                "integreringsloven §§ 8, 30",
                () -> {
                    takesHimOn(stage, BERGEN);
                    stage.isNow(BERGEN, DAWIT, Says.PROGRAMME, "IN_PROGRESS");
                });
        stage.comesTo(NEW_YEAR);
        stage.step(
                "In the new year Haram reports 2024 as a year of the grant, and so does Bergen: a double, and IMDi, which pays, is told.",
                "IMDis regelverk for integreringstilskudd",
                () -> {
                    stage.submits(HARAM, lived(HARAM));
                    report = stage.tells(BERGEN, lived(BERGEN));
                    stage.receives(
                            IMDI,
                            ServiceNotice.class,
                            told -> told.getKind() == NoticeKind.CONFLICT
                                    && Says.GRANT_YEAR.equals(told.getService())
                                    && DAWIT.isNamedBy(told.getPerson()));
                    doubles(stage, 1);
                });
        stage.step(
                "They agree that it is Haram's, and Bergen withdraws its report. The double is gone, IMDi gets the correction, and the history stays.",
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
                    doubles(stage, 0);
                });
    }

    private static void takesHimOn(Stage stage, Party by) {
        Says.programmeStarts(stage, DAWIT, by);
        var claim = stage.claims(by, DAWIT, Says.NORWEGIAN);
        stage.submits(by, Says.happened(DAWIT, by, Says.NORWEGIAN, claim, ProvisionEventKind.STARTED, stage.today()));
    }

    private static ProvisionEvent lived(Party by) {
        return Says.happened(DAWIT, by, Says.GRANT_YEAR, null, ProvisionEventKind.COMPLETED, NEW_YEAR.minusDays(2))
                .withOccurrence("2024")
                .withOutcome("OTHER");
    }

    private static PersonMoved moved(Party to, MoveKind kind, LocalDate on) {
        return new PersonMoved()
                .withPerson(DAWIT.person())
                .withKind(kind)
                .withMunicipality(Says.municipality(to, on))
                .withMovedOn(on);
    }

    private static void doubles(Stage stage, int expected) {
        var seen = stage.doublesSeen(BERGEN, DAWIT);
        expect(seen == expected, expected + " doubles", seen + " doubles");
    }
}
