package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.CENTRE;
import static no.stafett.cli.demo.Cast.DRAMMEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.MARYAM;
import static no.stafett.cli.demo.Cast.TONSBERG;
import static no.stafett.cli.demo.Cast.VESTFOLD;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.AddressProtection;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Journey 6: the whole way, and no place anywhere. */
final class MaryamJourney implements Journey {
    @Override
    public String title() {
        return "Maryam, whose address is strictly protected: everything reaches her, and nothing tells where she is";
    }

    @Override
    public List<Somebody> people() {
        return List.of(MARYAM);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.refused(Says.SKILLS_MAPPING));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "She is registered with a strictly protected address, mapped in Drammen, and settled in Tønsberg.",
                "folkeregisterloven § 10-4",
                () -> {
                    stage.submits(
                            CENTRE,
                            Says.livesInReception(MARYAM, DRAMMEN, stage.today())
                                    .withAddressProtection(AddressProtection.STRICTLY_CONFIDENTIAL));
                    var claim = stage.claims(DRAMMEN, MARYAM, Says.SKILLS_MAPPING);
                    stage.submits(
                            DRAMMEN,
                            Says.mapping(MARYAM, DRAMMEN, stage.today(), MappingStage.BEFORE_SETTLEMENT)
                                    .withClaimNumber(claim));
                    stage.submits(IMDI, Says.pleaseSettle(MARYAM, TONSBERG, stage.today()));
                    stage.submits(TONSBERG, Says.willSettle(MARYAM, TONSBERG, stage.today()));
                    stage.submits(
                            TONSBERG,
                            Says.happened(
                                    MARYAM, TONSBERG, Says.NORWEGIAN, null, ProvisionEventKind.OFFERED, stage.today()));
                    stage.submits(IMDI, Says.settled(MARYAM, TONSBERG, stage.today()));
                });
        stage.step(
                "The county must guide her, so it hears of her; its copies name no municipality and no sender.",
                "folkeregisterloven § 10-4",
                () -> {
                    var settled =
                            stage.receives(VESTFOLD, PersonSettled.class, told -> MARYAM.isNamedBy(told.getPerson()));
                    expect(
                            settled.payload().getMunicipality() == null
                                    && settled.header().originalSender() == null,
                            "a settlement without a place",
                            "a place");
                    var mapping =
                            stage.receives(VESTFOLD, SkillsMapping.class, told -> MARYAM.isNamedBy(told.getPerson()));
                    expect(mapping.payload().getPerformers() == null, "a mapping without performers", "performers");
                    stage.submits(VESTFOLD, Says.guidance(MARYAM, VESTFOLD, stage.today()));
                });
        stage.step(
                "Bergen would map her too, and is refused: that it is a double, not who holds it or where.",
                "integreringsloven § 41",
                () -> {
                    var answer = stage.claimsInVain(
                            BERGEN, MARYAM, Says.SKILLS_MAPPING, "ALREADY_PROVIDED", "--purpose", "MAP_SKILLS");
                    expect(
                            answer.path("heldBy").isMissingNode()
                                    || answer.path("heldBy").isNull(),
                            "no holder",
                            "one");
                });
        stage.step(
                "Her programme starts in time, as anybody's. IMDi, which must place her, sees it; nobody else does.",
                "integreringsloven § 12",
                () -> {
                    Says.programmeStarts(stage, MARYAM, TONSBERG);
                    stage.receives(IMDI, ServiceDecision.class, told -> MARYAM.isNamedBy(told.getPerson()));
                    var elsewhere =
                            stage.received(BERGEN, PersonSettled.class, told -> MARYAM.isNamedBy(told.getPerson()));
                    expect(elsewhere.isEmpty(), "nothing in Bergen's inbox", elsewhere.size() + " messages");
                });
    }
}
