package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.FATIMA;
import static no.stafett.cli.demo.Cast.FATIMA_ABROAD;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.ZAHRA;
import static no.stafett.cli.demo.Cast.ZAHRA_ABROAD;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;

/** Journey 3: mapped abroad before she has a number that Norway knows. Her sister came on the same plane. */
final class FatimaJourney implements Journey {
    @Override
    public String title() {
        return "Fatima, a quota refugee: mapped abroad, before she has a number that Norway knows";
    }

    @Override
    public List<Somebody> people() {
        return List.of(FATIMA, ZAHRA);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.givenTwice(Says.SKILLS_MAPPING), Doubled.refused(Says.SKILLS_MAPPING));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "IMDi tells of Fatima and her sister Zahra under its own numbers, for they have no others yet.",
                "integreringsforskriften § 46",
                () -> {
                    for (var sister : List.of(FATIMA_ABROAD, ZAHRA_ABROAD)) {
                        stage.submits(IMDI, Says.quotaRefugee(sister, stage.today()));
                    }
                });
        stage.step(
                "IMDi maps both abroad. For quota refugees the directorate owes the mapping, and has now given it.",
                "integreringsloven § 6",
                () -> {
                    for (var sister : List.of(FATIMA_ABROAD, ZAHRA_ABROAD)) {
                        stage.submits(IMDI, Says.mapping(sister, IMDI, stage.today(), MappingStage.ABROAD));
                    }
                    var state = stage.stateOf(IMDI, FATIMA_ABROAD, Says.SKILLS_MAPPING);
                    expect(state.equals("FULFILLED"), "the mapping to be fulfilled", state);
                });
        stage.passes("P14D");
        stage.step(
                "They land, get DUF numbers and are settled in Bergen. Nothing yet says that these numbers are those.",
                "utlendingsloven § 35",
                () -> {
                    for (var sister : List.of(FATIMA, ZAHRA)) {
                        stage.submits(
                                IMDI, Says.quotaRefugee(sister, stage.today()).withArrivedOn(stage.today()));
                        stage.submits(IMDI, Says.settled(sister, BERGEN, stage.today()));
                    }
                    var state = stage.stateOf(BERGEN, FATIMA, Says.SKILLS_MAPPING);
                    expect(state.equals("OPEN"), "a mapping that still seems to be owed", state);
                });
        stage.step(
                "So Bergen goes through Fatima's skills, marked as quality assurance, and maps Zahra's anew, unmarked.",
                "integreringsloven § 10",
                () -> {
                    stage.submits(
                            BERGEN,
                            Says.mapping(FATIMA, BERGEN, stage.today(), MappingStage.AFTER_SETTLEMENT)
                                    .withQualityAssured(true)
                                    .withQualityAssuredOn(stage.today()));
                    stage.submits(BERGEN, Says.mapping(ZAHRA, BERGEN, stage.today(), MappingStage.AFTER_SETTLEMENT));
                });
        stage.step(
                "IMDi links Fatima's numbers: with the link, Bergen's work is seen to be quality assurance only.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(
                            IMDI,
                            Says.linked(FATIMA, FATIMA_ABROAD, IdentityLinkGround.NUMBER_ASSIGNED, stage.today()));
                    var doubles = stage.doublesSeen(BERGEN, FATIMA);
                    expect(doubles == 0, "no double", doubles + " doubles");
                });
        stage.step(
                "IMDi links Zahra's numbers: she was mapped twice, and Bergen is told, late but not never.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(
                            IMDI, Says.linked(ZAHRA, ZAHRA_ABROAD, IdentityLinkGround.NUMBER_ASSIGNED, stage.today()));
                    var doubles = stage.doublesSeen(BERGEN, ZAHRA);
                    expect(doubles == 1, "one double", doubles + " doubles");
                    stage.receives(
                            BERGEN,
                            ServiceNotice.class,
                            told -> told.getKind() == NoticeKind.CONFLICT
                                    && (ZAHRA.isNamedBy(told.getPerson()) || ZAHRA_ABROAD.isNamedBy(told.getPerson())));
                });
        stage.step(
                "Had Bergen asked first, as it does now, it would have been refused as a double.",
                "integreringsloven § 41",
                () -> stage.claimsInVain(BERGEN, FATIMA, Says.SKILLS_MAPPING, "ALREADY_PROVIDED"));
    }
}
