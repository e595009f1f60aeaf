package no.stafett.cli;

import java.util.UUID;
import java.util.regex.Pattern;
import no.stafett.v1.Stafett;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A complete example to start from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Print a complete example of a message to start from, about an invented person.",
            "It gets an id of its own, so that it can be sent as it is when trying out."
        },
        exitCodeList = {"0:printed", "2:there is no such message"},
        footer = {"", "Example:", "  stafett new SkillsMapping > mapping.xml"})
public final class NewCommand implements Subcommand {
    /** The first stands in the header's identification, the others in scopes, which are other ids. */
    private static final Pattern ID = Pattern.compile(
            "(<(?:\\w+:)?DocumentIdentification>.*?<(?:\\w+:)?InstanceIdentifier>)[^<]*", Pattern.DOTALL);

    /** The message and its example. */
    record Example(String message, String document) {}

    @Parameters(paramLabel = "MESSAGE", description = "A message's name, such as SkillsMapping or skills-mapping.")
    private String message = "";

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var examples = Stafett.v1().examples();
        var document = examples.complete(message)
                .map(example -> ID.matcher(example).replaceFirst("$1" + UUID.randomUUID()))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no message " + message + ". There are: " + String.join(", ", examples.messages())
                                + "."));
        output.say(new Example(message, document), out -> out.print(document));
        return 0;
    }
}
