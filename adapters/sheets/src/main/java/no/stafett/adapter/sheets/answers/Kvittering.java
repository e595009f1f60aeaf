package no.stafett.adapter.sheets.answers;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.common.LocalisedText;

/** The form {@code kvittering}: a receipt as a row for each finding, or one row where there is none. */
public final class Kvittering {
    private static final Column<String> MELDING =
            Column.of("Melding", Types.line(), "Id-en til meldingen som er kvittert.", "The id of the message.");
    private static final Column<String> SLAG =
            Column.of("Meldingstype", Types.line(), "Hva slags melding det var.", "Which message it was.");
    private static final Column<String> MOTTATT =
            Column.of("Mottatt", Types.line(), "Når huben tok imot den.", "When the hub received it.");
    private static final Column<String> STATUS =
            Column.of("Status", Types.line(), "Godtatt, godtatt med merknader, eller avvist.", "What was found.");
    private static final Column<String> RESULTAT =
            Column.of("Resultat", Types.line(), "Hva den førte til i huben.", "What the ledger made of it.");
    private static final Column<String> RESERVASJON =
            Column.of("Reservasjonsnummer", Types.line(), "Reservasjonen den gjelder.", "The claim it is about.");
    private static final Column<String> FUNN =
            Column.of("Funn", Types.line(), "Koden til funnet.", "The code of the finding.");
    private static final Column<String> STED =
            Column.of("Sted", Types.text(), "Hvor i meldingen det er.", "Where in the message.");
    private static final Column<String> HVA =
            Column.of("Hva er galt", Types.text(), "Hva som er galt.", "What is wrong, in Norwegian.");
    private static final Column<String> GJOR =
            Column.of("Hva du gjør", Types.text(), "Hva du gjør med det.", "What to do, in Norwegian.");
    private static final Column<String> WHAT =
            Column.of("What is wrong", Types.text(), "Hva som er galt, på engelsk.", "What is wrong.");
    private static final Column<String> DO =
            Column.of("What to do", Types.text(), "Hva du gjør, på engelsk.", "What to do.");
    private static final Column<String> HJELP =
            Column.of("Hjelpeside", Types.line(), "Siden om funnet.", "The finding's page.");

    /** The form. */
    public static final Form FORM = new Form(
            "kvittering",
            "1.0",
            "Kvittering",
            new Words("Kvitteringer: en rad for hvert funn.", "Receipts: a row for each finding."),
            List.of(MELDING, SLAG, MOTTATT, STATUS, RESULTAT, RESERVASJON, FUNN, STED, HVA, GJOR, WHAT, DO, HJELP));

    private Kvittering() {}

    /** The rows of a receipt. */
    public static List<Entry> rows(Receipt receipt) {
        var checked = Optional.ofNullable(receipt.getChecked());
        List<ReceiptFinding> findings =
                checked.map(found -> List.copyOf(found.getFinding())).orElse(List.of());
        return findings.isEmpty()
                ? List.of(begun(receipt).build())
                : findings.stream().map(finding -> row(receipt, finding)).toList();
    }

    private static Entry row(Receipt receipt, ReceiptFinding finding) {
        var text = Optional.ofNullable(finding.getText());
        var remedy = Optional.ofNullable(finding.getRemedy());
        return begun(receipt)
                .with(FUNN, finding.getCode())
                .with(STED, finding.getAt())
                .with(HVA, text.map(LocalisedText::getNb).orElse(null))
                .with(GJOR, remedy.map(LocalisedText::getNb).orElse(null))
                .with(WHAT, text.map(LocalisedText::getEn).orElse(null))
                .with(DO, remedy.map(LocalisedText::getEn).orElse(null))
                .with(HJELP, finding.getCode() == null ? null : "docs/findings/" + finding.getCode() + ".md")
                .build();
    }

    private static Entry.Builder begun(Receipt receipt) {
        var entry = Entry.builder();
        if (receipt.getKept() != null) {
            var kept = receipt.getKept();
            entry.with(MELDING, kept.getMessageId())
                    .with(SLAG, kept.getMessageType())
                    .with(
                            MOTTATT,
                            kept.getReceivedAt() == null
                                    ? null
                                    : kept.getReceivedAt().toString());
        }
        if (receipt.getChecked() != null && receipt.getChecked().getStatus() != null) {
            entry.with(
                    STATUS,
                    switch (receipt.getChecked().getStatus()) {
                        case ACCEPTED -> "godtatt";
                        case ACCEPTED_WITH_WARNINGS -> "godtatt med merknader";
                        case REJECTED -> "avvist";
                    });
        }
        if (receipt.getOutcome() != null) {
            var outcome = receipt.getOutcome();
            entry.with(RESERVASJON, outcome.getClaimNumber());
            if (outcome.getResult() != null) {
                entry.with(
                        RESULTAT,
                        switch (outcome.getResult()) {
                            case RECORDED -> "registrert";
                            case NOTED -> "notert";
                            case CONTESTED -> "omstridt";
                            case COLLIDES -> "kolliderer";
                            case HELD -> "holdes til den som skal ha den, er kjent";
                            case NONE -> "ingenting";
                        });
            }
        }
        return entry;
    }
}
