package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.HANNA;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.MEHARI;
import static no.stafett.cli.demo.Cast.RUTA;
import static no.stafett.cli.demo.Cast.VESTLAND;
import static no.stafett.cli.demo.Cast.YONAS;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.FamilyLink;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.FamilyRelation;
import no.stafett.v1.model.codes.NoticeKind;

/** Journey 4: five years to the day decide between a right and an offer; a child comes, and nobody thinks of guidance. */
final class HaileJourney implements Journey {
    @Override
    public String title() {
        return "The Haile family: four years and eleven months is a right, five years and one is not";
    }

    @Override
    public List<Somebody> people() {
        return List.of(HANNA, RUTA, YONAS, MEHARI);
    }

    @Override
    public List<Missed> misses() {
        return List.of(Missed.duty(BERGEN, Says.PARENTAL));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "Hanna applied to come to her husband 4 years and 11 months after he was settled: she has a right and a duty.",
                "integreringsloven § 9 (1) f",
                () -> comes(stage, HANNA, YONAS, 59, "RIGHT_AND_DUTY"));
        stage.step(
                "Ruta applied 5 years and 1 month after: the programme may be offered to her, and is counted as such.",
                "integreringsloven § 8 (3)",
                () -> {
                    comes(stage, RUTA, MEHARI, 61, "MAY_OFFER");
                    stage.claims(BERGEN, RUTA, Says.PROGRAMME);
                });
        stage.step(
                "Hanna starts her programme; during it her child is born, and guidance for parents is owed from that day.",
                "integreringsloven § 14a",
                () -> {
                    Says.programmeStarts(stage, HANNA, BERGEN);
                    stage.submits(BERGEN, Says.hasChild(HANNA, stage.today()));
                    var state = stage.stateOf(BERGEN, HANNA, Says.PARENTAL);
                    expect(state.equals("OPEN"), "guidance for parents to be owed", state);
                });
        stage.passes("P1Y");
        stage.passes("P1D");
        stage.step(
                "A year goes by, and nobody has given it. Bergen is told, once, that it is missed.",
                "integreringsloven § 14a",
                () -> {
                    var told = stage.received(
                            BERGEN,
                            ServiceNotice.class,
                            one -> one.getKind() == NoticeKind.OVERDUE
                                    && Says.PARENTAL.equals(one.getService())
                                    && HANNA.isNamedBy(one.getPerson()));
                    expect(told.size() == 1, "one notice", told.size() + " notices");
                });
    }

    private static void comes(Stage stage, Somebody wife, Somebody husband, int monthsAfter, String kind) {
        var applied = stage.today().minusMonths(3);
        stage.submits(IMDI, Says.settled(husband, BERGEN, applied.minusMonths(monthsAfter)));
        var registered = Says.registered(wife)
                .withResidencePermit(new ResidencePermit()
                        .withBasis("FAMILY_OF_REFUGEE")
                        .withAppliedOn(applied)
                        .withDecidedOn(stage.today().minusDays(20)))
                .withFamilyLink(new FamilyLink()
                        .withRelatedPerson(husband.person())
                        .withRelation(FamilyRelation.SPOUSE)
                        .withReferencePerson(true));
        stage.submits(IMDI, registered);
        Says.allButTheProgramme(stage, wife, BERGEN, VESTLAND);
        stage.submits(IMDI, Says.settled(wife, BERGEN, stage.today()).withMode("FAMILY"));
        var got = stage.said(BERGEN, wife, Says.PROGRAMME, "kind");
        expect(got.equals(kind), "the programme to be " + kind, got);
    }
}
