package no.stafett.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.stafett.audit.CanonicalJson;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReconciliationAnswer;
import no.stafett.v1.model.ServiceHistory;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says beside its proof, held against the entry that it proves: the proof covers the entry's event, and nothing
 * else in the document.
 */
final class SaidInReceipt {

    private SaidInReceipt() {}

    /** The first of status, result, type and id that the logged event gives otherwise; empty also for what is no receipt. */
    static Optional<String> contradictionIn(byte[] document) {
        return receipt(document).flatMap(receipt -> {
            var logged = event(receipt);
            for (var said : said(receipt).entrySet()) {
                var entry = logged.get(said.getKey());
                if (!Objects.equals(entry, said.getValue())) {
                    return Optional.of("It says " + said.getKey() + " " + said.getValue()
                            + "; the entry in the log says " + entry + ".");
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<Receipt> receipt(byte[] document) {
        Object payload;
        try {
            payload = Stafett.v1().parser().parse(document).payload();
        } catch (RuntimeException noMessage) { // a proof in JSON, or a receipt without its envelope
            return Optional.empty();
        }
        if (payload instanceof Receipt receipt) {
            return Optional.of(receipt);
        } else if (payload instanceof ClaimAnswer answer) {
            return Optional.ofNullable(answer.getReceipt());
        } else if (payload instanceof ServiceHistory history) {
            return Optional.ofNullable(history.getReceipt());
        } else if (payload instanceof ReconciliationAnswer answer) {
            return Optional.ofNullable(answer.getReceipt());
        }
        return Optional.empty();
    }

    /** Only what a message's own entry tells; an event of another form says nothing of these. */
    private static Map<String, @Nullable Object> event(Receipt receipt) {
        var kept = receipt.getKept();
        var entry = kept == null ? null : kept.getLogEntry();
        return entry == null || entry.getEvent() == null ? Map.of() : CanonicalJson.readObject(entry.getEvent());
    }

    private static Map<String, String> said(Receipt receipt) {
        var said = new LinkedHashMap<String, String>();
        if (!"message".equals(event(receipt).get("kind"))) {
            return said;
        }
        var checked = receipt.getChecked();
        put(said, "status", checked == null ? null : checked.getStatus().value());
        var outcome = receipt.getOutcome();
        put(said, "result", outcome == null ? null : outcome.getResult().value());
        put(said, "type", receipt.getKept().getMessageType());
        put(said, "id", receipt.getKept().getMessageId());
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null) {
            said.put(name, value);
        }
    }
}
