package no.stafett.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Json;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.cli.demo.ThrowAwayFolder;
import no.stafett.conformance.documents.DocumentCases;
import no.stafett.conformance.documents.Folder;
import no.stafett.conformance.hub.HubCases;
import no.stafett.conformance.hub.OperatorDoor;
import no.stafett.conformance.hub.PartiesFile;
import no.stafett.conformance.hub.StartedHub;
import no.stafett.conformance.hub.TestedHub;
import no.stafett.conformance.report.HtmlReport;
import no.stafett.conformance.report.JUnitReport;
import no.stafett.conformance.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conformance}: what a vendor runs. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Test a system, requirement by requirement: does it speak Stafett, and why not?",
            "",
            "  documents   files that the system has written: give a folder",
            "  hub         a hub; the suite plays all parties: give --at, or --start for a hub of ours",
            "",
            "A case that can't be run says so and why, and never counts as passed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no MUST failed",
            "1:a MUST failed",
            "2:the command was wrong",
            "3:it could not be done, or no case could be run"
        },
        footer = {
            "",
            "Examples:",
            "  stafett conformance --profile documents my-messages/ --report report",
            "  stafett conformance --profile hub --start --report report",
            "  stafett conformance --profile hub --at http://127.0.0.1:8080/soap --parties parties.properties",
            "  stafett conformance --profile hub --list",
            "  stafett conformance --explain R-052"
        })
