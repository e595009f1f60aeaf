package no.stafett.cli.hub;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.FindingShown;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.InSpiteOf;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.codes.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reserves a service for a person. */
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        description = {
            "Reserve a service for a person, before it starts. It gives no right and takes no duty away.",
            "Without an answer, run the same command again: it is the same claim until it is answered."
        },
        exitCodeList = {
            "0:noted, or contested as asked",
            "1:it collides, came too late, or there is no ground",
            "2:the command was wrong",
            "3:the hub did not answer"
        },
        footer = {
            "",
            "Example:",
            "  echo $NUMBER | stafett claim --to http://127.0.0.1:8080/soap --as 310000418 \\",
            "      --person - --service SKILLS_MAPPING --from 2026-02-02"
        })
public final class ClaimCommand implements Subcommand {
    /**
     * The contract's fields.
     *
     * @param answer {@code noted}, {@code contested}, {@code collides}, {@code too-late}, {@code unknown-or-no-ground};
     *     {@code rejected} where the claim was not even one
     * @param warnings finding codes
     * @param code why it collides, or why it was rejected
     * @param claim the claim's number
     * @param heldBy who has it, where that may be told
     * @param firstFreeDay from when it is free, where that is known
     * @param id the InstanceIdentifier of the claim's document
     * @param replayed whether the answer had been given before
     * @param auditIndex its place in the log
     * @param findings what was found
     */
    record Claimed(
            String answer,
            List<String> warnings,
            Optional<String> code,
            Optional<String> claim,
            Optional<String> heldBy,
            Optional<LocalDate> firstFreeDay,
            String id,
            boolean replayed,
            Optional<Long> auditIndex,
            List<FindingShown> findings) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Option(
            names = "--person",
            required = true,
            paramLabel = "ID",
            description =
                    "Fødselsnummer, D-number, DUF number, LOCAL:ORGNR:NUMBER, FOREIGN:COUNTRY:NUMBER; or - to read it"
                            + " from standard input.")
    private String person = "";

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "A service of the catalogue.")
    private String service = "";

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--until", paramLabel = "DATE", description = "The first day after.")
    private @Nullable LocalDate until;

    @Option(names = "--occurrence", paramLabel = "KEY", description = "Which, where a service is given once for each.")
    private @Nullable String occurrence;

    @Option(
            names = "--latest-start",
            paramLabel = "DATE",
            description = "After this day it lapses if it has not started.")
    private @Nullable LocalDate latestStart;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            description = "For what, where there is no relation to the person.")
    private @Nullable String purpose;

    @ArgGroup(exclusive = false)
    private @Nullable InSpite inSpite;

    /** Going on in spite of a collision is one step, with a reason. */
    static final class InSpite {
        @Option(
                names = "--in-spite-of",
                required = true,
                paramLabel = "CLAIM",
                description = "The claim it collides with: go on all the same, noted as contested.")
        private String claim = "";

        @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why, for those concerned.")
        private String because = "";
    }

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var claim = claim();
        var sent = party.data().sent().resolve(nameOf(claim, party.secret()) + ".xml");
        var document = unanswered(sent).orElseGet(() -> written(claim, sent));
        var id = Stafett.v1().examine(document).instanceIdentifier();
        Claimed claimed;
        try (var connection = party.connect()) {
            var answered = connection.submit(document, id);
            claimed = claimed(answered, id.orElse(""));
        }
        answered(sent);
        output.say(claimed, out -> print(claimed, out));
        return claimed.answer().equals("noted") || claimed.answer().equals("contested") ? 0 : 1;
    }

    private ServiceClaim claim() {
        var claim = new ServiceClaim()
                .withPerson(PersonNamed.of(person)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--person is 11 or 12 digits, LOCAL:ORGNR:NUMBER, FOREIGN:COUNTRY:NUMBER, or -.")))
                .withService(service)
                .withOccurrence(occurrence)
                .withFrom(from)
                .withUntil(until)
                .withLatestStart(latestStart)
                .withPurpose(purpose);
        return inSpite == null
                ? claim
                : claim.withInSpiteOf(
                        new InSpiteOf().withClaimNumber(inSpite.claim).withBecause(inSpite.because));
    }

    /** The same claim has the same name, which tells nothing to those who don't have the party's secret. */
    private String nameOf(ServiceClaim claim, String secret) {
        var identifier = claim.getPerson().getIdentifier();
        var said = String.join(
                "\n",
                party.party(),
                identifier.getType().name(),
                identifier.getValue(),
                service,
                String.valueOf(occurrence),
                from.toString(),
                String.valueOf(until),
                String.valueOf(latestStart),
                String.valueOf(purpose),
                inSpite == null ? "" : inSpite.claim + "\n" + inSpite.because);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Optional<byte[]> unanswered(Path sent) {
        try {
            return Files.exists(sent) ? Optional.of(Files.readAllBytes(sent)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(
                    sent + " can't be read, which is a claim of yours without an answer yet",
                    "Make it readable: a new document would be another claim.",
                    unreadable);
        }
    }

    /** Stored whole before the first attempt, so that a second attempt is the same message. */
    private byte[] written(ServiceClaim claim, Path sent) {
        var document = Stafett.v1()
                .writer()
                .bytes(Message.of(claim).from(party.party()).to(party.hub()).build());
        try {
            Files.createDirectories(sent.getParent());
            var half = Files.createTempFile(sent.getParent(), ".claim", ".new"); // 0600: only its owner may read it
            Files.write(half, document);
            Files.move(half, sent, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new CouldNotBeDone(
                    "the claim can't be kept in " + sent.getParent() + ", so it was not sent",
                    "Name a data folder that can be written with --data DIR.",
                    unwritable);
        }
        return document;
    }

    private static void answered(Path sent) {
        try {
            Files.deleteIfExists(sent);
        } catch (IOException stays) {
            throw new CouldNotBeDone(
                    "the claim was answered, but " + sent + " can't be removed",
                    "Remove it: as long as it is there, the same command repeats that claim instead of making a new one.",
                    stays);
        }
    }

    private static Claimed claimed(HubConnection.Answered answered, String id) {
        var payload = ReceiptShown.payload(answered.document());
        var receipt = ReceiptShown.receipt(payload);
        var findings = ReceiptShown.findings(receipt);
        var firstError = findings.stream()
                .filter(finding -> finding.severity().equals("error"))
                .map(FindingShown::name)
                .findFirst();
        if (!(payload instanceof ClaimAnswer answer)) {
            return new Claimed(
                    "rejected",
                    List.of(),
                    firstError,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    id,
                    answered.replayed(),
                    ReceiptShown.auditIndex(receipt),
                    findings);
        }
        return new Claimed(
                ReceiptShown.word(answer.getAnswer()),
                List.copyOf(answer.getWarning()),
                Optional.ofNullable(answer.getCollision())
                        .map(Enum::name)
                        .or(() -> firstError)
                        .or(() -> answer.getAnswer() == Answer.NOTED
                                ? Optional.empty()
                                : Optional.of(answer.getAnswer().name())),
                Optional.ofNullable(answer.getClaimNumber()),
                Optional.ofNullable(answer.getHeldBy()),
                Optional.ofNullable(answer.getFirstFreeDay()),
                id,
                answered.replayed(),
                ReceiptShown.auditIndex(receipt),
                findings);
    }

    private static void print(Claimed claimed, PrintWriter out) {
        out.println(claimed.answer()
                + claimed.claim().map(number -> ", claim " + number).orElse("")
                + claimed.code().map(code -> ", " + code).orElse("")
                + claimed.heldBy().map(party -> ", held by " + party).orElse("")
                + claimed.firstFreeDay().map(day -> ", free from " + day).orElse("")
                + (claimed.replayed() ? " (as answered before)" : ""));
        claimed.findings().forEach(finding -> finding.print(out));
    }
}
