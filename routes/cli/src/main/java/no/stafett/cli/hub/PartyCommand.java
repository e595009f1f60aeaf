package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

/** The directory and its keys. */
@Command(
        name = "party",
        mixinStandardHelpOptions = true,
        description = "The directory of parties and their keys.",
        synopsisSubcommandLabel = "list|add|suspend|resume",
        footer = {
            "",
            "Examples:",
            "  stafett party add 310000418 --role MUNICIPALITY --municipality 1508 --name \"Ålesund kommune\"",
            "  stafett party list --json"
        })
public final class PartyCommand implements Subcommand {
    /** The contract's field. */
    record Parties(List<PartyShown> parties) {}

    /**
     * A party.
     *
     * @param number organisation number
     * @param role code of the list {@code party-role}
     * @param name for people to read
     * @param territory number of its municipality or county
     * @param validFrom first day
     * @param validUntil first day after
     * @param state {@code ACTIVE} or {@code SUSPENDED}
     * @param actsFor whom it may speak for
     * @param key the file with its secret, where it was made just now
     */
    record PartyShown(
            String number,
            String role,
            String name,
            Optional<String> territory,
            Optional<String> validFrom,
            Optional<String> validUntil,
            String state,
            List<String> actsFor,
            Optional<String> key) {}

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
            description = "Every party in the directory.",
            exitCodeList = {"0:told", "2:the command was wrong", "3:no hub runs on the data folder"},
            footer = {"", "Example:", "  stafett party list --json"})
    int list(@Mixin DataOption data, @Mixin Output output) {
        var parties = new ArrayList<PartyShown>();
        OperatorEndpoint.of(data)
                .get("/parties")
                .path("parties")
                .forEach(party -> parties.add(shown(party, Optional.empty())));
        output.say(new Parties(parties), out -> {
            parties.forEach(party -> print(party, out));
            if (parties.isEmpty()) {
                out.println("There is no party yet. Add one with 'stafett party add'.");
            }
        });
        return 0;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a party: makes its secret, its inbox and its folder.",
            exitCodeList = {"0:added", "2:the command was wrong", "3:not added, and why"},
            footer = {
                "",
                "Example:",
                "  stafett party add 310000418 --role MUNICIPALITY --municipality 1508 --name \"Ålesund kommune\""
            })
    int add(
            @Parameters(paramLabel = "NUMBER", description = "Its organisation number.") String number,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "A code of the list party-role.")
                    String role,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "For people to read.")
                    String name,
            @Option(
                            names = {"--municipality", "--county"},
                            paramLabel = "NUMBER",
                            description = "The territory: four digits for a municipality, two for a county.")
                    @Nullable
                    String territory,
            @Option(names = "--from", paramLabel = "DATE", description = "First day (default: 2000-01-01).") @Nullable
                    LocalDate from,
            @Option(names = "--until", paramLabel = "DATE", description = "First day after.") @Nullable LocalDate until,
            @Option(
                            names = "--acts-for",
                            paramLabel = "PARTY",
                            description = "A party that it may speak for; can be given more than once.")
                    @Nullable
                    List<String> actsFor,
            @Mixin DataOption data,
            @Mixin Output output) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("number", number);
        asked.put("role", role);
        asked.put("name", name);
        if (territory != null) {
            asked.put("territory", territory);
        }
        if (from != null) {
            asked.put("validFrom", from.toString());
        }
        if (until != null) {
            asked.put("validUntil", until.toString());
        }
        if (actsFor != null) {
            asked.put("actsFor", actsFor);
        }
        var party = OperatorEndpoint.of(data).post("/parties", asked).path("party");
        var added = shown(party, Optional.of(data.secretOf(number).toString()));
        output.say(new Parties(List.of(added)), out -> {
            print(added, out);
            added.key().ifPresent(key -> out.println("  its secret: " + key));
        });
        return 0;
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "Stop a party from speaking, at once. What waits for it stays.",
            exitCodeList = {"0:done", "2:the command was wrong", "3:not done, and why"},
            footer = {"", "Example:", "  stafett party suspend 310000418"})
    int suspend(
            @Parameters(paramLabel = "NUMBER", description = "Its organisation number.") String number,
            @Mixin DataOption data,
            @Mixin Output output) {
        return change(number, "suspend", data, output);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Let a suspended party speak again, with the secret that it had.",
            exitCodeList = {"0:done", "2:the command was wrong", "3:not done, and why"},
            footer = {"", "Example:", "  stafett party resume 310000418"})
    int resume(
            @Parameters(paramLabel = "NUMBER", description = "Its organisation number.") String number,
            @Mixin DataOption data,
            @Mixin Output output) {
        return change(number, "resume", data, output);
    }

    private int change(String number, String act, DataOption data, Output output) {
        if (!number.matches("[0-9]{9}")) {
            throw new ParameterException(spec.commandLine(), number + " is not an organisation number: nine digits.");
        }
        var answer =
                OperatorEndpoint.of(data).post("/parties/" + number + "/" + act, new LinkedHashMap<String, Object>());
        var party = shown(answer.path("party"), Optional.empty());
        output.say(new Parties(List.of(party)), out -> print(party, out));
        return 0;
    }

    private static PartyShown shown(JsonNode party, Optional<String> key) {
        var actsFor = new ArrayList<String>();
        party.path("actsFor").forEach(other -> actsFor.add(other.asString("")));
        return new PartyShown(
                party.path("number").asString(""),
                party.path("role").asString(""),
                party.path("name").asString(""),
                text(party, "territory"),
                text(party, "validFrom"),
                text(party, "validUntil"),
                party.path("state").asString(""),
                actsFor,
                key);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(value -> !value.isEmpty());
    }

    private static void print(PartyShown party, PrintWriter out) {
        out.println(party.number() + "  " + party.role() + "  " + party.name()
                + party.territory().map(number -> " (" + number + ")").orElse("")
                + (party.state().equals("ACTIVE") ? "" : "  " + party.state())
                + party.validFrom().map(day -> "  from " + day).orElse("")
                + party.validUntil().map(day -> " until " + day).orElse("")
                + (party.actsFor().isEmpty() ? "" : "  speaks for " + String.join(", ", party.actsFor())));
    }
}