public final class ConformanceCommand implements Subcommand {
    private static final int NO = 1;
    private static final int COULD_NOT = 3;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Output output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "What is tested: documents or hub.")
    private @Nullable String profile;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Profile documents: the folder, or one file.")
    private @Nullable Path path;

    @Option(names = "--at", paramLabel = "URL", description = "Profile hub: the SOAP address of the hub.")
    private @Nullable URI at;

    @Option(names = "--start", description = "Profile hub: start a hub of ours in a throw-away folder, and test that.")
    private boolean start;

    @Option(
            names = "--parties",
            paramLabel = "FILE",
            description = "Numbers and secrets of the parties that the suite plays; docs/vendors.md shows one.")
    private @Nullable Path parties;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of a hub of ours: parties are added there, and secrets read from it.")
    private @Nullable Path data;

    @Option(names = "--jms", paramLabel = "URL", description = "The broker's address, such as tcp://127.0.0.1:61616.")
    private @Nullable String jms;

    @Option(names = "--folders", paramLabel = "DIR", description = "The folder that has a folder for each party.")
    private @Nullable Path folders;

    @Option(
            names = "--head-key",
            paramLabel = "FILE",
            description = "The hub's public head key, got by another way than its receipts.")
    private @Nullable Path headKey;

    @Option(
            names = "--only",
            paramLabel = "ID",
            description = "Only cases whose name begins so, or that cover this requirement; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--list", description = "List the cases, with the requirements they cover, and run none.")
    private boolean list;

    @Option(names = "--explain", paramLabel = "ID", description = "Explain a requirement or a case, and run none.")
    private @Nullable String explain;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, junit.xml and report.json into this folder.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        if (explain != null) {
            return explain(explain);
        }
        if (profile == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--profile=PROFILE'");
        }
        var asked = Profile.of(profile)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no profile " + profile + "; there are documents and hub."));
        return switch (asked) {
            case DOCUMENTS -> documents();
            case HUB -> hub();
        };
    }

    private int documents() {
        if (list) {
            return list(DocumentCases.list());
        }
        if (path == null) {
            throw new ParameterException(spec.commandLine(), "Profile documents needs a PATH.");
        }
        if (!Files.exists(path)) {
            throw new CouldNotBeDone("there is no file or folder " + path, "Check the path.");
        }
        var folder = Folder.at(path);
        return run(
                Profile.DOCUMENTS,
                path + ", " + folder.size() + " files",
                chosen(withMore(DocumentCases.all(folder), Profile.DOCUMENTS, path)));
    }

    private int hub() {
        if (list) {
            return list(HubCases.list());
        }
        if (start == (at != null)) {
            throw new ParameterException(spec.commandLine(), "Profile hub needs either --at URL or --start.");
        }
        if (start) {
            try (var folder = ThrowAwayFolder.make();
                    var started = startedOn(folder.path())) {
                return hub(started.reach(), "a hub of ours, started for this run");
            }
        }
        return hub(reach(java.util.Objects.requireNonNull(at)), String.valueOf(at));
    }

    private StartedHub startedOn(Path folder) {
        try (var progress = Progress.of(output, () -> "starting a hub")) {
            return StartedHub.on(folder.resolve("data"));
        }
    }

    private int hub(TestedHub.Reach reach, String name) {
        TestedHub tested;
        try {
            tested = new TestedHub(reach);
        } catch (Failed | NotRun unreachable) {
            throw new CouldNotBeDone(
                    "the hub at " + reach.soap() + " can't be spoken with: " + unreachable.getMessage(),
                    "Check the address, and the parties' numbers and secrets; docs/vendors.md says how to give them.",
                    unreachable);
        }
        try (tested) {
            return run(Profile.HUB, name, chosen(withMore(HubCases.all(tested), Profile.HUB, tested)));
        }
    }

    private TestedHub.Reach reach(URI soap) {
        var door = Optional.ofNullable(data).map(OperatorDoor::of);
        door.ifPresent(one -> {
            for (var role : no.stafett.conformance.hub.Role.values()) {
                try {
                    one.add(role);
                } catch (NotRun thereAlready) {
                    continue; // where it isn't, the cases that need it say that they have no secret for it
                }
            }
        });
        var file = Optional.ofNullable(parties).map(PartiesFile::read);
        if (file.isEmpty() && data == null) {
            throw new ParameterException(
                    spec.commandLine(), "--at needs --parties FILE, or --data DIR where the hub is one of ours.");
        }
        var known = file.map(PartiesFile::parties)
                .orElseGet(() -> PartiesFile.ofDataFolder(java.util.Objects.requireNonNull(data)));
        var key = headKey != null
                ? headKey
                : data == null ? null : data.resolve("keys").resolve("log-head.key.pub");
        return new TestedHub.Reach(
                soap,
                Optional.ofNullable(jms),
                Optional.ofNullable(folders),
                file.map(PartiesFile::hubNumber).orElse("310000019"),
                known,
                Optional.ofNullable(key),
                door,
                TestedHub.Reach.PATIENCE);
    }

    /** With those that others have put on the class path. */
    private static List<ConformanceCase> withMore(List<ConformanceCase> own, Profile profile, Object system) {
        var all = new ArrayList<>(own);
        ServiceLoader.load(CaseSource.class).forEach(source -> all.addAll(source.cases(profile, system)));
        return all;
    }

    private List<ConformanceCase> chosen(List<ConformanceCase> all) {
        var chosen = all.stream()
                .filter(one -> only.isEmpty()
                        || only.stream()
                                .anyMatch(id ->
                                        one.id().startsWith(id) || one.covers().contains(id)))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No case is named or covers " + String.join(", ", only) + ". See the cases with --list.");
        }
        return chosen;
    }

    private int run(Profile asked, String system, List<ConformanceCase> cases) {
        var now = new AtomicReference<>("beginning");
        Results results;
        try (var progress = Progress.of(output, now::get)) {
            results = new Session(asked, system, cases)
                    .run(now::set, failed -> output.remark("FAILED " + failed.replaceAll("\\s+", " ")));
        }
        var summary = Summary.of(results);
        if (report != null) {
            write(results, summary, report);
        }
        output.say(summary, out -> words(results, summary, out));
        if (results.count(Level.MUST, Verdict.FAIL) > 0) {
            return NO;
        }
        return results.covered().isEmpty() ? COULD_NOT : 0;
    }

    private static void write(Results results, Summary summary, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.html"), HtmlReport.of(results), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("junit.xml"), JUnitReport.of(results), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("report.json"), Json.write(summary) + "\n", StandardCharsets.UTF_8);
        } catch (IOException full) {
            throw new CouldNotBeDone(
                    "the report can't be written to " + folder, "Name another folder with --report.", full);
        }
    }

    private void words(Results results, Summary summary, PrintWriter out) {
        for (var outcome : results.outcomes()) {
            if (outcome.verdict() == Verdict.FAIL) {
                out.println("FAILED  " + outcome.conformanceCase().id() + "  "
                        + String.join(" ", outcome.conformanceCase().covers()));
                out.println("        " + outcome.reason().replaceAll("\\s+", " "));
            }
        }
        results.notRun().forEach((reason, cases) -> out.println("not run " + cases + " x  " + reason));
        out.println("MUST    " + counted(summary.must()));
        out.println("SHOULD  " + counted(summary.should()));
        out.println("Requirements looked at: " + summary.requirements().covered() + " of "
                + summary.requirements().total());
        if (report != null) {
            out.println("Report: " + report.resolve("report.html"));
        }
    }

    private static String counted(Summary.Counts counts) {
        return counts.pass() + " passed, " + counts.fail() + " failed, " + counts.notRun() + " not run";
    }

    // --- reading, not running

    record Listed(String id, String title, List<String> covers) {}

    record Listing(List<Listed> cases) {}

    private int list(List<ConformanceCase> cases) {
        var listed = chosen(cases).stream()
                .map(one -> new Listed(one.id(), one.title(), one.covers()))
                .toList();
        output.say(
                new Listing(listed),
                out -> listed.forEach(
                        one -> out.println(one.id() + "  [" + String.join(" ", one.covers()) + "]  " + one.title())));
        return 0;
    }

    record Explained(String id, String level, String rule, String why, List<String> see) {}

    private int explain(String id) {
        var requirements = Requirements.ofTheStandard();
        var cases = new ArrayList<>(HubCases.list());
        cases.addAll(DocumentCases.list());
        var requirement = requirements.find(id);
        if (requirement.isPresent()) {
            var one = requirement.get();
            var by = cases.stream()
                    .filter(each -> each.covers().contains(id))
                    .map(ConformanceCase::id)
                    .toList();
            return say(new Explained(id, one.level() + ", " + one.who(), one.rule(), one.intent(), by), one.later());
        }
        var found = cases.stream().filter(each -> each.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no requirement and no case " + id + ". See both with --profile hub --list.");
        }
        var one = found.get();
        var said = say(
                new Explained(id, requirements.levelOf(one.covers()).name(), one.title(), one.why(), one.covers()),
                Optional.empty());
        if (!output.json()) {
            HubCases.source(one).ifPresent(source -> {
                var out = spec.commandLine().getOut();
                out.println();
                out.println(source);
                out.flush();
            });
        }
        return said;
    }

    private int say(Explained explained, Optional<Requirement.Later> later) {
        output.say(explained, out -> {
            out.println(explained.id() + " (" + explained.level() + ")");
            out.println(explained.rule());
            out.println(explained.why());
            later.ifPresent(one -> out.println("Tested by profile " + one.profile() + ": " + one.reason()));
            if (!explained.see().isEmpty()) {
                out.println("See: " + String.join(", ", explained.see()));
            }
        });
        return 0;
    }
}
