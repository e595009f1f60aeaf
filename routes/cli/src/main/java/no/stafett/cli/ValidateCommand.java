package no.stafett.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.stafett.v1.Settings;
import no.stafett.v1.Stafett;
import no.stafett.v1.SyntheticNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks documents without a hub. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Check documents without a hub, by every layer that needs no directory and no ledger.",
            "PATH is a file, a folder (every .xml below it), or - for standard input."
        },
        exitCodeList = {"0:all are valid", "1:at least one is not", "2:the command was wrong", "3:one can't be read"},
        footer = {
            "",
            "Examples:",
            "  stafett validate my-messages/",
            "  stafett new ServiceClaim | stafett validate - --json"
        })
public final class ValidateCommand implements Subcommand {
    /** The contract's fields. */
    record Validated(int documents, int valid, int invalid, List<Result> results) {}

    record Result(String path, boolean valid, List<FindingShown> findings) {}

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders, or - for standard input.")
    private List<String> paths = List.of();

    @Option(
            names = "--synthetic",
            paramLabel = "WHAT",
            defaultValue = "allowed",
            description = "Synthetic numbers are: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SyntheticNumbers synthetic = SyntheticNumbers.ALLOWED;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var validator =
                Stafett.v1(Settings.defaults().withSyntheticNumbers(synthetic)).validator();
        var names = Documents.named(paths);
        var results = new ArrayList<Result>(names.size());
        try (var progress = Progress.of(output, () -> "Checked " + results.size() + " of " + names.size())) {
            for (var name : names) {
                var validation = validator.validate(Documents.read(name));
                results.add(new Result(
                        name,
                        validation.isValid(),
                        validation.findings().stream().map(FindingShown::of).toList()));
            }
        }
        var valid = (int) results.stream().filter(Result::valid).count();
        output.say(
                new Validated(results.size(), valid, results.size() - valid, results),
                out -> words(results, valid, out));
        return valid == results.size() ? 0 : 1;
    }

    private static void words(List<Result> results, int valid, PrintWriter out) {
        for (var result : results) {
            var verdict = result.valid() ? "valid" : "INVALID";
            out.println(result.path() + ": " + verdict
                    + (result.findings().isEmpty()
                            ? ""
                            : ", " + FindingShown.counted(result.findings().size())));
            result.findings().forEach(finding -> finding.print(out));
        }
        if (results.size() > 1) {
            out.println(String.format(
                    Locale.ROOT, "%d documents: %d valid, %d invalid.", results.size(), valid, results.size() - valid));
        }
    }
}
