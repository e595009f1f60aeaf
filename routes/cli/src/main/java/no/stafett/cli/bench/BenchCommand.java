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
            "NAME is validate-4k, sheet-rows, intake-unsigned-4k or console-100k; none means all."
        },
        exitCodeList = {"0:measured", "2:the command was wrong", "3:could not be measured"},
        footer = {"", "Example:", "  stafett bench intake-unsigned-4k --json"})
public final class BenchCommand implements Subcommand {

    /** The contract's field. */
    record Measured(List<Figure> figures) {}

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which figures.")
    private List<String> names = List.of();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Messages in each run of the intake (default: ${DEFAULT-VALUE}).")
    private int messages = 10_000;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var known = List.of("validate-4k", "sheet-rows", "intake-unsigned-4k", "console-100k");
        for (var name : names) {
            if (!known.contains(name)) {
                throw new CouldNotBeDone(
                        "there is no figure " + name, "Choose among " + String.join(", ", known) + ".");
            }
        }
        var figures = new ArrayList<Figure>();
        for (var name : names.isEmpty() ? known : names) {
            try (var unused = Progress.of(output, () -> "Measuring " + name)) {
                figures.add(
                        switch (name) {
                            case "validate-4k" -> ValidateBench.run();
                            case "sheet-rows" -> SheetBench.run();
                            case "console-100k" -> inFolder(folder -> new ConsoleBench().run(folder));
                            default -> inFolder(folder -> new IntakeBench(messages).run(folder));
                        });
            }
        }
        output.say(new Measured(figures), out -> figures.forEach(figure -> print(figure, out)));
        return 0;
    }

    private interface Measurement {
        Figure in(Path folder) throws Exception;
    }

    private static Figure inFolder(Measurement measurement) throws Exception {
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
                "%s: %,.0f %s (%,.0f to %,.0f in %d runs)",
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
