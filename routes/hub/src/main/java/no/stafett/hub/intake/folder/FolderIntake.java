package no.stafett.hub.intake.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import no.stafett.audit.Hash;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of a file what came in, and puts the answer where its sender looks for it. Who sent it is told by whose folder it
 * lies in: whoever may write there may speak for the party.
 */
final class FolderIntake {
    private static final Logger log = LoggerFactory.getLogger(FolderIntake.class);
    private static final String ANSWER = ".receipt.xml";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** When a file that could not be recorded is tried again. */
    private record Retry(Instant at, Duration pause) {}

    private final PartyDirectory directory;
    private final int documentBytesMax;
    private final Underway underway;
    private final Map<Path, Retry> retries = new ConcurrentHashMap<>();

    FolderIntake(PartyDirectory directory, IntakeProperties properties, Underway underway) {
        this.directory = directory;
        this.documentBytesMax = properties.documentBytesMax();
        this.underway = underway;
    }

    /** Only files of parties that may speak; those of a suspended one wait. */
    GenericFileFilter<?> filesThatMayBeTaken() {
        return file -> file.isDirectory()
                || (!file.getFileName().endsWith(ANSWER) && mayBeTaken(Path.of(file.getAbsoluteFilePath())));
    }

    private boolean mayBeTaken(Path file) {
        var retry = retries.get(file);
        return directory
                        .party(partyOf(file))
                        .filter(party -> party.state() == Party.State.ACTIVE)
                        .isPresent()
                && (retry == null || Instant.now().isAfter(retry.at()));
    }

    void readFile(Exchange exchange) throws IOException, InterruptedException {
        var file = fileOf(exchange);
        long size = Files.size(file);
        underway.roomFor(Math.min(size, documentBytesMax), exchange);
        exchange.getIn()
                .setBody(
                        size > documentBytesMax
                                ? Incoming.tooLarge(Carrier.FOLDER, partyOf(file), null, false, size, digest(file))
                                : new Incoming(Carrier.FOLDER, partyOf(file), null, Files.readAllBytes(file), false));
    }

    /** The digest of a file that is not read as a whole. */
    private static Hash digest(Path file) throws IOException {
        var digest = Hash.sha256();
        try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return Hash.of(digest.digest());
    }

    /** The answer appears whole, and before the document leaves. */
    void putAnswerBeside(Exchange exchange) throws IOException {
        var file = fileOf(exchange);
        var answer = Objects.requireNonNull(exchange.getMessage().getBody(Answer.class), "30-record answers");
        if (answer.receipt() != null) {
            var half = file.resolveSibling(name(file) + ".receipt.xml.part");
            Files.write(half, answer.receipt());
            Files.move(
                    half,
                    file.resolveSibling(name(file) + ANSWER),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        retries.remove(file);
    }

    /** The file stays where it is and is tried again, ever more seldom. */
    void tryAgainLater(Exchange exchange) {
        log.warn(
                "A file could not be recorded now and stays in its folder: {}",
                causeOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
        retries.compute(fileOf(exchange), (file, before) -> {
            var pause = before == null
                    ? FIRST_PAUSE
                    : before.pause().multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                            ? LONGEST_PAUSE
                            : before.pause().multipliedBy(2);
            return new Retry(Instant.now().plus(pause), pause);
        });
    }

    /** The class of the first cause: its message might name the file, whose name may be a person's. */
    static String causeOf(@Nullable Throwable e) {
        var cause = e;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? "no cause is given" : cause.getClass().getName();
    }

    private static Path fileOf(Exchange exchange) {
        var file = exchange.getProperty("CamelFileExchangeFile", GenericFile.class);
        return Path.of(Objects.requireNonNull(file, "From a folder").getAbsoluteFilePath());
    }

    /** {@code folders/NUMBER/submit/name.xml}. */
    private static String partyOf(Path file) {
        var count = file.getNameCount();
        return count < 3 ? "" : file.getName(count - 3).toString();
    }

    /** The file's name without its ending. */
    private static String name(Path file) {
        var name = file.getName(file.getNameCount() - 1).toString();
        return name.substring(0, name.length() - ".xml".length());
    }
}
