package no.stafett.cli.hub;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.stafett.cli.BothLanguages;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.FindingShown;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;
import no.stafett.v1.UnreadableDocumentException;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.common.LocalisedText;

/** What an answering document says: its receipt, whatever it is wrapped in. */
final class ReceiptShown {
    private ReceiptShown() {}

    /**
     * The payload of an answer.
     *
     * @throws CouldNotBeDone when it is not a document of the standard
     */
    static Object payload(byte[] answer) {
        try {
            return Stafett.v1().parser().parse(answer).payload();
        } catch (UnreadableDocumentException notOfTheStandard) {
            throw new CouldNotBeDone(
                    "the hub's answer can't be read",
                    "Check that the hub and this program speak the same version of the standard.",
                    notOfTheStandard);
        }
    }

    /** The receipt in an answer. */
    static Receipt receipt(Object payload) {
        if (payload instanceof Receipt receipt) {
            return receipt;
        }
        if (payload instanceof ClaimAnswer answer && answer.getReceipt() != null) {
            return answer.getReceipt();
        }
        if (payload instanceof ServiceHistory history && history.getReceipt() != null) {
            return history.getReceipt();
        }
        throw new CouldNotBeDone(
                "the hub answered with a " + payload.getClass().getSimpleName() + ", which has no receipt",
                "Check that the hub and this program speak the same version of the standard.");
    }

    /** {@code accepted}, {@code accepted-with-warnings}, {@code rejected}. */
    static String status(Receipt receipt) {
        return word(receipt.getChecked().getStatus());
    }

    /** Whether the document was rejected. */
    static boolean isRejected(Receipt receipt) {
        return receipt.getChecked().getStatus() == CheckStatus.REJECTED;
    }

    /** Where the document stands in the log. */
    static Optional<Long> auditIndex(Receipt receipt) {
        return Optional.ofNullable(receipt.getKept())
                .flatMap(kept -> Optional.ofNullable(kept.getLogEntry()))
                .map(entry -> entry.getIndex());
    }

    /** The findings, as the receipt words them. */
    static List<FindingShown> findings(Receipt receipt) {
        return receipt.getChecked().getFinding().stream()
                .map(ReceiptShown::shown)
                .toList();
    }

    private static FindingShown shown(ReceiptFinding finding) {
        return new FindingShown(
                finding.getCode(),
                finding.getName(),
                word(finding.getSeverity()),
                FindingCode.of(finding.getCode())
                        .map(code -> word(code.layer()))
                        .orElse("unknown"),
                Optional.ofNullable(finding.getAt()),
                Optional.ofNullable(finding.getLine()),
                both(finding.getText()),
                Optional.ofNullable(finding.getRemedy()).map(ReceiptShown::both));
    }

    static BothLanguages both(LocalisedText text) {
        return new BothLanguages(text.getEn(), text.getNb());
    }

    /** A code as the command line writes it: {@code UNKNOWN_OR_NO_GROUND} is {@code unknown-or-no-ground}. */
    static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
