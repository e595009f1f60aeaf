package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.NAV;
import static no.stafett.cli.demo.Cast.OLEKSANDR;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.TransitionReferral;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.Sex;

/** Journey 2: a right without a duty, a duty that comes with the programme, a job that suspends, and the way to Nav. */
final class OleksandrJourney implements Journey {
    private String mapping = "";

    @Override
    public String title() {
        return "Oleksandr, a welder under collective protection: what he may decline, and what a job does";
    }

    @Override
    public List<Somebody> people() {
        return List.of(OLEKSANDR);
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "He is settled in Bergen. He may have his skills mapped and declines: a right that is declined is no miss.",
                "integreringsloven § 37b",
                () -> {
                    stage.submits(
                            IMDI,
                            Says.permitted(
                                            OLEKSANDR,
                                            "COLLECTIVE_PROTECTION",
                                            stage.today().minusDays(20))
                                    .withSex(Sex.MALE));
                    stage.submits(VESTLAND, Says.guidance(OLEKSANDR, VESTLAND, stage.today()));
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    OLEKSANDR,
                                    BERGEN,
                                    Says.NORWEGIAN,
                                    null,
                                    ProvisionEventKind.OFFERED,
                                    stage.today()));
                    stage.submits(IMDI, Says.settled(OLEKSANDR, BERGEN, stage.today()));
                    stage.submits(
                            BERGEN,
                            Says.happened(
                                    OLEKSANDR,
                                    BERGEN,
                                    Says.SKILLS_MAPPING,
                                    null,
                                    ProvisionEventKind.DECLINED,
                                    stage.today()));
                    stage.isNow(BERGEN, OLEKSANDR, Says.SKILLS_MAPPING, "DECLINED");
                });
        stage.step(
                "He finds work as a welder, thirty hours a week, before anything is decided: the programme is suspended.",
                "integreringsloven § 8",
                () -> {
                    stage.submits(BERGEN, Says.works(OLEKSANDR, 30, stage.today()));
                    stage.isNow(BERGEN, OLEKSANDR, Says.PROGRAMME, "SUSPENDED");
                });
        stage.passes("P4M");
        stage.step(
                "Four months later the job is gone. Within the two years that revives the programme; the mapping is declined still, not missed.",
                "integreringsloven § 8",
                () -> {
                    stage.submits(BERGEN, Says.works(OLEKSANDR, 0, stage.today()));
                    stage.isNow(BERGEN, OLEKSANDR, Says.PROGRAMME, "OPEN");
                    stage.isNow(BERGEN, OLEKSANDR, Says.SKILLS_MAPPING, "DECLINED");
                });
        stage.step(
                "He wants the programme, and mapping is to be done before it: Bergen maps him. With the programme it is a duty, and is done.",
                "integreringsloven §§ 10, 37b",
                () -> {
                    mapping = stage.tells(
                            BERGEN, Says.mapping(OLEKSANDR, BERGEN, stage.today(), MappingStage.AFTER_SETTLEMENT));
                    var before = stage.said(BERGEN, OLEKSANDR, Says.SKILLS_MAPPING, "kind");
                    expect(before.equals("RIGHT"), "the mapping to be a right only", before);
                    Says.programmeStarts(stage, OLEKSANDR, BERGEN);
                    var now = stage.said(BERGEN, OLEKSANDR, Says.SKILLS_MAPPING, "kind");
                    expect(now.equals("RIGHT_AND_DUTY"), "the mapping to be a duty, too", now);
                    stage.isNow(BERGEN, OLEKSANDR, Says.SKILLS_MAPPING, "FULFILLED");
                });
        stage.step(
                "Bergen refers him to Nav for a measure on an employer's track. With the referral, and only so, Nav sees his skills.",
                "integreringsloven §§ 42, 50",
                () -> {
                    var referral = stage.sends(
                            BERGEN,
                            NAV,
                            Says.referral(OLEKSANDR, BERGEN, stage.today(), "LABOUR_MARKET_MEASURE")
                                    .withMappingMessage(mapping));
                    stage.receives(NAV, TransitionReferral.class, told -> OLEKSANDR.isNamedBy(told.getPerson()));
                    stage.receives(NAV, SkillsMapping.class, told -> OLEKSANDR.isNamedBy(told.getPerson()));
                    stage.sends(NAV, BERGEN, Says.reply(OLEKSANDR, referral, stage.today(), "LABOUR_MARKET_MEASURE"));
                    stage.receives(BERGEN, TransitionReply.class, told -> OLEKSANDR.isNamedBy(told.getPerson()));
                    var claim = stage.claims(NAV, OLEKSANDR, Says.MEASURE);
                    stage.submits(
                            NAV,
                            Says.happened(
                                    OLEKSANDR, NAV, Says.MEASURE, claim, ProvisionEventKind.STARTED, stage.today()));
                });
    }
}
