package no.stafett.adapter.sheets.answers;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.common.LocalisedText;
import org.jspecify.annotations.Nullable;

/** The form {@code kvittering}: a receipt as a row for each finding, or one row where there is none. */
public final class Kvittering {
    private static final Column<String> RAD = Column.of(
            "Rad",
            Types.line(),
            "Raden i regnearket som det gjelder, der en hub har oversatt det.",
            "The row of the spreadsheet, where a hub has translated it.");
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
            List.of(
                    RAD,
                    MELDING,
                    SLAG,
                    MOTTATT,
                    STATUS,
                    RESULTAT,
                    RESERVASJON,
                    FUNN,
                    STED,
                    HVA,
                    GJOR,
                    WHAT,
                    DO,
                    HJELP));
    /** The column whose cells are addresses of pages, from 0. */
    public static final int HELP_COLUMN = FORM.slots().size() - 1;

    private Kvittering() {}

    /** The rows of a receipt. */
    public static List<Entry> rows(Receipt receipt) {
        return rows(receipt, 0, Help.BESIDE);
    }

    /**
     * The rows of a receipt.
     *
     * @param row the row of the spreadsheet that its message was made of; 0 where that is not known
     * @param help what its last column leads to
     */
    public static List<Entry> rows(Receipt receipt, int row, Help help) {
        var checked = Optional.ofNullable(receipt.getChecked());
        List<ReceiptFinding> findings =
                checked.map(found -> List.copyOf(found.getFinding())).orElse(List.of());
        return findings.isEmpty()
                ? List.of(begun(receipt, row).build())
                : findings.stream()
                        .map(finding -> entry(receipt, row, finding, help))
                        .toList();
    }

    /** What was found about a spreadsheet, or about a row that became a message all the same. */
    public static Entry found(Finding finding, Help help) {
        return Entry.builder()
                .with(RAD, row(finding.line()))
                .with(STATUS, finding.isError() ? "ikke sendt" : "merknad")
                .with(FUNN, finding.code().id())
                .with(STED, finding.at())
                .with(HVA, finding.text(Language.NB))
                .with(GJOR, finding.remedy(Language.NB).orElse(null))
                .with(WHAT, finding.text(Language.EN))
                .with(DO, finding.remedy(Language.EN).orElse(null))
                .with(HJELP, help.page(finding.code().id()))
                .build();
    }

    /**
     * Tells of a row, or with 0 of the whole spreadsheet, what no receipt tells.
     *
     * @param said what stands in the column Status, in Norwegian
     */
    public static Entry told(int row, String said, Words what, Words remedy) {
        return Entry.builder()
                .with(RAD, row(row))
                .with(STATUS, said)
                .with(HVA, what.nb())
                .with(GJOR, remedy.nb())
                .with(WHAT, what.en())
                .with(DO, remedy.en())
                .build();
    }

    private static @Nullable String row(@Nullable Integer number) {
        return number == null || number == 0 ? null : number.toString();
    }

    private static Entry entry(Receipt receipt, int row, ReceiptFinding finding, Help help) {
        var text = Optional.ofNullable(finding.getText());
        var remedy = Optional.ofNullable(finding.getRemedy());
        return begun(receipt, row)
                .with(FUNN, finding.getCode())
                .with(STED, finding.getAt())
                .with(HVA, text.map(LocalisedText::getNb).orElse(null))
                .with(GJOR, remedy.map(LocalisedText::getNb).orElse(null))
                .with(WHAT, text.map(LocalisedText::getEn).orElse(null))
                .with(DO, remedy.map(LocalisedText::getEn).orElse(null))
                .with(HJELP, finding.getCode() == null ? null : help.page(finding.getCode()))
                .build();
    }

    private static Entry.Builder begun(Receipt receipt, int row) {
        var entry = Entry.builder().with(RAD, row(row));
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
