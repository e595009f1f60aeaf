package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What one fact proves about one service.
 *
 * @param on the day it counts from
 * @param party organisation number of who answers for it; null: not told
 * @param claim number of the claim it names; null: none
 * @param component the part it is about; null: the whole
 * @param reason its reason or outcome code; null: none
 * @param until first day it no longer counts, for leave and the like; null: no end
 */
record Proof(
        LocalDate on,
        EvidenceCode code,
        String service,
        String occurrence,
        @Nullable String party,
        @Nullable String claim,
        @Nullable String component,
        @Nullable String reason,
        @Nullable LocalDate until,
        Fact fact) {
    /** By day; on one day, as the codes are listed; then by fact. A refusal comes before the grant that mends it. */
    static final Comparator<Proof> ORDER = Comparator.comparing(Proof::on)
            .thenComparing(proof -> proof.code() == EvidenceCode.REFUSED ? 0 : 1)
            .thenComparing(Proof::code)
            .thenComparingLong(proof -> proof.fact().id());

    static Optional<EvidenceCode> code(String name) {
        for (EvidenceCode code : EvidenceCode.values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    boolean whole() {
        return component == null;
    }

    /** Whether the service was really given, or is being given. */
    boolean given() {
        return switch (code) {
            case STARTED, RESUMED, HOURS -> true;
            default -> code.fulfils();
        };
    }

    /** Whether an authority decided. */
    boolean decides() {
        return switch (code) {
            case GRANTED, REFUSED, STOPPED, EXEMPTED, RECOGNITION_DECIDED, ANSWERED -> true;
            default -> false;
        };
    }
}
