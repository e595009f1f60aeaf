package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.StafettCommand;
import no.stafett.cli.Subcommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What could not be recorded through a fault of the hub. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "What could not be recorded through a fault of the hub: see it, and try it again.",
        synopsisSubcommandLabel = "list|retry",
        footer = {
            "",
            "Examples:",
            "  stafett quarantine list",
            "  stafett quarantine retry --cause \"PSQLException 22P02\" --because \"release 1.0.3 mends it\""
        })
public final class QuarantineCommand implements Subcommand {
    /** What is held. */
    record Held(List<Group> groups) {}

    /**
     * Messages that one cause hinders.
     *
     * @param cause the kind of failure
     * @param count how many
     * @param oldest since when
     * @param messages the oldest of them
     */
    record Group(String cause, long count, String oldest, List<Message> messages) {}

    /**
     * A message that is held.
     *
     * @param id its number in the quarantine
     * @param party who brought it
     * @param carrier how it came
     * @param digest SHA-256 of its bytes
     * @param tries how often it was tried
     * @param since since when it is held
     */
    record Message(long id, String party, String carrier, String digest, int tries, String since) {}

    /** What came of it. */
    record Tried(List<Retried> retried) {}

    /**
     * One message tried again.
     *
     * @param id its number in the quarantine
     * @param outcome {@code accepted}, {@code accepted-with-warnings}, {@code rejected} or {@code held}
     */
    record Retried(long id, String outcome) {}

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), StafettCommand.WHICH_COMMAND);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is held, by cause.",
            exitCodeList = {"0:nothing is held", "1:something is", "2:the command was wrong", "3:no hub runs on the data folder"},
            footer = {"", "Example:", "  stafett quarantine list --json"})
    int list(@Mixin DataOption data, @Mixin Output output) {
        var groups = new ArrayList<Group>();
        OperatorEndpoint.of(data).get("/quarantine").path("groups").forEach(group -> groups.add(group(group)));
        output.say(new Held(groups), out -> {
            groups.forEach(group -> print(group, out));
            if (groups.isEmpty()) {
                out.println("Nothing is held.");
            }
        });
        return groups.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Try one message again, or all that one cause hinders. The reason goes into the audit log.",
            exitCodeList = {"0:all are recorded", "1:something is still held", "2:the command was wrong", "3:not tried, and why"},
            footer = {"", "Example:", "  stafett quarantine retry 17 --because \"the disk is larger now\""})
    int retry(
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Its number in the list.") @Nullable Long id,
            @Option(names = "--cause", paramLabel = "CAUSE", description = "All that it hinders, as the list has it.")
                    @Nullable
                    String cause,
            @Option(
                            names = "--because",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why another outcome is expected; nothing about a person.")
                    String because,
            @Mixin DataOption data,
            @Mixin Output output) {
        if ((id == null) == (cause == null)) {
            throw new ParameterException(spec.commandLine(), "Give the number of one message, or --cause.");
        }
        var asked = new LinkedHashMap<String, Object>();
        if (id != null) {
            asked.put("id", id);
        }
        if (cause != null) {
            asked.put("cause", cause);
        }
        asked.put("because", because);
        var retried = new ArrayList<Retried>();
        OperatorEndpoint.of(data)
                .post("/quarantine/retry", asked)
                .path("retried")
                .forEach(one -> retried.add(new Retried(
                        one.path("id").asLong(0), one.path("outcome").asString(""))));
        output.say(
                new Tried(retried),
                out -> retried.forEach(one -> out.println(one.id() + "  " + one.outcome())));
        return retried.stream().anyMatch(one -> one.outcome().equals("held")) ? 1 : 0;
    }

    private static Group group(JsonNode group) {
        var messages = new ArrayList<Message>();
        group.path("messages")
                .forEach(held -> messages.add(new Message(
                        held.path("id").asLong(0),
                        held.path("party").asString(""),
                        held.path("carrier").asString(""),
                        held.path("digest").asString(""),
                        held.path("tries").asInt(0),
                        held.path("since").asString(""))));
        return new Group(
                group.path("cause").asString(""),
                group.path("count").asLong(0),
                group.path("oldest").asString(""),
                messages);
    }

    private static void print(Group group, PrintWriter out) {
        out.println(group.count() + " x " + group.cause() + ", the oldest since " + group.oldest());
        group.messages()
                .forEach(held -> out.println("  " + held.id() + "  " + held.party() + "  " + held.carrier() + "  tried "
                        + held.tries() + " times, since " + held.since()));
    }
}
