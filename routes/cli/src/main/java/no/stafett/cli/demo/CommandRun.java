package no.stafett.cli.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import no.stafett.cli.Json;
import no.stafett.cli.StafettCommand;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * What came of one of the program's own commands, run with {@code --json}.
 *
 * @param exit the exit code
 * @param json what it printed on standard output
 */
record CommandRun(int exit, JsonNode json) {
    /** Made once: making every command takes longer than running most of them. */
    private static final CommandLine COMMANDS = StafettCommand.commandLine();

    /**
     * Runs a command as its user would.
     *
     * @throws BrokenPromise when it could not be done (exit 2 or 3)
     */
    static synchronized CommandRun of(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.add("--json");
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = COMMANDS.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        if (exit >= StafettCommand.WRONG_USAGE) {
            throw new BrokenPromise(
                    "'stafett " + arguments.get(0) + "' to be done",
                    err.toString().strip().replaceAll("\\s*\\R\\s*", " "));
        }
        return new CommandRun(exit, Json.read(out.toString()));
    }
}
