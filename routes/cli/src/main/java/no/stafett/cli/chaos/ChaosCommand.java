package no.stafett.cli.chaos;

import no.stafett.cli.StafettCommand;
import no.stafett.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hubs under stress. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Hubs under stress, on real parts in a throw-away folder: do the promises hold?",
        synopsisSubcommandLabel = "races",
        subcommands = RacesCommand.class,
        footer = {"", "Example:", "  stafett chaos races --attempts 20000 --seed 7"})
public final class ChaosCommand implements Subcommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), StafettCommand.WHICH_COMMAND);
    }
}
