package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.ResidenceChange;

/** The turns that a life takes, and the mistakes that are made about it. */
final class Turns {
    private static final List<String> LEAVING =
            List.of("RETURNED", "EMIGRATED", "DIED", "DUBLIN", "WHEREABOUTS_UNKNOWN");

    private final Life life;
    private final Household household;
    private final Inhabitant who;

    Turns(Life life) {
        this.life = life;
        this.household = life.household;
        this.who = life.who;
    }

    /** What may happen at any time from now on. */
    void plan(LocalDate today) {
        maybe(0.15, today, this::moves);
        maybe(0.04, today, this::moves);
        maybe(0.05, today, this::leaves);
        maybe(0.06, today, this::works);
        maybe(0.04, today, this::permitChanges);
        maybe(0.05, today, this::strangerAsks);
        maybe(0.05, today, this::foreignClaim);
        maybe(0.03, today, this::beforeBirth);
        maybe(0.05, today, this::correctsDecision);
        maybe(0.06, today, this::getsSecondNumber);
        maybe(0.1, today, this::passesToCounty);
    }

    private void maybe(double probability, LocalDate today, Household.Deed deed) {
        boolean eventful = life.world.eventful();
        if (household.happens(eventful ? Math.min(0.7, probability * 5) : probability)) {
            life.later(eventful ? life.in(today, 60, 250) : life.in(today, 30, 1100), deed);
        }
    }

    // --- where they live

    private void moves(LocalDate today) {
        if (who.settledOn == null) {
            return;
        }
        var on = household.happens(0.2) ? today.minusDays(household.between(1, 40)) : today;
        var to = life.world.offices().anyHome(household.chance);
        if (to.equals(who.home) || !on.isAfter(who.settledOn) || movedSince(on)) {
            return;
        }
        who.blur(on);
        var kind = household.oneOf(List.of(MoveKind.AGREED, MoveKind.OWN_INITIATIVE, MoveKind.PROTECTED));
        who.home = to;
        for (var given : life.running()) {
            given.until = on.isBefore(given.from) ? given.from : on;
        }
        who.movedOn = on;
        life.tell(
                kind == MoveKind.PROTECTED ? life.single("IMDI", today) : life.municipality(today),
                Says.moved(who.person(), kind, life.world.offices().numberOn(to, on, who.lot), on),
                today);
        var split = life.world.offices().splitOn(to);
        if (split != null && on.isBefore(split)) {
            planSplit(split.isBefore(today) ? today : split);
        }
        life.world.tally().count("moved " + kind);
    }

    private boolean movedSince(LocalDate on) {
        return who.movedOn != null && !on.isAfter(who.movedOn);
    }

    /** The municipality is split: its heir tells in which part the person lives. */
    void planSplit(LocalDate day) {
        var home = who.home;
        life.later(life.in(day, 0, 20), today -> {
            if (home.equals(who.home)) {
                var on = Life.there(life.world.offices().splitOn(home));
                who.blur(on);
                life.tell(
                        life.municipality(today),
                        Says.moved(
                                who.person(),
                                MoveKind.MERGER,
                                life.world.offices().numberOn(home, today, who.lot),
                                on),
                        today);
                life.world.tally().count("split");
            }
        });
    }

    private void leaves(LocalDate today) {
        var reason = household.oneOf(LEAVING);
        var on = household.happens(0.3) ? today.minusDays(household.between(1, 30)) : today;
        who.blur(on);
        var by = who.settledOn == null ? life.single("UDI", today) : life.municipality(today);
        life.tell(by, Says.left(who.person(), reason, on), today);
        life.world.tally().count("left " + reason);
        if (reason.equals("WHEREABOUTS_UNKNOWN")) {
            return;
        }
        for (var given : who.given) {
            if (given.until == null) {
                given.until = on.isBefore(given.from) ? given.from : on;
            }
        }
        who.goneOn = on;
        if (!reason.equals("DIED") && household.happens(0.4)) {
            household.plan(life.in(today, 40, life.world.eventful() ? 90 : 500), life::returns);
        }
        if (household.happens(0.3)) { // what somebody still has to tell
            household.plan(
                    life.in(today, 1, 60),
                    day -> life.tell(
                            by.isThereOn(day) ? by : life.municipality(day),
                            Says.event(
                                    who.person(),
                                    by.number(),
                                    Says.NORWEGIAN,
                                    null,
                                    ProvisionEventKind.LEAVE,
                                    day,
                                    null),
                            day));
        }
    }

