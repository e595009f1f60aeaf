package no.stafett.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import no.stafett.adapter.Adapter;
import no.stafett.adapter.Errand;
import no.stafett.v1.Finding;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An adapter's translation, without a hub. */
@Command(
        name = "translate",
        mixinStandardHelpOptions = true,
        description = {
            "An adapter's translation, without a hub: the document on standard output, what could not be said on"
                    + " standard error (with --json both in one document).",
            "FILE may be - for standard input.",
            "A spreadsheet becomes many documents: they go to the folder --out, and the rows that are wrong to a"
                    + " spreadsheet of the same form beside them. Without --out each document is a line on standard output.",
            "Documents (a file or a folder of them) become a spreadsheet with --to native."
        },
        exitCodeList = {
            "0:translated",
            "1:reported only: there is no document, or a row that became none",
            "2:the command was wrong",
            "3:the file can't be read"
        },
        footer = {
            "",
            "Examples:",
            "  stafett translate --adapter nokut --to stafett diploma.xml > application.xml",
            "  stafett translate --adapter nokut --to native application.xml",
            "  stafett translate --adapter reception-centre --to stafett --as 310000205 --out messages mottak.xlsx",
            "  stafett translate --adapter municipality --to native --out inbox.xlsx inbox"
        })
public final class TranslateCommand implements Subcommand {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    /** An invented agent: a translation that is only looked at has no sender. */
    private static final String SOME_AGENT = "310000906";

    /** The contract's fields. */
    record Translated(List<FindingShown> findings, Optional<String> document) {}

    @Option(
            names = "--adapter",
            required = true,
            paramLabel = "NAME",
            description = "Which adapter: ${COMPLETION-CANDIDATES}.",
            completionCandidates = AdapterNames.class)
    private String adapterName = "";

    @Option(names = "--to", required = true, paramLabel = "stafett|native", description = "Into which format.")
    private String to = "";

    @Option(
            names = "--as",
            paramLabel = "PARTY",
            description = "The sender, an organisation number; for an application, the person's agent.")
    private @Nullable String sender;

    @Option(
            names = "--hub",
            paramLabel = "NUMBER",
            defaultValue = HubNumber.TRYING_OUT,
            description = "The receiver: the hub's organisation number (default: ${DEFAULT-VALUE}).")
    private String hub = HubNumber.TRYING_OUT;

    @Option(names = "--on", paramLabel = "DATE", description = "The day it happens (default: today).")
    private @Nullable LocalDate on;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "What the adapter must be told besides; an unknown name lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "For spreadsheets: the folder for the documents, or the spreadsheet to write (.xlsx, .csv).")
    private @Nullable Path out;

    @Option(
            names = "--bad-rows",
            paramLabel = "FILE",
            description = "For spreadsheets: where to write the rows that are wrong (default: in the folder --out).")
    private @Nullable Path badRows;

