package no.stafett.cli.demo;

import static no.stafett.cli.demo.Cast.BERGEN;
import static no.stafett.cli.demo.Cast.CENTRE;
import static no.stafett.cli.demo.Cast.DRAMMEN;
import static no.stafett.cli.demo.Cast.IMDI;
import static no.stafett.cli.demo.Cast.LAYLA;
import static no.stafett.cli.demo.Cast.OTHER_LAYLA;
import static no.stafett.cli.demo.Stage.expect;

import java.util.List;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;

/** Journey 8: two DUF numbers are taken for one person, and turn out to be two people. */
final class LaylaJourney implements Journey {
    @Override
    public String title() {
        return "Layla, who seems to have two DUF numbers: a double comes with the link, and goes with it";
    }

    @Override
    public List<Somebody> people() {
        return List.of(LAYLA, OTHER_LAYLA);
    }

    @Override
    public List<Doubled> doubles() {
        return List.of(Doubled.givenTwice(Says.SKILLS_MAPPING));
    }

    @Override
    public void play(Stage stage) {
        stage.step(
                "Layla is registered twice, under two DUF numbers; each looks like a person of her own.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(CENTRE, Says.livesInReception(LAYLA, DRAMMEN, stage.today()));
                    stage.submits(CENTRE, Says.livesInReception(OTHER_LAYLA, DRAMMEN, stage.today()));
                    stage.submits(IMDI, Says.settled(OTHER_LAYLA, BERGEN, stage.today()));
                });
        stage.step(
                "Drammen maps the one, Bergen the other. Both reserve first, both are noted: nobody can know better yet.",
                "integreringsloven §§ 6, 10",
                () -> {
                    map(stage, DRAMMEN, LAYLA, MappingStage.BEFORE_SETTLEMENT);
                    map(stage, BERGEN, OTHER_LAYLA, MappingStage.AFTER_SETTLEMENT);
                });
        stage.passes("P7D");
        stage.step(
                "IMDi links the two numbers. The double shows at once, and both municipalities are told.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(IMDI, Says.linked(LAYLA, OTHER_LAYLA, IdentityLinkGround.CASE_REVIEW, stage.today()));
                    for (var municipality : List.of(DRAMMEN, BERGEN)) {
                        isTold(stage, municipality, NoticeKind.CONFLICT);
                    }
                    var doubles = stage.doublesSeen(BERGEN, OTHER_LAYLA);
                    expect(doubles >= 1, "a double", "none");
                });
        stage.passes("P7D");
        stage.step(
                "They were two people after all: IMDi unlinks the numbers. The double is gone, and both are told so.",
                "integreringsforskriften § 46",
                () -> {
                    stage.submits(IMDI, Says.unlinked(LAYLA, OTHER_LAYLA, stage.today()));
                    var doubles = stage.doublesSeen(DRAMMEN, LAYLA) + stage.doublesSeen(BERGEN, OTHER_LAYLA);
                    expect(doubles == 0, "no double", doubles + " doubles");
                    for (var municipality : List.of(DRAMMEN, BERGEN)) {
                        isTold(stage, municipality, NoticeKind.CONFLICT_RESOLVED);
                    }
                });
        stage.step(
                "Both histories are back as they were: each is mapped, by her own municipality, and nothing was lost.",
                "integreringsloven § 10",
                () -> {
                    var one = stage.stateOf(DRAMMEN, LAYLA, Says.SKILLS_MAPPING);
                    var other = stage.stateOf(BERGEN, OTHER_LAYLA, Says.SKILLS_MAPPING);
                    expect(
                            one.equals("FULFILLED") && other.equals("FULFILLED"),
                            "both mappings to be fulfilled",
                            one + " and " + other);
                });
    }

    private static void map(Stage stage, Party by, Somebody person, MappingStage when) {
        var claim = stage.claims(by, person, Says.SKILLS_MAPPING);
        stage.submits(by, Says.mapping(person, by, stage.today(), when).withClaimNumber(claim));
    }

    private static void isTold(Stage stage, Party municipality, NoticeKind kind) {
        stage.receives(
                municipality,
                ServiceNotice.class,
                told -> told.getKind() == kind
                        && (LAYLA.isNamedBy(told.getPerson()) || OTHER_LAYLA.isNamedBy(told.getPerson())));
    }
}
