package no.stafett.cli.hub;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.stafett.audit.Hash;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.FindingShown;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.v1.Header;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Difference;
import no.stafett.v1.model.ReconciledClaim;
import no.stafett.v1.model.ReconciledClaims;
import no.stafett.v1.model.ReconciledDocument;
import no.stafett.v1.model.ReconciledDocuments;
import no.stafett.v1.model.ReconciliationAnswer;
import no.stafett.v1.model.ReconciliationReport;
import no.stafett.v1.model.codes.ClaimState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares a party's books with the hub's. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compare what a party has sent, received and provides with what the hub has.",
            "PATH is a folder of documents (every .xml below it), or a file with a line id,sha256 for each. A list that is given is held"
                    + " to be whole for the period; one that is left out is not compared. Only ids, digests and claim numbers are sent.",
            "Questions and receipts need not be among what was sent, nor answers among what was received.",
            "--nightly compares each day that is over once, and makes up for days on which nothing ran; with --at it stays, and does so"
                    + " each night."
        },
        exitCodeList = {
            "0:both have the same",
            "1:something differs, or not all could be compared, or the report was rejected; with --nightly: on any of the days",
            "2:the command was wrong",
            "3:the hub did not answer, or a file can't be read"
        },
        footer = {
            "",
            "Examples:",
            "  stafett reconcile --to http://127.0.0.1:8080/soap --as 310000418 --sent out/ --received in/",
            "  stafett reconcile --as 310000418 --sent out/ --received in/ --nightly accounts/ --at 02:30"
        })
public final class ReconcileCommand implements Subcommand {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    /** A night's list of a large folder goes so many days back, since a document may be on its way for a while. */
    private static final int LISTED_DAYS = 7;
    /** Two lists of so many fit into one report. */
    static final int WHOLE_MAX = 2_400;

    /** The contract's fields. */
    record Compared(
            LocalDate from,
            LocalDate until,
            boolean complete,
            List<DifferenceShown> differences,
            List<FindingShown> findings) {
        boolean isTheSame() {
            return complete && differences.isEmpty();
        }
    }

    /** The days that were due. */
    record Nights(List<Compared> nights) {}

    /**
     * Where the two differ.
     *
     * @param kind {@code lost}, {@code double}, {@code stuck}, {@code differing}, {@code unknown}
     * @param in {@code sent}, {@code received}, {@code provides}
     * @param why what was found, as the standard's code
     */
    record DifferenceShown(
            String kind,
            String in,
            String why,
            Optional<String> id,
            Optional<String> claim,
            Optional<String> type,
            Optional<String> sha256,
            Optional<String> sameAs,
            Optional<String> service,
            Optional<String> state,
            Optional<Instant> since,
            Optional<LocalDate> sinceDay) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day compared (default: yesterday).")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "The first day after (default: the day after --from).")
    private @Nullable LocalDate until;

    @Option(names = "--sent", paramLabel = "PATH", description = "What was sent and accepted, or not answered.")
    private @Nullable Path sent;

    @Option(names = "--received", paramLabel = "PATH", description = "The copies and notices that were received.")
    private @Nullable Path received;

    @Option(
            names = "--provides",
            paramLabel = "FILE",
            description = "The claims as they stand now, a line number,service,state for each.")
    private @Nullable Path provides;

    @Option(
            names = "--nightly",
            paramLabel = "DIR",
            description =
                    "Compare every day that is over and has no account in this folder, at most 31 days back, the first time"
                            + " yesterday; and keep the account there, as DAY.json.")
    private @Nullable Path nightly;