    @Parameters(paramLabel = "FILE", description = "The document, or - for standard input.")
    private String file = "";

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var sheets = SheetAdapters.named(adapterName);
        if (sheets.isPresent()) {
            return ofSheets(new SheetRun(sheets.orElseThrow()));
        }
        if (out != null || badRows != null) {
            throw new ParameterException(
                    spec.commandLine(), "--out and --bad-rows are for spreadsheets; " + adapterName + " has none.");
        }
        var adapter = adapter();
        var translated =
                switch (to) {
                    case "stafett" -> toStafett(adapter);
                    case "native" -> toNative(adapter);
                    default -> throw new ParameterException(spec.commandLine(), "--to is stafett or native.");
                };
        output.say(translated, out -> translated.document().ifPresent(document -> {
            out.print(document);
            if (!document.endsWith("\n")) {
                out.println();
            }
        }));
        if (!output.json()) {
            var err = spec.commandLine().getErr();
            translated.findings().forEach(finding -> finding.print(err));
            err.println(
                    translated.document().isPresent()
                            ? "Translated, "
                                    + FindingShown.counted(translated.findings().size()) + "."
                            : "Reported only: no document, "
                                    + FindingShown.counted(translated.findings().size()) + ".");
            err.flush();
        }
        return translated.document().isPresent() ? 0 : 1;
    }

    private int ofSheets(SheetRun run) {
        if (!settings.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "The adapter " + adapterName + " is told nothing by --set.");
        }
        return switch (to) {
            case "stafett" -> fromSheet(run);
            case "native" -> toSheet(run);
            default -> throw new ParameterException(spec.commandLine(), "--to is stafett or native.");
        };
    }

    private int fromSheet(SheetRun run) {
        var errand = new Errand(agent(), on == null ? LocalDate.now(NORWAY) : on, settings);
        SheetRun.FromSheet made;
        try (var unused = Progress.of(output, () -> "Translating")) {
            made = run.toStafett(fileOfRows(), errand, hub, out, badRows);
        }
        output.say(made, words -> made.documents()
                .forEach(one -> words.println(one.document().or(one::path).orElse(""))));
        if (!output.json()) {
            var err = spec.commandLine().getErr();
            made.findings().forEach(finding -> finding.print(err));
            err.println(made.translated() + " of " + made.rows() + " rows translated, to "
                    + made.documents().size() + " documents; "
                    + FindingShown.counted(made.findings().size()) + ".");
            made.badRows().ifPresent(file -> err.println("The others, with what is wrong: " + file));
            err.flush();
        }
        return made.wentThrough() ? 0 : 1;
    }

    private int toSheet(SheetRun run) {
        var made = run.toNative(Documents.named(List.of(file)), out);
        output.say(made, words -> {
            made.document().ifPresent(words::print);
            made.path().ifPresent(path -> words.println("Written: " + path));
        });
        if (!output.json()) {
            var err = spec.commandLine().getErr();
            made.findings().forEach(finding -> finding.print(err));
            err.flush();
        }
        return made.forms().isEmpty() ? 1 : 0;
    }

    /** The spreadsheet as a file: one that comes on standard input is kept in a temporary one while it is read. */
    private Path fileOfRows() {
        if (!file.equals("-")) {
            return Path.of(file);
        }
        try {
            var kept = Files.createTempFile("stafett", ".rows");
            kept.toFile().deleteOnExit();
            Files.write(kept, Documents.read(file));
            return kept;
        } catch (IOException e) {
            throw new CouldNotBeDone("standard input can't be kept", "Name a file instead.", e);
        }
    }

    private String agent() {
        var agent = sender == null ? SOME_AGENT : sender;
        if (OrganisationNumber.parse(agent).isEmpty()) {
            throw new ParameterException(spec.commandLine(), agent + " is not an organisation number.");
        }
        return agent;
    }

    private Translated toStafett(Adapter adapter) {
        var document = Documents.read(named());
        var agent = agent();
        var translation =
                adapter.toStafett(document, new Errand(agent, on == null ? LocalDate.now(NORWAY) : on, settings));
        var findings = new ArrayList<>(translation.findings());
        var written = translation.message().map(payload -> written(payload, agent));
        // What we made ourselves is judged like anybody's: a message that a hub would refuse is no translation.
        var checked =
                written.map(text -> Stafett.v1().validator().validate(text).findings());
        checked.ifPresent(findings::addAll);
        return new Translated(
                shown(findings),
                checked.filter(found -> found.stream().noneMatch(Finding::isError))
                        .flatMap(sound -> written));
    }

    private String written(Object payload, String agent) {
        var message = Message.of(payload)
                .from(agent)
                .to(hub)
                .created(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        return Stafett.v1().writer().write(message);
    }

    private Translated toNative(Adapter adapter) {
        var examination = Stafett.v1().examine(Documents.read(named()));
        var findings = new ArrayList<>(examination.findings());
        if (!examination.isValid() || examination.message().isEmpty()) {
            return new Translated(shown(findings), Optional.empty());
        }
        var translation = adapter.toNative(examination.message().orElseThrow().payload());
        findings.addAll(translation.findings());
        return new Translated(
                shown(findings),
                translation.message().map(document -> new String(document.bytes(), StandardCharsets.UTF_8)));
    }

    private static List<FindingShown> shown(List<Finding> findings) {
        return findings.stream().map(FindingShown::of).toList();
    }

    private String named() {
        return Documents.named(List.of(file)).get(0);
    }

    private Adapter adapter() {
        var adapter = adapters().stream()
                .filter(one -> one.name().equals(adapterName))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no adapter " + adapterName + ". There are: " + String.join(", ", new AdapterNames())
                                + "."));
        for (var setting : settings.keySet()) {
            if (!adapter.settings().containsKey(setting)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "The adapter " + adapterName + " is told nothing by " + setting + ". It can be told: "
                                + adapter.settings().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(known -> known.getKey() + " (" + known.getValue() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
        return adapter;
    }

    private static List<Adapter> adapters() {
        return ServiceLoader.load(Adapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The names of the adapters that are on the class path. */
    static final class AdapterNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        AdapterNames() {
            adapters().stream().map(Adapter::name).forEach(this::add);
            addAll(SheetAdapters.names());
            sort(java.util.Comparator.naturalOrder());
        }
    }
}
