package no.stafett.cli.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.StafettCommand;
import no.stafett.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A service catalogue: is it sound, what would another change and for how many people. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = "A service catalogue: is it sound, what would another change, and for how many people.",
        synopsisSubcommandLabel = "check|diff",
        subcommands = {CatalogueCheckCommand.class, CatalogueDiffCommand.class},
        footer = {"", "Examples:", "  stafett catalogue check reform.xml", "  stafett catalogue diff now.xml reform.xml"
        })
public final class CatalogueCommand implements Subcommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), StafettCommand.WHICH_COMMAND);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(file + " can't be read", "Name a file that is there, and readable.", unreadable);
        }
    }
}