    @Option(
            names = "--at",
            paramLabel = "HH:MM",
            description = "With --nightly: stay, and compare each night at this time in Norway, until stopped.")
    private @Nullable LocalTime at;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (sent == null && received == null && provides == null) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing to compare: give --sent, --received or --provides.");
        }
        Subcommand.require(
                spec, until == null || until.isAfter(from), "--until is the first day after: later than --from.");
        if (nightly != null) {
            return eachNight(nightly);
        }
        if (at != null) {
            throw new ParameterException(spec.commandLine(), "--at goes with --nightly DIR.");
        }
        var first = from == null ? LocalDate.now(NORWAY).minusDays(1) : from;
        var compared = compare(first, until == null ? first.plusDays(1) : until, Instant.MIN, true);
        output.say(compared, out -> print(compared, out));
        return compared.isTheSame() ? 0 : 1;
    }

    private int eachNight(Path accounts) {
        if (from != null || until != null) {
            throw new ParameterException(
                    spec.commandLine(), "--nightly finds out which days to compare: leave out --from and --until.");
        }
        var nights = new ArrayList<Compared>();
        var account = new Nightly(accounts, Clock.systemUTC(), (day, last) -> {
            // Older ones were compared on nights before; claims are compared as they stand now, so once is enough.
            var oldest = day.minusDays(LISTED_DAYS).atStartOfDay(NORWAY).toInstant();
            var compared = compare(day, day.plusDays(1), oldest, last);
            if (at == null) {
                nights.add(compared);
            } else {
                output.say(compared, out -> print(compared, out));
            }
            return compared.findings().isEmpty() ? Optional.of(compared) : Optional.empty();
        });
        if (at != null) {
            account.stay(
                    at,
                    Nightly::waitUntil,
                    failed -> output.remark("stafett: " + failed.getMessage() + "; tried again in "
                            + Nightly.AGAIN.toMinutes() + " minutes"));
            return 0;
        }
        boolean all = account.run();
        output.say(new Nights(nights), out -> {
            nights.forEach(night -> print(night, out));
            if (nights.isEmpty()) {
                out.println("Every day until today has its account in " + accounts + ".");
            }
        });
        return all && nights.stream().allMatch(Compared::isTheSame) ? 0 : 1;
    }

    private Compared compare(LocalDate first, LocalDate end, Instant oldest, boolean withClaims) {
        var document = Stafett.v1()
                .writer()
                .bytes(Message.of(report(first, end, oldest, withClaims))
                        .from(party.party())
                        .to(party.hub())
                        .build());
        try (var connection = party.connect()) {
            var answered =
                    connection.submit(document, Stafett.v1().examine(document).instanceIdentifier());
            var payload = ReceiptShown.payload(answered.document());
            return payload instanceof ReconciliationAnswer answer
                    ? shown(answer)
                    : new Compared(first, end, false, List.of(), ReceiptShown.findings(ReceiptShown.receipt(payload)));
        }
    }

    private ReconciliationReport report(LocalDate first, LocalDate end, Instant oldest, boolean withClaims) {
        var report = new ReconciliationReport().withFrom(first).withUntil(end);
        if (sent != null) {
            report.setSent(new ReconciledDocuments().withDocument(documents(sent, oldest)));
        }
        if (received != null) {
            report.setReceived(new ReconciledDocuments().withDocument(documents(received, oldest)));
        }
        if (provides != null && withClaims) {
            report.setProvides(new ReconciledClaims()
                    .withClaim(lines(provides, 3)
                            .map(line -> new ReconciledClaim()
                                    .withClaimNumber(line[0])
                                    .withService(line[1])
                                    .withState(state(line[2])))
                            .toList()));
        }
        return report;
    }

    private ClaimState state(String word) {
        try {
            return ClaimState.fromValue(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException notOne) {
            throw new ParameterException(
                    spec.commandLine(), word + " is no state of a claim: NOTED, CONTESTED, STARTED, LAPSED or ENDED.");
        }
    }

    private List<ReconciledDocument> documents(Path path, Instant oldest) {
        return Files.isDirectory(path)
                ? below(path, oldest)
                : lines(path, 2)
                        .map(line -> new ReconciledDocument()
                                .withMessageId(line[0])
                                .withSha256(line[1].toLowerCase(Locale.ROOT)))
                        .toList();
    }

    /**
     * Those of a folder that are documents at all; a folder without any is a list that is empty.
     *
     * @param oldest of a folder with more than {@value #WHOLE_MAX}, those made before are left out
     */
    private static List<ReconciledDocument> below(Path folder, Instant oldest) {
        try (var walk = Files.walk(folder)) {
            var documents = new LinkedHashMap<String, Listed>();
            walk.filter(path -> path.toString().endsWith(".xml") && Files.isRegularFile(path))
                    .sorted()
                    .flatMap(file -> document(file).stream())
                    .forEach(one -> documents.putIfAbsent(
                            one.document().getMessageId() + one.document().getSha256(), one)); // kept in two files
            return documents.values().stream()
                    .filter(one -> documents.size() <= WHOLE_MAX || !one.made().isBefore(oldest))
                    .map(Listed::document)
                    .toList();
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(folder + " can't be read", "Check that it may be read.", unreadable);
        }
    }

    private record Listed(ReconciledDocument document, Instant made) {}

    private static Optional<Listed> document(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var examined = Stafett.v1().examine(bytes);
            return examined.instanceIdentifier()
                    .map(id -> new Listed(
                            new ReconciledDocument()
                                    .withMessageId(id)
                                    .withSha256(Hash.ofBytes(bytes).hex()),
                            examined.header().map(Header::created).orElse(Instant.MAX)));
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(file + " can't be read", "Check that it may be read.", unreadable);
        }
    }

    private Stream<String[]> lines(Path file, int columns) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> {
                        var parts = line.split("\\s*[,;]\\s*", -1);
                        if (parts.length != columns) {
                            throw new ParameterException(
                                    spec.commandLine(),
                                    file + ": a line has " + parts.length + " parts instead of " + columns
                                            + "; see 'stafett reconcile --help'.");
                        }
                        return parts;
                    });
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(file + " can't be read", "Check that it is there and may be read.", unreadable);
        }
    }

    private static Compared shown(ReconciliationAnswer answer) {
        return new Compared(
                answer.getFrom(),
                answer.getUntil(),
                answer.isComplete(),
                answer.getDifference().stream().map(ReconcileCommand::shown).toList(),
                List.of());
    }

    private static DifferenceShown shown(Difference difference) {
        return new DifferenceShown(
                difference.getKind().name().toLowerCase(Locale.ROOT),
                difference.getIn().name().toLowerCase(Locale.ROOT),
                difference.getWhy().name(),
                Optional.ofNullable(difference.getMessageId()),
                Optional.ofNullable(difference.getClaimNumber()),
                Optional.ofNullable(difference.getMessageType()),
                Optional.ofNullable(difference.getSha256()),
                Optional.ofNullable(difference.getSameAs()),
                Optional.ofNullable(difference.getService()),
                Optional.ofNullable(difference.getState()).map(Enum::name),
                Optional.ofNullable(difference.getSince()),
                Optional.ofNullable(difference.getSinceDay()));
    }

    private static void print(Compared compared, PrintWriter out) {
        compared.findings().forEach(finding -> finding.print(out));
        for (var one : compared.differences()) {
            out.println(one.kind().toUpperCase(Locale.ROOT) + "  " + one.in() + "  "
                    + one.id().or(one::claim).orElse("")
                    + one.type().or(one::service).map(type -> "  " + type).orElse("")
                    + one.state().map(state -> "  " + state).orElse("")
                    + one.since()
                            .map(Object::toString)
                            .or(() -> one.sinceDay().map(Object::toString))
                            .map(since -> "  since " + since)
                            .orElse("")
                    + one.sameAs().map(other -> "  same as " + other).orElse(""));
            out.println("    " + meaning(one));
        }
        if (compared.findings().isEmpty()) {
            out.println(
                    compared.differences().isEmpty()
                            ? "Nothing differs from " + compared.from() + " until " + compared.until() + "."
                            : compared.differences().size() + " differ.");
            if (!compared.complete()) {
                out.println("Not all could be compared or listed: settle these, or compare a shorter period.");
            }
        }
    }

    /** The standard says the same of each code, in both languages. */
    private static String meaning(DifferenceShown one) {
        return switch (one.why()) {
            case "NOT_HERE" -> "The hub never got it. Send the same bytes again.";
            case "NOT_LISTED" ->
                switch (one.in()) {
                    case "sent" -> "The hub has it from you, and you do not list it. Find out who sent it.";
                    case "received" -> "The hub has handed it over, and you do not have it. Ask the hub's operator.";
                    default -> "It is in force, and you do not list it. Give the service, or end it.";
                };
            case "SAME_CONTENT" -> "It says the same as another that you sent. Withdraw one by a Correction.";
            case "SAME_DIGEST" -> "You list one document under two ids. One is wrong in your books.";
            case "HELD_HERE" -> "The hub could not record it, by a fault of its own. Nothing needs to be sent again.";
            case "WAITS_TO_LEAVE" -> "It has not yet left the hub for your inbox.";
            case "WAITS_IN_INBOX" -> "It waits in your inbox. Fetch it and acknowledge it.";
            case "OTHER_DIGEST" -> "The hub has other bytes under this id.";
            case "REJECTED" -> "The hub has rejected it. Send the mended document under a new id.";
            case "OTHER_STATE" -> "The claim stands otherwise with the hub.";
            case "OTHER_SERVICE" -> "The claim is of another service.";
            default -> "It is nothing that the hub has sent you, or that you hold.";
        };
    }
}
