package no.stafett.cli.audit;

import no.stafett.cli.StafettCommand;
import no.stafett.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The audit log: recompute it, prove an entry, check a proof, rebuild the ledger from it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit log: recompute it, prove an entry, check a proof offline, rebuild the ledger from it.",
        synopsisSubcommandLabel = "verify|proof|check|rebuild",
        subcommands = {VerifyCommand.class, ProofCommand.class, CheckCommand.class, RebuildCommand.class},
        footer = {"", "Examples:", "  stafett audit verify", "  stafett audit check receipt.xml --head-key head.pub"})
public final class AuditCommand implements Subcommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), StafettCommand.WHICH_COMMAND);
    }
}
