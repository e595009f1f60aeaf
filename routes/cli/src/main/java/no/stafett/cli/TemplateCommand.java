package no.stafett.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An empty spreadsheet to fill in. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = {
            "Write an empty spreadsheet to fill in, with an explanation of each column and lists to choose from.",
            "A file that ends in .csv has the names of the columns only, of one form."
        },
        exitCodeList = {"0:written", "2:the command was wrong", "3:the file can't be written"},
        footer = {
            "",
            "Examples:",
            "  stafett template --adapter reception-centre --out mottak.xlsx",
            "  stafett template --adapter municipality --form bosatt --out bosatt.csv"
        })
public final class TemplateCommand implements Subcommand {
    /** What was written. */
    record Written(String path, List<String> forms) {}

    @Option(
            names = "--adapter",
            required = true,
            paramLabel = "NAME",
            description = "Whose forms: reception-centre or municipality.")
    private String adapterName = "";

    @Option(names = "--form", paramLabel = "ID", description = "One form only (default: all of the adapter's).")
    private @Nullable String formId;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to, .xlsx or .csv (default: stafett-NAME.xlsx here).")
    private @Nullable Path out;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var adapter = SheetAdapters.named(adapterName)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "The adapter " + adapterName + " has no spreadsheets. These have: "
                                + String.join(", ", SheetAdapters.names()) + "."));
        var forms = adapter.forms().stream()
                .filter(form -> formId == null || form.id().equals(formId))
                .toList();
        if (forms.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no form " + formId + ". There are: "
                            + String.join(
                                    ", ", adapter.forms().stream().map(Form::id).toList())
                            + ".");
        }
        var file = out == null ? Path.of("stafett-" + adapterName + ".xlsx") : out;
        var isCsv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (isCsv && forms.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A .csv has one form: choose it with --form, one of "
                            + String.join(", ", forms.stream().map(Form::id).toList()) + ".");
        }
        if (!isCsv && !file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new ParameterException(
                    spec.commandLine(), file + " is neither .xlsx nor .csv: other forms are not written.");
        }
        try (var written = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Template.write(forms, isCsv ? SheetReader.Kind.CSV : SheetReader.Kind.XLSX, written);
        } catch (FileAlreadyExistsException filledIn) {
            throw new CouldNotBeDone(
                    file + " is there already, and may be filled in", "Give another name, or move it away.", filledIn);
        } catch (IOException e) {
            throw new CouldNotBeDone(file + " can't be written", "Check that its folder is there.", e);
        }
        output.say(
                new Written(file.toString(), forms.stream().map(Form::id).toList()),
                words -> words.println("Written: " + file));
        return 0;
    }
}
