package no.stafett.cli.audit;

import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.cli.hub.OperatorEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A proof for one entry. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = "A proof that one message's entry is in the log, for 'audit check'.",
        exitCodeList = {"0:printed", "2:the command was wrong", "3:no hub to ask, or no such message"},
        footer = {"", "Example:", "  stafett audit proof 46d3d4d8-faa0-5d51-8d19-26ccaa4a8558 > proof.json"})
final class ProofCommand implements Subcommand {
    /** The message and its proof. */
    record Proof(String id, String proof) {}

    @Parameters(paramLabel = "ID", description = "The InstanceIdentifier of a message that came in or went out.")
    private String id = "";

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!id.matches("[0-9A-Za-z-]{1,80}")) {
            throw new ParameterException(spec.commandLine(), "ID is an InstanceIdentifier: a UUID.");
        }
        var answer = OperatorEndpoint.of(data)
                .find("/audit/proof/" + id)
                .orElseThrow(() -> new CouldNotBeDone(
                        "no message with this id is in the log",
                        "Check the id: it is the InstanceIdentifier of a message that came in or went out."));
        var proof = new Proof(id, answer.path("proof").asString(""));
        output.say(proof, out -> out.println(proof.proof()));
        return 0;
    }
}
