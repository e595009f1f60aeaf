package no.stafett.cli.hub;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Documents;
import no.stafett.cli.FindingShown;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends documents and waits for their receipts. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Send documents to a hub and wait for their receipts.",
            "FILE is a file, a folder (every .xml below it, by name), or - for standard input. The bytes are sent as they are:"
                    + " sending the same file again gives the same receipt, and the effect comes once."
        },
        exitCodeList = {
            "0:all were accepted",
            "1:at least one was rejected",
            "2:the command was wrong",
            "3:the hub did not answer"
        },
        footer = {
            "",
            "Example:",
            "  stafett submit --to http://127.0.0.1:8080/soap --as 310000418 mapping.xml --receipts receipts/"
        })
public final class SubmitCommand implements Subcommand {
    /** The contract's fields. */
    record Submitted(List<Result> results) {}

    /**
     * What came of one document.
     *
     * @param path the file
     * @param id its InstanceIdentifier
     * @param status {@code accepted}, {@code accepted-with-warnings}, {@code rejected}
     * @param replayed whether this receipt had been given before
     * @param findings what was found
     * @param auditIndex its place in the log
     * @param outcome what the ledger made of it
     * @param claim the claim's number, where there is one
     * @param answer what a claim was answered
     */
    record Result(
            String path,
            Optional<String> id,
            String status,
            boolean replayed,
            List<FindingShown> findings,
            Optional<Long> auditIndex,
            Optional<String> outcome,
            Optional<String> claim,
            Optional<String> answer) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description = "Keep each answer there, as ID.receipt.xml; 'stafett audit check' reads them.")
    private @Nullable Path receipts;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, folders, or - for standard input.")
    private List<String> files = List.of();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var names = Documents.named(files);
        var results = new ArrayList<Result>(names.size());
        try (var connection = party.connect();
                var unused = Progress.of(output, () -> "Sent " + results.size() + " of " + names.size())) {
            for (var name : names) {
                results.add(submitted(name, connection));
            }
        }
        output.say(new Submitted(results), out -> results.forEach(result -> print(result, out)));
        return results.stream().anyMatch(result -> result.status().equals("rejected")) ? 1 : 0;
    }

    private Result submitted(String name, HubConnection connection) {
        var document = Documents.read(name);
        var id = Stafett.v1().examine(document).instanceIdentifier();
        var answered = connection.submit(document, id);
        var payload = ReceiptShown.payload(answered.document());
        var receipt = ReceiptShown.receipt(payload);
        if (receipts != null) {
            keep(receipts, id.orElse(receipt.getKept().getMessageId()), answered.document());
        }
        var outcome = Optional.ofNullable(receipt.getOutcome());
        return new Result(
                name,
                id,
                ReceiptShown.status(receipt),
                answered.replayed(),
                ReceiptShown.findings(receipt),
                ReceiptShown.auditIndex(receipt),
                outcome.map(Outcome::getResult).map(ReceiptShown::word),
                outcome.flatMap(one -> Optional.ofNullable(one.getClaimNumber())),
                payload instanceof ClaimAnswer answer
                        ? Optional.of(ReceiptShown.word(answer.getAnswer()))
                        : Optional.empty());
    }

    private static void keep(Path folder, @Nullable String id, byte[] answer) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve((id == null ? "without-id-" + System.nanoTime() : id) + ".receipt.xml"), answer);
        } catch (IOException unwritable) {
            throw new CouldNotBeDone(
                    "the receipt can't be kept in " + folder,
                    "Give another folder with --receipts DIR, and run the same command again: the same receipt comes.",
                    unwritable);
        }
    }

    private static void print(Result result, PrintWriter out) {
        out.println(result.path() + ": " + result.status()
                + (result.replayed() ? ", as answered before" : "")
                + result.answer().map(answer -> ", " + answer).orElse("")
                + result.claim().map(claim -> ", claim " + claim).orElse("")
                + result.auditIndex()
                        .map(index -> ", entry " + index + " of the log")
                        .orElse(""));
        result.findings().forEach(finding -> finding.print(out));
    }
}
