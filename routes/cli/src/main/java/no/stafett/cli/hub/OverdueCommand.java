package no.stafett.cli.hub;

import java.util.List;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.OwnOverdue;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceHistoryQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a party owes and is late with. */
@Command(
        name = "overdue",
        mixinStandardHelpOptions = true,
        description = {
            "What the party owes and is late with.",
            "People are told apart by the documents that the duties rest on, not by number."
        },
        exitCodeList = {"0:told, also when it is nothing", "2:the command was wrong", "3:the hub did not answer"},
        footer = {"", "Example:", "  stafett overdue --to http://127.0.0.1:8080/soap --as 310000418 --json"})
public final class OverdueCommand implements Subcommand {
    /** The contract's fields. */
    record Overdue(List<HistoryShown.OwedShown> obligations) {}

    @Mixin
    private PartyOptions party = new PartyOptions();

    @Option(names = "--service", paramLabel = "CODE", description = "Only this service; can be given more than once.")
    private List<String> services = List.of();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var document = HistoryShown.document(
                new ServiceHistoryQuery()
                        .withOwnOverdue(new OwnOverdue().withService(services))
                        .withPurpose("OWN_DUTIES"),
                party);
        List<HistoryShown.OwedShown> obligations;
        try (var connection = party.connect()) {
            var answered =
                    connection.submit(document, Stafett.v1().examine(document).instanceIdentifier());
            if (!(ReceiptShown.payload(answered.document()) instanceof ServiceHistory history)) {
                var refusal = ReceiptShown.findings(ReceiptShown.receipt(ReceiptShown.payload(answered.document())));
                throw new CouldNotBeDone(
                        "the hub refused the question: "
                                + refusal.stream()
                                        .findFirst()
                                        .map(finding -> finding.code() + " "
                                                + finding.text().en())
                                        .orElse("without a reason"),
                        "Run 'stafett explain CODE' for what it means.");
            }
            obligations = HistoryShown.obligations(history);
        }
        output.say(new Overdue(obligations), out -> {
            HistoryShown.print(obligations, out);
            out.println(obligations.isEmpty() ? "Nothing is overdue." : obligations.size() + " overdue.");
        });
        return 0;
    }
}
