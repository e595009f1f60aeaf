package no.stafett.ledger.evaluate;

import java.util.List;
import java.util.function.Predicate;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact that shows something of every service that the catalogue says is fulfilled so.
 *
 * @param fulfilment services with a row for this evidence are meant
 * @param code what is shown
 * @param occurrence the value that tells which one, or {@link #OWN_MESSAGE}; null: the first
 * @param party the value that tells who answers for it; null: none does
 * @param reason the value that is its reason or outcome; null: none
 * @param when which of these facts
 */
record Showing(
        FactKind kind,
        EvidenceCode fulfilment,
        EvidenceCode code,
        @Nullable String occurrence,
        @Nullable String party,
        @Nullable String reason,
        Predicate<Fact> when) {

    /** Each message is one of its own, known by the message's number. */
    private static final String OWN_MESSAGE = "";

    static final List<Showing> ALL = List.of(
            new Showing(
                    FactKind.GUIDANCE, EvidenceCode.GUIDED, EvidenceCode.GUIDED, Key.OCCURRENCE, Key.BY, null, all()),
            new Showing(
                    FactKind.ASSESSMENT,
                    EvidenceCode.ASSESSED,
                    EvidenceCode.ASSESSED,
                    Key.OCCURRENCE,
                    Key.BY,
                    Key.LEVEL,
                    all()),
            new Showing(
                    FactKind.SUBJECT_ASSESSED,
                    EvidenceCode.SUBJECT_APPROVED,
                    EvidenceCode.SUBJECT_APPROVED,
                    Key.QUALIFICATION,
                    Key.BY,
                    null,
                    fact -> fact.has(Key.OUTCOME, "APPROVED")),
            new Showing(
                    FactKind.TESTED,
                    EvidenceCode.TESTED_FREE,
                    EvidenceCode.TESTED_FREE,
                    Key.SKILL,
                    Key.BY,
                    Key.LEVEL,
                    fact -> fact.has(Key.FREE, "true")),
            new Showing(
                    FactKind.TESTED,
                    EvidenceCode.TESTED,
                    EvidenceCode.TESTED,
                    null,
                    Key.BY,
                    Key.OUTCOME,
                    fact -> fact.value(Key.OUTCOME).isPresent()),
            new Showing(
                    FactKind.REFERRED, EvidenceCode.ANSWERED, EvidenceCode.APPLIED, OWN_MESSAGE, Key.BY, null, all()),
            new Showing(
                    FactKind.REFERRAL_ANSWERED,
                    EvidenceCode.ANSWERED,
                    EvidenceCode.ANSWERED,
                    Key.MESSAGE,
                    Key.BY,
                    Key.ANSWER,
                    all()),
            new Showing(FactKind.SETTLED, EvidenceCode.SETTLED, EvidenceCode.SETTLED, null, null, Key.MODE, all()),
            new Showing(FactKind.PLAN, EvidenceCode.PLANNED, EvidenceCode.PLANNED, null, Key.BY, null, all()));

    private static Predicate<Fact> all() {
        return fact -> true;
    }

    Proof proof(Service service, Fact fact) {
        if (OWN_MESSAGE.equals(occurrence)) {
            return new Proof(
                    fact.trueFrom(),
                    code,
                    service.code(),
                    Life.occurrence(service, Long.toString(fact.message())),
                    party == null ? null : fact.values().get(party),
                    null,
                    null,
                    null,
                    null,
                    fact);
        }
        return Life.proof(service, fact, code, occurrence, party, reason);
    }
}