    // --- what else comes between

    private void works(LocalDate today) {
        if (who.settledOn != null) {
            who.blur(today);
            life.tell(life.single("NAV", today), Says.works(who.person(), household.between(10, 40), today), today);
        }
    }

    private void permitChanges(LocalDate today) {
        who.blur(today);
        var change = household.oneOf(List.of(ResidenceChange.RENEWED, ResidenceChange.LAPSED, ResidenceChange.REVOKED));
        life.tell(life.single("UDI", today), Says.residence(who, change, today), today);
    }

    void appealWon(String refusal, LocalDate today) {
        who.blur(who.permitOn);
        var by = life.municipality(today);
        life.tell(
                by,
                Says.decided(
                                who.person(),
                                by.number(),
                                Says.PROGRAMME,
                                DecisionOutcome.OVERTURNED,
                                "OVERTURNED_ON_APPEAL",
                                today,
                                null)
                        .withOverturns(refusal),
                today);
    }

    // --- two numbers

    /** Registered again under another number, and mapped again; later it is seen that both are one, and sometimes that they are not. */
    private void getsSecondNumber(LocalDate today) {
        if (who.settledOn == null || who.numbers.size() > 1) {
            return;
        }
        who.blur(who.permitOn);
        who.numbers.add(Numbers.second(who.serial));
        life.world.tally().count("registered under a second number");
        var by = life.municipality(today);
        var second = life.tell(by, Says.registered(who, who.person(1)), today);
        if (household.happens(0.6)) {
            life.later(
                    life.in(today, 1, 30),
                    day -> life.map(life.municipality(day), day, MappingStage.AFTER_SETTLEMENT, 1));
        }
        life.later(life.in(today, 31, life.world.eventful() ? 60 : 200), day -> isSeenToBeOne(second, day));
    }

    private void isSeenToBeOne(Entrance.Handed second, LocalDate today) {
        var imdi = life.single("IMDI", today);
        boolean mistaken = household.happens(life.world.eventful() ? 0.5 : 0.3)
                && !who.protectedAddress; // a protected person's is looked at by people
        var before = mistaken ? life.world.ledger().standing(second, who) : null;
        var linked = life.tell(imdi, Says.linked(who.person(0), who.person(1), today), today);
        life.world.tally().count("linked" + (linked.accepted() ? "" : " in vain"));
        if (!linked.accepted()) {
            return;
        }
        if (before == null) {
            who.linkedOn = who.protectedAddress ? null : today;
            return;
        }
        life.tell(imdi, Says.unlinked(who.person(0), who.person(1), today), today);
        life.world.tally().count("unlinked");
        var after = life.world.ledger().standing(second, who);
        if (!before.equals(after)) {
            life.world
                    .entrance()
                    .broken()
                    .add("7: unlinking did not restore what stood before the link: " + before + " became " + after);
        }
    }

    // --- who gives it

