package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import no.stafett.ledger.catalogue.Service.Told;
import no.stafett.ledger.catalogue.Service.Whom;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Party;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told what, today. A reminder before a due date, a notice on the day after, a second one after the grace
 * period: each once for an obligation, a due date and a receiver, whatever is evaluated again. What may be offered or is
 * advised is at most reminded of.
 */
public final class Notices {
    private final Catalogue catalogue;
    private final Directory directory;
    private final LocalDate asOf;
    private final Set<String> sent;
    private final Map<String, Notice> due = new LinkedHashMap<>();

    private Notices(Catalogue catalogue, Directory directory, LocalDate asOf, Set<String> sent) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.asOf = asOf;
        this.sent = sent;
    }

    /**
     * The notices that are due and have not been sent, in a stable order.
     *
     * @param before what is stored: what has changed since is told
     * @param now the evaluation of that day
     * @param sent keys of every notice sent about the person
     */
    public static List<Notice> due(
            Ledger before, Evaluation now, Catalogue catalogue, Directory directory, LocalDate asOf, Set<String> sent) {
        var notices = new Notices(catalogue, directory, asOf, sent);
        now.obligations().forEach(notices::ofDueDates);
        notices.ofChanges(before, now);
        notices.ofClaims(now);
        notices.ofConflicts(before, now);
        return List.copyOf(notices.due.values());
    }

    /** The days on which an obligation's notices come: reminder, the day after a due date, the day after its grace. */
    static Stream<LocalDate> days(Obligation obligation, Catalogue catalogue) {
        var service = catalogue.service(obligation.service()).orElse(null);
        if (service == null || obligation.state().isEnd() || !isReminded(obligation)) {
            return Stream.empty();
        }
        return dueDates(obligation).entrySet().stream().flatMap(due -> {
            var day = due.getKey();
            var reminder = service.reminder().before(day);
            return isMiss(obligation, due.getValue())
                    ? Stream.of(
                            reminder,
                            day.plusDays(1),
                            service.grace().after(day).plusDays(1))
                    : Stream.of(reminder);
        });
    }

    private static boolean isReminded(Obligation obligation) {
        return obligation.kind().binding() || obligation.kind() == EntitlementKind.ADVISED;
    }

    /** Whether it is a miss when these are not met in time. */
    private static boolean isMiss(Obligation obligation, List<MilestoneStanding> milestones) {
        return obligation.kind().binding() && milestones.stream().anyMatch(MilestoneStanding::binding);
    }

    // --- due dates

    /** Each unmet due date, and whether missing it is a miss. */
    private static TreeMap<LocalDate, List<MilestoneStanding>> dueDates(Obligation obligation) {
        var dates = new TreeMap<LocalDate, List<MilestoneStanding>>();
        for (MilestoneStanding milestone : obligation.milestones()) {
            var day = milestone.due();
            if (day != null && !milestone.met()) {
                dates.computeIfAbsent(day, key -> new ArrayList<>()).add(milestone);
            }
        }
        return dates;
    }

    private void ofDueDates(Obligation obligation) {
        var service = catalogue.service(obligation.service()).orElse(null);
        if (service == null || obligation.state().isEnd() || !isReminded(obligation)) {
            return;
        }
        dueDates(obligation).forEach((day, milestones) -> ofDueDate(service, obligation, day, milestones));
    }

    private void ofDueDate(Service service, Obligation obligation, LocalDate day, List<MilestoneStanding> milestones) {
        var decision =
                milestones.stream().anyMatch(milestone -> milestone.name().equals("DECISION"));
        boolean miss = isMiss(obligation, milestones);
        if (!asOf.isBefore(service.reminder().before(day)) && !asOf.isAfter(day)) {
            tell(NoticeKind.DUE_SOON, service, obligation, day, decision ? "DECISION_DUE_SOON" : "SERVICE_DUE_SOON");
        }
        if (miss && asOf.isAfter(day)) {
            tell(NoticeKind.OVERDUE, service, obligation, day, decision ? "DECISION_OVERDUE" : "SERVICE_OVERDUE");
        }
        if (miss && asOf.isAfter(service.grace().after(day))) {
            tell(NoticeKind.SECOND_NOTICE, service, obligation, day, "STILL_OVERDUE");
        }
    }

    private void tell(NoticeKind kind, Service service, Obligation obligation, LocalDate day, String text) {
        for (Told told : service.notices()) {
            if (told.notice() == kind) {
                receiver(told, obligation)
                        .ifPresent(receiver -> add(
                                kind,
                                obligation.key(),
                                service.code(),
                                day,
                                receiver,
                                told,
                                told.countsOnly() ? "OVERDUE_COUNT" : text,
                                obligation.claim()));
            }
        }
    }

    private Optional<String> receiver(Told told, Obligation obligation) {
        return switch (told.whom()) {
            case RESPONSIBLE -> Optional.ofNullable(obligation.responsible().party());
            case HOLDER -> Optional.ofNullable(obligation.holder());
            case ROLE -> role(told);
            case FORMER -> Optional.empty();
        };
    }

    private Optional<String> role(Told told) {
        return Optional.ofNullable(told.role())
                .flatMap(role -> directory.party(role, null, asOf))
                .map(Party::number);
    }

    // --- what has changed

    private void ofChanges(Ledger before, Evaluation now) {
        for (Obligation was : before.obligations()) {
            if (was.state().isEnd()) {
                continue;
            }
            var is = now.obligation(was.key()).orElse(null);
            if (is == null || is.state() == ObligationState.CANCELLED || is.state() == ObligationState.SUPERSEDED) {
                closed(was);
            } else if (!is.state().isEnd() && reassigned(was, is)) {
                reassigned(was.responsible(), is);
            }
        }
    }

    /** Also where nobody is yet known to follow: the former one is told at once, the next one when it is known. */
    private static boolean reassigned(Obligation was, Obligation is) {
        return !Objects.equals(was.responsible().party(), is.responsible().party());
    }

    /** Closing by itself is riskier than opening: whoever holds it learns it. */
    private void closed(Obligation was) {
        toEach(NoticeKind.CLOSED, was.service(), was, was.key(), asOf, "OBLIGATION_CLOSED", was.claim());
    }

    private void reassigned(Responsible former, Obligation is) {
        var service = catalogue.service(is.service()).orElse(null);
        if (service == null) {
            return;
        }
        for (Told told : service.notices()) {
            if (told.notice() == NoticeKind.REASSIGNED) {
                var receiver = told.whom() == Whom.FORMER ? Optional.ofNullable(former.party()) : receiver(told, is);
                var text = told.whom() == Whom.FORMER ? "RESPONSIBILITY_GIVEN" : "RESPONSIBILITY_RECEIVED";
                receiver.ifPresent(party ->
                        add(NoticeKind.REASSIGNED, is.key(), is.service(), asOf, party, told, text, is.claim()));
            }
        }
    }

    private void ofClaims(Evaluation now) {
        for (ClaimStanding standing : now.claims()) {
            if (standing.state() == ClaimState.LAPSED && standing.claim().state() != ClaimState.LAPSED) {
                var claim = standing.claim();
                var owed = now.obligations().stream()
                        .filter(obligation -> obligation.service().equals(claim.service()))
                        .findFirst()
                        .orElse(null);
                var day = standing.since() == null ? asOf : standing.since();
                toParties(
                        NoticeKind.CLAIM_LAPSED,
                        claim.service(),
                        owed == null ? null : owed.responsible().party(),
                        Set.of(claim.provider()),
                        claim.number(),
                        day,
                        "CLAIM_LAPSED",
                        claim.number());
            }
        }
    }

    // --- conflicts

    private void ofConflicts(Ledger before, Evaluation now) {
        for (Conflict conflict : Changes.raised(before, now)) {
            var text =
                    switch (conflict.kind()) {
                        case CONTESTED_CLAIM -> "CLAIMS_CONFLICT";
                        case DOUBLE_PROVISION -> "SERVICE_DOUBLED";
                        case OVERRUN -> "PERIOD_OVERRUN";
                    };
            ofConflict(NoticeKind.CONFLICT, conflict, now, text);
        }
        for (Conflict conflict : Changes.resolved(before, now)) {
            ofConflict(NoticeKind.CONFLICT_RESOLVED, conflict, now, "CONFLICT_GONE");
        }
    }

    /** Each party is told of its own service: what the other one is may be nobody else's to know. */
    private void ofConflict(NoticeKind kind, Conflict conflict, Evaluation now, String text) {
        for (String code : conflict.services()) {
            var parties = new TreeSet<>(conflict.parties());
            if (conflict.services().size() > 1) {
                parties.retainAll(concernedWith(code, now));
            }
            var responsible = now.obligations().stream()
                    .filter(obligation -> obligation.service().equals(code))
                    .map(obligation -> obligation.responsible().party())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            toParties(kind, code, responsible, parties, conflict.key(), asOf, text, null);
        }
    }

    private static Set<String> concernedWith(String code, Evaluation now) {
        var parties = new TreeSet<String>();
        now.claims().stream()
                .map(ClaimStanding::claim)
                .filter(claim -> claim.service().equals(code))
                .forEach(claim -> parties.add(claim.provider()));
        now.obligations().stream()
                .filter(obligation -> obligation.service().equals(code))
                .flatMap(obligation -> Stream.of(
                        Optional.ofNullable(obligation.holder()),
                        Optional.ofNullable(obligation.responsible().party())))
                .flatMap(Optional::stream)
                .forEach(parties::add);
        return parties;
    }

    // --- to whom

    private void toEach(
            NoticeKind kind,
            String code,
            Obligation obligation,
            String subject,
            LocalDate day,
            String text,
            @Nullable String claim) {
        var holder = obligation.holder();
        toParties(
                kind,
                code,
                obligation.responsible().party(),
                holder == null ? Set.of() : Set.of(holder),
                subject,
                day,
                text,
                claim);
    }

    private void toParties(
            NoticeKind kind,
            String code,
            @Nullable String responsible,
            Set<String> holders,
            String subject,
            LocalDate day,
            String text,
            @Nullable String claim) {
        catalogue.service(code).ifPresent(service -> service.notices().stream()
                .filter(told -> told.notice() == kind)
                .forEach(told -> receivers(told, responsible, holders)
                        .forEach(receiver -> add(kind, subject, code, day, receiver, told, text, claim))));
    }

    private Stream<String> receivers(Told told, @Nullable String responsible, Set<String> holders) {
        return switch (told.whom()) {
            case RESPONSIBLE -> Optional.ofNullable(responsible).stream();
            case HOLDER -> holders.stream();
            case ROLE -> role(told).stream();
            case FORMER -> Stream.empty();
        };
    }

    private void add(
            NoticeKind kind,
            String subject,
            String service,
            LocalDate day,
            String receiver,
            Told told,
            String text,
            @Nullable String claim) {
        var notice = new Notice(kind, subject, service, day, receiver, told.countsOnly(), text, claim);
        if (!sent.contains(notice.key())) {
            due.putIfAbsent(notice.key(), notice);
        }
    }
}
