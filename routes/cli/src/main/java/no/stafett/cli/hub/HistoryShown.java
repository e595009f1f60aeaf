package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.stafett.cli.BothLanguages;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Because;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceHistoryQuery;

/** A {@code ServiceHistory} as the command line shows it. */
final class HistoryShown {
    /**
     * What is owed.
     *
     * @param service a service of the catalogue
     * @param occurrence which, where a service is given more than once
     * @param milestone which part has the due date
     * @param kind right, duty, both, …
     * @param state where the work stands
     * @param overdue whether it is late
     * @param responsible who owes it
     * @param due when it is due
     * @param because why it is owed
     */
    record OwedShown(
            String service,
            Optional<String> occurrence,
            Optional<String> milestone,
            Optional<String> kind,
            String state,
            boolean overdue,
            Optional<String> responsible,
            Optional<LocalDate> due,
            Optional<LocalDate> ended,
            Optional<BecauseShown> because) {}

    record BecauseShown(
            String rule,
            Optional<String> version,
            Optional<String> legal,
            Optional<BothLanguages> text,
            List<String> messages) {}

    record ClaimShown(
            Optional<String> claim,
            String service,
            Optional<String> occurrence,
            Optional<String> component,
            String state,
            Optional<String> heldBy,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    record ConflictShown(
            String key,
            String kind,
            Optional<String> service,
            LocalDate raised,
            Optional<LocalDate> resolved,
            List<String> claims) {}

    private HistoryShown() {}

    /** A question as a document. */
    static byte[] document(ServiceHistoryQuery query, PartyOptions party) {
        return Stafett.v1()
                .writer()
                .bytes(Message.of(query).from(party.party()).to(party.hub()).build());
    }

    static List<OwedShown> obligations(ServiceHistory history) {
        return history.getObligation().stream()
                .map(owed -> new OwedShown(
                        owed.getService(),
                        Optional.ofNullable(owed.getOccurrence()),
                        Optional.ofNullable(owed.getMilestone()),
                        Optional.ofNullable(owed.getKind()).map(Enum::name),
                        owed.getState().name(),
                        owed.isOverdue(),
                        Optional.ofNullable(owed.getResponsible()),
                        Optional.ofNullable(owed.getDueOn()),
                        Optional.ofNullable(owed.getEndedOn()),
                        Optional.ofNullable(owed.getBecause()).map(HistoryShown::because)))
                .toList();
    }

    private static BecauseShown because(Because because) {
        return new BecauseShown(
                because.getRule(),
                Optional.ofNullable(because.getCatalogueVersion()),
                Optional.ofNullable(because.getLegal()),
                Optional.ofNullable(because.getText()).map(ReceiptShown::both),
                List.copyOf(because.getMessage()));
    }

    static List<ClaimShown> claims(ServiceHistory history) {
        return history.getClaim().stream()
                .map(claim -> new ClaimShown(
                        Optional.ofNullable(claim.getClaimNumber()),
                        claim.getService(),
                        Optional.ofNullable(claim.getOccurrence()),
                        Optional.ofNullable(claim.getComponent()),
                        claim.getState().name(),
                        Optional.ofNullable(claim.getHeldBy()),
                        Optional.ofNullable(claim.getFrom()),
                        Optional.ofNullable(claim.getUntil())))
                .toList();
    }

    static List<ConflictShown> conflicts(ServiceHistory history) {
        return history.getConflict().stream()
                .map(conflict -> new ConflictShown(
                        conflict.getKey(),
                        conflict.getKind().name(),
                        Optional.ofNullable(conflict.getService()),
                        conflict.getRaisedOn(),
                        Optional.ofNullable(conflict.getResolvedOn()),
                        List.copyOf(conflict.getClaimNumber())))
                .toList();
    }

    static void print(List<OwedShown> obligations, PrintWriter out) {
        for (var owed : obligations) {
            out.println("  " + owed.service()
                    + owed.milestone().map(milestone -> " (" + milestone + ")").orElse("")
                    + "  " + owed.state()
                    + (owed.overdue() ? " OVERDUE" : "")
                    + owed.due().map(day -> "  due " + day).orElse("")
                    + owed.responsible().map(party -> "  by " + party).orElse(""));
            owed.because().flatMap(BecauseShown::text).ifPresent(text -> out.println("    because " + text.en()));
        }
    }
}