    /** Full-time upper secondary begins: the county takes Norwegian over, by an agreement of both. */
    private void passesToCounty(LocalDate today) {
        var running = life.running().stream()
                .filter(given -> given.service.equals(Says.NORWEGIAN) && given.claim != null && !given.contested)
                .filter(given -> given.provider.equals(life.municipality(today).number()))
                .findFirst();
        if (running.isEmpty() || who.settledOn == null) {
            return;
        }
        who.blur(today);
        var given = running.get();
        var giver = life.municipality(today);
        var taker = life.county(today);
        var day = today.plusDays(household.between(0, 20));
        var proposal = life.tell(giver, taker.number(), Says.transfer(who.person(), given, giver, taker, day), today);
        if (!proposal.accepted() || household.happens(0.2)) {
            return;
        }
        var agreed = life.tell(
                taker,
                giver.number(),
                Says.accepted(Says.transfer(who.person(), given, giver, taker, day), proposal.id()),
                today);
        life.world.tally().count("transferred" + (agreed.accepted() ? "" : " in vain"));
        if (agreed.accepted()) {
            given.until = day;
            var taken = new Given(given.service, given.occurrence, taker.number(), day, who.now, false);
            taken.beginTold = false;
            who.given.add(taken);
        }
    }

    // --- mistakes

    /** An office that has nothing to do with the person asks: it learns nothing. */
    private void strangerAsks(LocalDate today) {
        var stranger = life.world.offices().municipalityOf(life.world.offices().anyHome(household.chance), today, 0);
        var named = new no.stafett.v1.model.common.Person().withIdentifier(Numbers.ofNobody(household.chance));
        var answer = life.world
                .entrance()
                .answer(life.tell(stranger, Says.claim(named, Says.NORWEGIAN, null, today), today));
        if (answer != null && answer.getClaimNumber() != null) {
            life.world.entrance().broken().add("a claim for somebody whom nobody knows was noted");
        }
    }

    /** Something is told under a claim's number that is another's, or nobody's; the mistake is taken back. */
    private void foreignClaim(LocalDate today) {
        if (who.settledOn == null) {
            return;
        }
        who.blur(who.permitOn);
        var by = life.municipality(today);
        var handed = life.tell(
                by,
                Says.event(
                        who.person(),
                        by.number(),
                        Says.NORWEGIAN,
                        null,
                        ProvisionEventKind.LEAVE,
                        today,
                        claimOfAnother(by)),
                today);
        household.plan(life.in(today, 1, 20), day -> takeBack(by, handed, day));
    }

    private void takeBack(Office by, Entrance.Handed handed, LocalDate today) {
        var corrected = life.tell(by, Says.withdrawn(who.person(), handed.id(), today, "WRONG_PERSON"), today);
        life.world.tally().count("corrected" + (corrected.accepted() ? "" : " in vain"));
    }

    /** The number of a claim that another party made, or that is about another person; else one that is nobody's. */
    private String claimOfAnother(Office by) {
        for (var member : household.people) {
            for (var given : member.given) {
                if (given.claim != null && (member != who || !given.provider.equals(by.number()))) {
                    life.world.tally().count("told under a claim of another");
                    return given.claim;
                }
            }
        }
        life.world.tally().count("told under a claim of nobody");
        return "K-1";
    }

    /** Something is told of a day before the person was born. */
    private void beforeBirth(LocalDate today) {
        if (who.settledOn == null) {
            return;
        }
        who.blur(who.permitOn);
        var by = life.municipality(today);
        life.tell(
                by,
                Says.event(
                        who.person(),
                        by.number(),
                        Says.NORWEGIAN,
                        null,
                        ProvisionEventKind.LEAVE,
                        who.born.minusYears(1),
                        null),
                today);
    }

    /** A decision is told, and taken back: it was another's. */
    private void correctsDecision(LocalDate today) {
        if (who.settledOn == null) {
            return;
        }
        who.blur(who.permitOn);
        var by = life.municipality(today);
        var handed = life.tell(
                by,
                Says.decided(
                        who.person(), by.number(), Says.PROGRAMME, DecisionOutcome.EXEMPTED, "HEALTH", today, null),
                today);
        // Where it ends a claim, another office could be told yes until it is taken back, and nobody could know better.
        household.plan(
                who.claimed.contains(Says.PROGRAMME) ? today : life.in(today, 1, 30), day -> takeBack(by, handed, day));
    }
}
