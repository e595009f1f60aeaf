package no.stafett.hub.intake.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Objects;
import no.stafett.audit.Hash;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Makes of a file what came in, and puts the answer where its sender looks for it. Who sent it is told by whose folder it
 * lies in: whoever may write there may speak for the party.
 */
final class FolderIntake {
    private static final String ANSWER = ".receipt.xml";

    private final PartyFiles files;
    private final int documentBytesMax;
    private final Underway underway;

    FolderIntake(PartyFiles files, IntakeProperties properties, Underway underway) {
        this.files = files;
        this.documentBytesMax = properties.documentBytesMax();
        this.underway = underway;
    }

    GenericFileFilter<?> filesThatMayBeTaken() {
        return file -> file.isDirectory()
                || (!file.getFileName().endsWith(ANSWER) && files.mayBeTaken(Path.of(file.getAbsoluteFilePath())));
    }

    void readFile(Exchange exchange) throws IOException, InterruptedException {
        var file = PartyFiles.fileOf(exchange);
        long size = Files.size(file);
        underway.roomFor(Math.min(size, documentBytesMax), exchange);
        exchange.getIn()
                .setBody(
                        size > documentBytesMax
                                ? Incoming.tooLarge(
                                        Carrier.FOLDER, PartyFiles.partyOf(file), null, false, size, digest(file))
                                : new Incoming(
                                        Carrier.FOLDER,
                                        PartyFiles.partyOf(file),
                                        null,
                                        Files.readAllBytes(file),
                                        false));
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
        var file = PartyFiles.fileOf(exchange);
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
        files.done(file);
    }

    void tryAgainLater(Exchange exchange) {
        files.tryAgainLater(exchange);
    }

    /** The file's name without its ending. */
    private static String name(Path file) {
        var name = file.getName(file.getNameCount() - 1).toString();
        return name.substring(0, name.length() - ".xml".length());
    }
}
