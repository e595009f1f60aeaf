package no.stafett.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command itself: finds the others, runs one of them, and turns what went wrong into words and an exit code. */
@Command(
        name = "stafett",
        mixinStandardHelpOptions = true,
        versionProvider = StafettVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Integration services without doubles and without gaps: the standard, the hub and the proof.",
            "",
            "Exit codes: 0 yes, 1 no, 2 wrong usage, 3 could not be done."
        },
        footer = {
            "",
            "Examples:",
            "  stafett demo                        see a few people through, on real parts",
            "  stafett validate my-messages/       check documents without a hub",
            "  stafett COMMAND --help              what a command does, with an example"
        })
public final class StafettCommand implements Runnable {
    /** What is asked of who names a group of commands and none of them. */
    public static final String WHICH_COMMAND = "Which command?";

    /** Wrong usage. */
    public static final int WRONG_USAGE = 2;
    /** Could not be done. */
    public static final int COULD_NOT = 3;

    /** What is said where a command failed for a reason of ours or of the machine's. */
    private record Failure(String error, String remedy) {}

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // What is printed is UTF-8 whatever the machine's own encoding: JSON must be, and names need it.
        var commandLine = commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(arguments));
    }

    /** The whole command line, with every command that is on the class path. */
    public static CommandLine commandLine() {
        var commandLine = new CommandLine(new StafettCommand());
        ServiceLoader.load(Subcommand.class).stream()
                .map(ServiceLoader.Provider::type)
                .sorted(Comparator.comparing(StafettCommand::nameOf))
                .forEach(type -> commandLine.addSubcommand(nameOf(type), type));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.registerConverter(LocalDate.class, StafettCommand::day);
        commandLine.setExecutionExceptionHandler(StafettCommand::failed);
        commandLine.setParameterExceptionHandler(StafettCommand::misused);
        return commandLine;
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException noDay) {
            throw new TypeConversionException("'" + written + "' is no day: write year, month and day, as 2026-03-31");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), WHICH_COMMAND);
    }

    private static String nameOf(Class<?> type) {
        var command = type.getAnnotation(Command.class);
        if (command == null) {
            throw new IllegalStateException(type.getName() + " is a Subcommand without @Command");
        }
        return command.name();
    }

    private static int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
        var could = failure instanceof CouldNotBeDone known
                ? new Failure(String.valueOf(known.getMessage()), known.remedy())
                : new Failure(
                        "something went wrong inside the program: "
                                + failure.getClass().getSimpleName(),
                        "Run it again with STAFETT_STACKTRACE=1 in the environment, and report what it prints.");
        if (wantsJson(parsed)) {
            commandLine.getOut().println(Json.write(could));
            commandLine.getOut().flush();
        }
        var err = commandLine.getErr();
        err.println("stafett: " + could.error());
        err.println("  " + could.remedy());
        if (System.getenv("STAFETT_STACKTRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return COULD_NOT;
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        var commandLine = misuse.getCommandLine();
        var err = commandLine.getErr();
        var unknown = unknownCommand(misuse);
        err.println(
                "stafett: " + unknown.map(word -> "there is no command " + word).orElse(misuse.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(misuse, err);
        if (WHICH_COMMAND.equals(misuse.getMessage())) {
            commandLine.usage(err, Ansi.OFF);
        } else {
            err.println("  See: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return WRONG_USAGE;
    }

    private static Optional<String> unknownCommand(ParameterException misuse) {
        return misuse instanceof CommandLine.UnmatchedArgumentException unmatched
                        && !misuse.getCommandLine().getSubcommands().isEmpty()
                ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
                : Optional.empty();
    }

    private static boolean wantsJson(ParseResult parsed) {
        var innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--json");
    }

    /** Every command's name with its class, for tests and documentation. */
    static Map<String, CommandLine> commands() {
        return commandLine().getSubcommands();
    }

    /** Names in the order help shows them. */
    static List<String> names() {
        return List.copyOf(commands().keySet());
    }
}
