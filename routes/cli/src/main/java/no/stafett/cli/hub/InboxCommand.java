package no.stafett.cli.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for a party. */
@Command(
        name = "inbox",
        mixinStandardHelpOptions = true,
        description = {
            "What waits for a party, oldest first.",
            "With --take each document is stored as a file, and only then no longer waits."
        },
        exitCodeList = {"0:told", "2:the command was wrong", "3:the hub did not answer"},
        footer = {
            "",
            "Examples:",
            "  stafett inbox --to tcp://127.0.0.1:61616 --as 310000418",
            "  stafett inbox --to tcp://127.0.0.1:61616 --as 310000418 --take --into inbox/"
        })
public final class InboxCommand implements Subcommand {
    private static final Pattern FILE_NAME = Pattern.compile("[0-9A-Za-z.-]{1,80}");

    /** The contract's fields. */
    record Inbox(List<Message> messages) {}

    /**
     * One message.
     *
     * @param id its InstanceIdentifier
     * @param type local name of its payload's root
     * @param from who sent what it tells of, where that may be told
     * @param receivedAt when it came into the inbox
     * @param replayed whether it is an answer that was sent before
     * @param path where it was stored, when it was taken
     */
    record Message(
            String id,
            String type,
            Optional<String> from,
            Instant receivedAt,
            boolean replayed,
            Optional<String> path) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Option(names = "--take", description = "Store the documents and take them out of the inbox.")
    private boolean take;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Where taken documents are stored (default: taken/PARTY in the data folder).")
    private @Nullable Path into;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var messages = new ArrayList<Message>();
        try (var connection = party.connect()) {
            if (take) {
                connection.take(waiting -> messages.add(message(waiting, Optional.of(stored(waiting)))));
            } else {
                connection.waiting().forEach(waiting -> messages.add(message(waiting, Optional.empty())));
            }
        }
        output.say(new Inbox(messages), out -> {
            for (var message : messages) {
                out.println(message.receivedAt() + "  " + message.type()
                        + message.from().map(from -> " from " + from).orElse("")
                        + "  " + message.path().orElse(message.id()));
            }
            out.println(messages.isEmpty() ? "Nothing waits." : messages.size() + (take ? " taken." : " waiting."));
        });
        return 0;
    }

    private static Message message(HubConnection.Waiting waiting, Optional<String> path) {
        return new Message(
                waiting.id(), waiting.type(), waiting.from(), waiting.receivedAt(), waiting.replayed(), path);
    }

    private String stored(HubConnection.Waiting waiting) {
        var folder = into == null ? party.data().folder().resolve("taken").resolve(party.party()) : into;
        if (!FILE_NAME.matcher(waiting.id()).matches()) {
            throw new CouldNotBeDone(
                    "a message in the inbox has no id that can be a file name",
                    "It stays in the inbox. Check that the hub speaks the same version of the standard.");
        }
        var file = folder.resolve(waiting.id() + ".xml");
        try {
            Files.createDirectories(folder);
            Files.write(file, waiting.document());
        } catch (IOException unwritable) {
            throw new CouldNotBeDone(
                    file + " can't be written",
                    "Give another folder with --into DIR. What was not stored still waits.",
                    unwritable);
        }
        return file.toString();
    }
}
