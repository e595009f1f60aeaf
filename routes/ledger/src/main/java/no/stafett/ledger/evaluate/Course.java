package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.Optional;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.Evidence;
import no.stafett.ledger.catalogue.Service.OnMove;
import org.jspecify.annotations.Nullable;

/**
 * The course of one obligation: proofs and moves, one after the other, move its state. What evidence usually means stands
 * here; where a service differs, its row of the catalogue says so.
 */
final class Course {
    private final Service service;
    private final EntitlementKind kind;

    private ObligationState state = ObligationState.OPEN;
    private @Nullable String reason;
    private LocalDate since;
    private @Nullable LocalDate until;
    private @Nullable LocalDate deferredUntil;
    private @Nullable LocalDate cycle;
    private boolean cycleByMove;
    private @Nullable LocalDate revivedOn;
    private boolean granted;
    private boolean decided;
    private boolean started;
    private boolean given;

    Course(Service service, EntitlementKind kind, LocalDate openedOn) {
        this.service = service;
        this.kind = kind;
        this.since = openedOn;
    }

    ObligationState state() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }

    LocalDate since() {
        return since;
    }

    /** When what is for a time is over by itself; null: it is not for a time. */
    @Nullable
    LocalDate until() {
        return until;
    }

    @Nullable
    LocalDate deferredUntil() {
        return deferredUntil;
    }

    /** The day from which milestones are to be met anew; null: they never had to be. */
    @Nullable
    LocalDate cycle() {
        return cycle;
    }

    /** The day it was owed again after a suspension; null: it was not suspended, or still is. */
    @Nullable
    LocalDate revivedOn() {
        return revivedOn;
    }

    boolean cycleByMove() {
        return cycleByMove;
    }

    /** Whether a decision that grants it is in force. */
    boolean granted() {
        return granted;
    }

    boolean started() {
        return started;
    }

    boolean presumed() {
        return !decided && !given;
    }

    /** Time passes up to a day: what was for a time ends. */
    void passTo(LocalDate day) {
        if (until != null && !until.isAfter(day)) {
            if (state == ObligationState.SUSPENDED) {
                revivedOn = until;
                revive(until);
            }
            become(started ? ObligationState.IN_PROGRESS : ObligationState.OPEN, null, until, null);
        }
    }

    void take(Proof proof) {
        passTo(proof.on());
        decided |= proof.decides();
        given |= proof.given();
        if (state == ObligationState.FULFILLED && service.occurrence().once()) {
            return;
        }
        var rule = rule(proof);
        if (rule.isPresent()) {
            var why = rule.get().reason() == null ? proof.reason() : rule.get().reason();
            become(rule.get().becomes(), why, proof.on(), proof.until());
            granted &= !state.isEnd();
            return;
        }
        usual(proof);
    }

    private Optional<Evidence> rule(Proof proof) {
        return service.evidence().stream()
                .filter(rule -> rule.code() == proof.code())
                .filter(rule -> rule.kinds().isEmpty() || rule.kinds().contains(kind))
                .filter(rule -> rule.reasons().isEmpty()
                        || (proof.reason() != null && rule.reasons().contains(proof.reason())))
                .findFirst();
    }

    private void usual(Proof proof) {
        switch (proof.code()) {
            case APPLIED -> appliedAgain(proof);
            case GRANTED -> {
                granted = true;
                if (!running()) {
                    become(ObligationState.OPEN, null, proof.on(), null);
                }
            }
            case REFUSED -> {
                granted = false;
                become(
                        running() ? ObligationState.INTERRUPTED : ObligationState.CANCELLED,
                        proof.reason() == null ? "REFUSED" : proof.reason(),
                        proof.on(),
                        null);
            }
            case EXEMPTED -> become(ObligationState.EXEMPTED, proof.reason(), proof.on(), null);
            case STARTED, RESUMED -> {
                started = true;
                become(ObligationState.IN_PROGRESS, null, proof.on(), null);
            }
            case HOURS -> {
                if (state == ObligationState.OPEN) {
                    started = true;
                    become(ObligationState.IN_PROGRESS, null, proof.on(), null);
                }
            }
            case LEAVE -> {
                if (!state.isEnd()) {
                    var rests = started ? ObligationState.PAUSED : ObligationState.DEFERRED;
                    become(rests, why(proof), proof.on(), proof.until());
                }
            }
            case PAUSED -> { // it was under way, though its start may come late: that is due until it is told
                if (!state.isEnd()) {
                    started = true;
                    become(ObligationState.PAUSED, why(proof), proof.on(), proof.until());
                }
            }
            case STOPPED -> {
                if (proof.until() == null) {
                    granted = false;
                    become(ObligationState.INTERRUPTED, why(proof), proof.on(), null);
                } else {
                    become(ObligationState.PAUSED, why(proof), proof.on(), proof.until());
                }
            }
            case DEFERRED -> {
                if (!state.isEnd()) {
                    become(ObligationState.DEFERRED, proof.reason(), proof.on(), proof.until());
                }
            }
            case COMPLETED -> become(ObligationState.FULFILLED, proof.reason(), proof.on(), null);
            case DISCONTINUED -> {
                granted = false;
                become(ObligationState.INTERRUPTED, proof.reason(), proof.on(), null);
            }
            case DECLINED -> become(ObligationState.DECLINED, why(proof), proof.on(), null);
            case OFFERED,
                    ENROLLED,
                    EXTENDED,
                    OVERTURNED,
                    MAPPED,
                    RECOGNITION_DECIDED,
                    GUIDED,
                    ASSESSED,
                    SUBJECT_APPROVED,
                    TESTED_FREE,
                    TESTED,
                    ANSWERED,
                    SETTLED,
                    PLANNED,
                    OUTCOME_TOLD -> {}
        }
    }

    /** Who asks again after having said no, stopped or worked is waited for anew. */
    private void appliedAgain(Proof proof) {
        if (state == ObligationState.DECLINED
                || state == ObligationState.INTERRUPTED
                || state == ObligationState.SUSPENDED) {
            started = false;
            revivedOn = state == ObligationState.SUSPENDED ? proof.on() : revivedOn;
            become(ObligationState.OPEN, null, proof.on(), null);
            cycle = proof.on();
            cycleByMove = false;
        }
    }

    private static String why(Proof proof) {
        return proof.reason() == null ? proof.code().name() : proof.reason();
    }

    private boolean running() {
        return state == ObligationState.IN_PROGRESS || state == ObligationState.PAUSED;
    }

    /** The responsible party is another one from that day on. */
    void move(LocalDate on) {
        passTo(on);
        if (state.isEnd() || service.onMove() == OnMove.STAYS) {
            return;
        }
        if (service.onMove() == OnMove.AWAITS_DECISION) {
            become(ObligationState.AWAITING_DECISION, "MOVED", on, null);
        } else if (running() || state == ObligationState.DEFERRED) {
            become(ObligationState.OPEN, "MOVED", on, null);
        }
        granted = false;
        started = false;
        cycle = on;
        cycleByMove = true;
    }

    /** What kept it from being owed is over: the clock starts anew. */
    void revive(LocalDate on) {
        if (cycle == null || cycle.isBefore(on)) {
            cycle = on;
            cycleByMove = false;
        }
    }

    void become(ObligationState next, @Nullable String why, LocalDate on, @Nullable LocalDate end) {
        if (state != next || (next.isEnd() && !java.util.Objects.equals(reason, why))) {
            since = on;
        }
        state = next;
        reason = why;
        until = end;
        if (next == ObligationState.DEFERRED) {
            deferredUntil = end;
        }
    }
}
