package no.stafett.hub.intake.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in parties' folders: whose they are, and when each may be taken. */
final class PartyFiles {
    private static final Logger log = LoggerFactory.getLogger(PartyFiles.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** When a file that could not be recorded is tried again. */
    private record Retry(Instant at, Duration pause) {}

    private final PartyDirectory directory;
    private final Map<Path, Retry> retries = new ConcurrentHashMap<>();

    PartyFiles(PartyDirectory directory) {
        this.directory = directory;
    }

    /** Only files of parties that may speak; those of a suspended one wait. */
    boolean mayBeTaken(Path file) {
        var retry = retries.get(file);
        return directory
                        .party(partyOf(file))
                        .filter(party -> party.state() == Party.State.ACTIVE)
                        .isPresent()
                && (retry == null || Instant.now().isAfter(retry.at()));
    }

    /** The file is dealt with. */
    void done(Path file) {
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

    static Path fileOf(Exchange exchange) {
        var file = exchange.getProperty("CamelFileExchangeFile", GenericFile.class);
        return Path.of(Objects.requireNonNull(file, "From a folder").getAbsoluteFilePath());
    }

    /** {@code folders/NUMBER/submit/name.xml}. */
    static String partyOf(Path file) {
        var count = file.getNameCount();
        return count < 3 ? "" : file.getName(count - 3).toString();
    }
}
