package no.stafett.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures, each figure with what it is compared with in the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure: each figure with what it is compared with in the same run.",
            "NAME is validate-4k, sheet-rows, intake-unsigned-4k, console-100k, evaluate-200, rebuild, claim-10k, claim-3m or",
            "scanner-3m; none means all but the two of three million people, whose ledger takes some minutes to fill."
        },
        exitCodeList = {"0:measured", "2:the command was wrong", "3:could not be measured"},
        footer = {"", "Example:", "  stafett bench intake-unsigned-4k --json"})
public final class BenchCommand implements Subcommand {

    /** The contract's field. */
    record Measured(List<Figure> figures) {}

    private static final List<String> KNOWN = List.of(
            "validate-4k",
            "sheet-rows",
            "intake-unsigned-4k",
            "console-100k",
            "evaluate-200",
            "rebuild",
            "claim-10k",
            "claim-3m",
            "scanner-3m");

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which figures.")
    private List<String> names = List.of();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Messages in each run of the intake, people of the rebuild (default: ${DEFAULT-VALUE}).")
    private int messages = 10_000;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        for (var name : names) {
            if (!KNOWN.contains(name)) {
                throw new CouldNotBeDone(
                        "there is no figure " + name, "Choose among " + String.join(", ", KNOWN) + ".");
            }
        }
        var figures = new ArrayList<Figure>();
        var wanted = names.isEmpty()
                ? KNOWN.stream().filter(name -> !name.endsWith("-3m")).toList()
                : names;
        for (var name : wanted) {
            if (name.equals("claim-10k") && wanted.contains("claim-3m")) {
                continue; // measured with it
            }
            try (var unused = Progress.of(output, () -> "Measuring " + name)) {
                figures.addAll(
                        switch (name) {
                            case "validate-4k" -> List.of(ValidateBench.run());
                            case "sheet-rows" -> List.of(SheetBench.run());
                            case "evaluate-200" -> List.of(EvaluateBench.run());
                            case "console-100k" -> inFolder(folder -> List.of(new ConsoleBench().run(folder)));
                            case "rebuild", "claim-10k", "claim-3m", "scanner-3m" ->
                                inFolder(folder -> ofLedger(name, folder));
                            default -> inFolder(folder -> List.of(new IntakeBench(messages).run(folder)));
                        });
            }
        }
        output.say(new Measured(figures), out -> figures.forEach(figure -> print(figure, out)));
        return 0;
    }

    private interface Measurement {
        List<Figure> in(Path folder) throws Exception;
    }

    private List<Figure> ofLedger(String name, Path folder) throws Exception {
        try (var hub = Hub.start(HubOptions.at(folder))) {
            var folk = new Townsfolk(hub);
            return switch (name) {
                case "rebuild" -> List.of(RebuildBench.run(hub, folk, messages));
                case "scanner-3m" -> List.of(ScannerBench.run(hub, folk));
                default -> new ClaimBench().run(folk, name.equals("claim-3m"));
            };
        }
    }

    private static List<Figure> inFolder(Measurement measurement) throws Exception {
        var folder = Files.createTempDirectory("stafett-bench");
        try {
            return measurement.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void print(Figure figure, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                figure.median() < 10
                        ? "%s: %,.2f %s (%,.2f to %,.2f in %d runs)"
                        : "%s: %,.0f %s (%,.0f to %,.0f in %d runs)",
                figure.name(),
                figure.median(),
                figure.unit(),
                figure.min(),
                figure.max(),
                figure.runs()));
        figure.against()
                .forEach((what, rate) -> out.println(
                        String.format(Locale.ROOT, "  against %s: %,.0f, ratio %.2f", what, rate, figure.ratio())));
        figure.detail().forEach((what, value) -> out.println(String.format(Locale.ROOT, "  %s: %,.1f", what, value)));
    }
}
