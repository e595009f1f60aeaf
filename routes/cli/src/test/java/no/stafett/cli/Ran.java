package no.stafett.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * What came of a command line, run in this process as the launcher would run it in one of its own.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
public record Ran(int exit, String out, String err) {

    /** Runs it. */
    public static Ran stafett(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = StafettCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /** Runs it with something on standard input. */
    public static Ran stafettReading(String input, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return stafett(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** Standard output as the one JSON document it is. */
    public JsonNode json() {
        return Json.read(out);
    }
}
