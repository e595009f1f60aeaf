package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.SAMIRA;
import static no.stafett.cli.demo.Cast.TONSBERG;
import static no.stafett.cli.demo.Cast.VESTFOLD;
import static no.stafett.cli.demo.Cast.YUSUF;
import static no.stafett.cli.demo.Stage.expect;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.codes.FactSource;
import no.stafett.v1.time.PartialDate;

/** Journey 5: it is the age on the day of the permit that decides. */
final class YusufAndSamiraJourney implements Journey {
    @Override
    public String title() {
        return "Yusuf and Samira, who came alone as minors: the age at the permit decides, not the age today";
    }

    @Override
    public List<Somebody> people() {
        return List.of(YUSUF, SAMIRA);
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "Yusuf got his permit the day before he turned eighteen: he is settled, and no programme is owed.",
                "integreringsloven § 8",
                () -> {
                    isSettled(
                            stage,
                            YUSUF,
                            stage.today().minusDays(20).minusYears(18).plusDays(1));
                    var state = stage.stateOf(TONSBERG, YUSUF, Says.PROGRAMME);
                    expect(state.equals("NOT_OWED"), "no programme", state);
                });
        stage.step(
                "Samira got hers on her eighteenth birthday: Tønsberg owes her a programme, and starts it in time.",
                "integreringsloven § 8",
                () -> {
                    isSettled(stage, SAMIRA, stage.today().minusDays(20).minusYears(18));
                    var state = stage.stateOf(TONSBERG, SAMIRA, Says.PROGRAMME);
                    expect(state.equals("OPEN"), "the programme to be owed", state);
                    Says.programmeStarts(stage, SAMIRA, TONSBERG);
                });
    }

    private static void isSettled(Stage stage, Somebody young, LocalDate born) {
        stage.submits(
                IMDI,
                Says.permitted(young, "REFUGEE", stage.today().minusDays(20))
                        .withBirthDate(PartialDate.parse(born.toString()))
                        .withUnaccompaniedMinor(true)
                        .withSource(FactSource.CHILD_WELFARE));
        Says.allButTheProgramme(stage, young, TONSBERG, VESTFOLD);
        stage.submits(IMDI, Says.settled(young, TONSBERG, stage.today()));
    }
}
