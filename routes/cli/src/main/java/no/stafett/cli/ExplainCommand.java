package no.stafett.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import no.stafett.v1.Stafett;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a finding code means. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a finding code means: its rule, what to do, its legal hook, a good and a bad example.",
        exitCodeList = {"0:explained", "2:there is no such code"},
        footer = {"", "Examples:", "  stafett explain STF-2003", "  stafett explain CODE_NOT_IN_LIST --json"})
public final class ExplainCommand implements Subcommand {
    /**
     * The contract's fields.
     *
     * @param code the number
     * @param name the name
     * @param severity {@code error}, {@code warning}, {@code information}
     * @param layer which pass finds it
     * @param since version of the standard
     * @param text what is wrong
     * @param remedy what to do
     * @param given under which circumstances the example breaks the rule, where the document alone does not
     * @param legal the ground in law
     * @param good an example that keeps the rule
     * @param bad an example that breaks it
     */
    record Explanation(
            String code,
            String name,
            String severity,
            String layer,
            String since,
            BothLanguages text,
            BothLanguages remedy,
            Optional<BothLanguages> given,
            Optional<String> legal,
            Optional<Example> good,
            Optional<Example> bad) {}

    record Example(String path, String document) {}

    private final Stafett stafett = Stafett.v1();

    @Parameters(paramLabel = "CODE", description = "The number or the name of a finding.")
    private String code = "";

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var known = stafett.explain(code)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no finding " + code + ". A code looks like " + FindingCode.CODE_NOT_IN_LIST.id()
                                + ", a name like " + FindingCode.CODE_NOT_IN_LIST.name() + "."));
        var explanation = explanation(known.code());
        output.say(explanation, out -> words(explanation, out));
        return 0;
    }

    private Explanation explanation(FindingCode code) {
        var example = code.example().flatMap(this::example);
        var breaksTheRule = code.given(Language.EN).isEmpty();
        return new Explanation(
                code.id(),
                code.name(),
                code.severity().name().toLowerCase(Locale.ROOT),
                code.layer().name().toLowerCase(Locale.ROOT),
                code.since(),
                new BothLanguages(code.text(Language.EN), code.text(Language.NB)),
                new BothLanguages(code.remedy(Language.EN), code.remedy(Language.NB)),
                code.given(Language.EN)
                        .map(given ->
                                new BothLanguages(given, code.given(Language.NB).orElse(given))),
                code.legal(),
                breaksTheRule ? example.flatMap(this::nearestValid) : Optional.empty(),
                example);
    }

    private Optional<Example> example(String path) {
        return stafett.examples().at(path).map(document -> new Example(path, document));
    }

    /** Of the two examples that each message has, the one that differs least from the bad one. */
    private Optional<Example> nearestValid(Example bad) {
        var folder = bad.path().substring(0, bad.path().indexOf('/') + 1);
        Optional<Example> nearest = Optional.empty();
        var least = Integer.MAX_VALUE;
        for (var name : List.of("valid-minimal.xml", "valid-complete.xml")) {
            var candidate = example(folder + name);
            if (candidate.isPresent()) {
                var differing = Difference.between(candidate.orElseThrow().document(), bad.document())
                        .size();
                if (differing < least) {
                    least = differing;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    private static void words(Explanation explanation, PrintWriter out) {
        out.println(explanation.code() + " " + explanation.name() + "  (" + explanation.severity() + ", found in the "
                + explanation.layer() + " layer, since " + explanation.since() + ")");
        out.println();
        out.println("What it says");
        out.println("  en  " + explanation.text().en());
        out.println("  nb  " + explanation.text().nb());
        if (!explanation.remedy().en().isEmpty()) {
            out.println("What to do");
            out.println("  en  " + explanation.remedy().en());
            out.println("  nb  " + explanation.remedy().nb());
        }
        explanation.legal().ifPresent(legal -> {
            out.println("Legal hook");
            out.println("  " + legal);
        });
        explanation.given().ifPresent(given -> {
            out.println("When");
            out.println("  en  " + given.en());
            out.println("  nb  " + given.nb());
        });
        explanation.bad().ifPresent(bad -> {
            if (explanation.given().isPresent()) {
                out.println("Example, with that given: schemas/v1/examples/" + bad.path());
            } else if (explanation.good().isPresent()) {
                var good = explanation.good().orElseThrow();
                out.println("Good example:             schemas/v1/examples/" + good.path());
                out.println("Bad example:              schemas/v1/examples/" + bad.path());
                out.println("Where they differ (- good, + bad)");
                Difference.between(good.document(), bad.document()).stream()
                        .limit(24)
                        .forEach(line -> out.println("  " + line));
            } else {
                out.println("Bad example:              schemas/v1/examples/" + bad.path());
            }
        });
    }
}
