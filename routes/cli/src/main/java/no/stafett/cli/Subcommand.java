package no.stafett.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command of {@code ./stafett}, found by {@link java.util.ServiceLoader}: a class with picocli's {@code @Command} and a
 * public constructor without parameters. A command that only groups others prints its own help.
 *
 * <p>{@link #call()} returns the exit code. What could not be done is thrown as {@link CouldNotBeDone}.
 */
public interface Subcommand extends Callable<Integer> {

    /**
     * Refuses a command line that asks for what can't be.
     *
     * @param otherwise what must hold, as a sentence
     */
    static void require(CommandSpec spec, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
