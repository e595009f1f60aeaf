package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.stafett.cli.FindingShown;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceHistoryQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's ledger, as far as the party may see it. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description = {
            "A person's ledger, as far as the party may see it. Each look is logged, and can be shown to the person.",
            "Unknown and no ground get the same answer."
        },
        exitCodeList = {"0:answered", "1:not answered", "2:the command was wrong", "3:the hub did not answer"},
        footer = {
            "",
            "Examples:",
            "  echo $NUMBER | stafett person --to http://127.0.0.1:8080/soap --as 310000418 -",
            "  echo $NUMBER | stafett person --to http://127.0.0.1:8080/soap --as 310000418 - --known-at 2026-05-19"
        })
public final class PersonCommand implements Subcommand {
    /** The contract's fields; {@code answered} is false where the person is unknown or there is no ground. */
    record Ledger(
            boolean answered,
            Optional<LocalDate> asOf,
            List<HistoryShown.OwedShown> obligations,
            List<HistoryShown.ClaimShown> claims,
            List<HistoryShown.ConflictShown> conflicts,
            List<FindingShown> findings) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Parameters(
            paramLabel = "ID",
            description =
                    "Fødselsnummer, D-number, DUF number, LOCAL:ORGNR:NUMBER, FOREIGN:COUNTRY:NUMBER; or - to read it"
                            + " from standard input.")
    private String person = "";

    @Option(
            names = "--known-at",
            paramLabel = "DATE",
            description =
                    "As it stood when that day was over: what was told, linked or withdrawn later does not count.")
    private @Nullable LocalDate knownAt;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            defaultValue = "GIVE_SERVICE",
            description = "For what: a code of the list purpose (default: ${DEFAULT-VALUE}).")
    private String purpose = "GIVE_SERVICE";

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var query = new ServiceHistoryQuery()
                .withPerson(PersonNamed.of(person)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "The person is 11 or 12 digits, LOCAL:ORGNR:NUMBER, FOREIGN:COUNTRY:NUMBER, or -.")))
                .withPurpose(purpose)
                .withKnownAt(knownAt);
        var document = HistoryShown.document(query, party);
        Ledger ledger;
        try (var connection = party.connect()) {
            var answered =
                    connection.submit(document, Stafett.v1().examine(document).instanceIdentifier());
            ledger = ledger(ReceiptShown.payload(answered.document()));
        }
        output.say(ledger, out -> print(ledger, out));
        return ledger.answered() ? 0 : 1;
    }

    private static Ledger ledger(Object payload) {
        var findings = ReceiptShown.findings(ReceiptShown.receipt(payload));
        if (!(payload instanceof ServiceHistory history)) {
            return new Ledger(false, Optional.empty(), List.of(), List.of(), List.of(), findings);
        }
        return new Ledger(
                history.isAnswered(),
                Optional.ofNullable(history.getAsOf()),
                HistoryShown.obligations(history),
                HistoryShown.claims(history),
                HistoryShown.conflicts(history),
                findings);
    }

    private static void print(Ledger ledger, PrintWriter out) {
        if (!ledger.answered() && ledger.findings().isEmpty()) {
            out.println("Not answered: the person is unknown, or the party has no ground to ask.");
        }
        ledger.findings().forEach(finding -> finding.print(out));
        if (!ledger.obligations().isEmpty()) {
            out.println("Owed" + ledger.asOf().map(day -> " as of " + day).orElse(""));
            HistoryShown.print(ledger.obligations(), out);
        }
        if (!ledger.claims().isEmpty()) {
            out.println("Claims");
            for (var claim : ledger.claims()) {
                out.println("  " + claim.claim().orElse("") + "  " + claim.service() + "  " + claim.state()
                        + claim.from().map(day -> "  from " + day).orElse("")
                        + claim.until().map(day -> " until " + day).orElse("")
                        + claim.heldBy().map(party -> "  by " + party).orElse(""));
            }
        }
        if (!ledger.conflicts().isEmpty()) {
            out.println("Conflicts");
            for (var conflict : ledger.conflicts()) {
                out.println("  " + conflict.key() + "  " + conflict.kind()
                        + conflict.service().map(service -> "  " + service).orElse("")
                        + "  raised " + conflict.raised()
                        + conflict.resolved().map(day -> ", resolved " + day).orElse(""));
            }
        }
        if (ledger.answered()
                && ledger.obligations().isEmpty()
                && ledger.claims().isEmpty()) {
            out.println("Nothing is owed and nothing is claimed, as far as this party may see.");
        }
    }
}
