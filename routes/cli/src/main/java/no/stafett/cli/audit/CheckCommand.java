package no.stafett.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.Verification;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a proof offline. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check a proof offline: is this entry in a log whose head that hub signed?",
            "FILE is a receipt, a claim answer, a delivered copy, or a proof from 'audit proof'. The head key is never"
                    + " taken from the file. What a receipt says of status, result, type and id is held against its entry."
        },
        exitCodeList = {"0:the proof holds", "1:it does not", "2:the command was wrong", "3:a file can't be read"},
        footer = {"", "Example:", "  stafett audit check receipt.xml --head-key stafett-data/keys/log-head.key.pub"})
final class CheckCommand implements no.stafett.cli.Subcommand {
    /** The contract's fields, and why. */
    record Checked(boolean ok, String outcome, String summary) {}

    @Parameters(paramLabel = "FILE", description = "A receipt or a proof.")
    private Path file = Path.of("");

    @Option(
            names = "--head-key",
            paramLabel = "FILE",
            description = "The hub's public head key, got from the hub; default: the one in the data folder.")
    private @Nullable Path headKey;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var verdict = Verification.check(document(), trusted());
        output.say(
                new Checked(verdict.holds(), verdict.outcome().name().toLowerCase(Locale.ROOT), verdict.summary()),
                out -> out.println(verdict.summary()));
        return verdict.holds() ? 0 : 1;
    }

    private byte[] document() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(file + " can't be read", "Give the file of a receipt or of a proof.", unreadable);
        }
    }

    private HeadVerifier trusted() {
        var key = headKey == null ? data.headKey() : headKey;
        try {
            return HeadVerifier.read(key);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(
                    "the hub's head key can't be read from " + key,
                    "Get it from the hub (a public key in PEM) and give it with --head-key FILE.",
                    unreadable);
        }
    }
}
