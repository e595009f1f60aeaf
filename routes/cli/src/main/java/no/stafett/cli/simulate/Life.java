package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.stafett.cli.HubNumber;
import no.stafett.cli.simulate.Inhabitant.Told;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.codes.AddressProtection;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/**
 * One person's life as the offices live it: they register, map, settle, claim, decide, give, and are silent or late now and then. An
 * office that is told of a collision keeps off, or goes on with a reason, or only supplements. Where claims are switched off, it
 * starts without asking, as offices do today.
 */
final class Life {
    private static final List<String> IN_RECEPTION =
            List.of("REFUGEE", "HUMANITARIAN_AFTER_ASYLUM", "LIMITED_AWAITING_IDENTITY", "RESETTLEMENT_REFUGEE");

    final World world;
    final Household household;
    final Inhabitant who;
    private final String hostHome;

    Life(World world, Household household, Inhabitant who) {
        this.world = world;
        this.household = household;
        this.who = who;
        this.hostHome = world.offices().anyHome(household.chance);
    }

    // --- telling

    /** Hands a message in, as an office of that day; now and then it comes twice. */
    Entrance.Handed tell(Office from, Object payload, LocalDate today) {
        return tell(from, HubNumber.TRYING_OUT, payload, today);
    }

    /** The same, addressed to another office. */
    Entrance.Handed tell(Office from, String to, Object payload, LocalDate today) {
        var handed = world.entrance().hand(from.number(), to, payload, today, household.chance);
        if (handed.accepted() && payload instanceof PersonRegistered) {
            who.registrations.add(handed.id());
        }
        if (household.happens(0.03)) {
            world.tally().count("sent again");
            if (household.happens(0.5)) {
                world.entrance().again(handed);
            } else {
                household.plan(today.plusDays(household.between(1, 90)), later -> world.entrance()
                        .again(handed));
            }
        }
        return handed;
    }

    /** The same, and what it proves of a service is remembered. */
    Entrance.Handed prove(Office from, Object payload, LocalDate today, String service, String code) {
        var handed = tell(from, payload, today);
        if (handed.accepted()) {
            who.told.add(new Told(service, code, today));
        }
        return handed;
    }

    Office municipality(LocalDate today) {
        return world.offices().municipalityOf(who.home, today, who.lot);
    }

    Office county(LocalDate today) {
        return world.offices().countyOf(who.home, today, who.lot);
    }

    Office single(String role, LocalDate today) {
        return world.offices().single(role, today);
    }

    private Office host(LocalDate today) {
        return world.offices().municipalityOf(hostHome, today, who.lot);
    }

    void later(LocalDate day, Household.Deed deed) {
        if (!day.isAfter(world.until())) {
            int stay = who.stay;
            household.plan(day, today -> {
                if (!who.isGone() && who.stay == stay) {
                    deed.on(today);
                }
            });
        }
    }

    LocalDate in(LocalDate today, int low, int high) {
        return today.plusDays(household.between(low, high));
    }

    Person person() {
        return who.person();
    }

    // --- arrival

    /** From the first message on. */
    void begin(LocalDate today) {
        if (who.reference != null) {
            world.tally().count("came to family");
        }
        if (IN_RECEPTION.contains(who.basis)) {
            inReception(today);
        } else {
            tell(single("UDI", today), described(Says.registered(who, who.person())), today);
            later(in(today, 2, 40), this::settle);
        }
        new Turns(this).plan(today);
    }

    private PersonRegistered described(PersonRegistered message) {
        return who.protectedAddress ? message.withAddressProtection(AddressProtection.STRICTLY_CONFIDENTIAL) : message;
    }

    private void inReception(LocalDate today) {
        var message = described(Says.registered(who, who.person()));
        boolean quota = who.basis.equals("RESETTLEMENT_REFUGEE");
        if (!quota) {
            message.withReception(new Reception()
                    .withHostMunicipality(Says.in(world.offices().numberOn(hostHome, today, who.lot), today))
                    .withFrom(today));
        }
        tell(single(quota ? "IMDI" : "UDI", today), message, today);
        if (household.happens(0.75)) {
            later(
                    in(today, 10, 60),
                    day -> map(
                            quota ? single("IMDI", day) : host(day),
                            day,
                            quota ? MappingStage.ABROAD : MappingStage.BEFORE_SETTLEMENT));
        }
        later(in(today, 20, 150), this::askForPlace);
    }

    private void askForPlace(LocalDate today) {
        who.home = world.offices().anyHome(household.chance);
        var imdi = single("IMDI", today);
        tell(imdi, Says.request(who.person(), world.offices().numberOn(who.home, today, who.lot), today), today);
        boolean yes = household.happens(0.93);
        later(in(today, 1, 25), day -> {
            tell(
                    municipality(day),
                    Says.answer(who.person(), world.offices().numberOn(who.home, day, who.lot), day, yes),
                    day);
            later(in(day, 5, 60), yes ? this::settle : this::askForPlace);
        });
    }

    /** Settled again after having left the country: everything begins anew, and what comes once in a life does not. */
    void returns(LocalDate today) {
        who.goneOn = null;
        who.stay++;
        who.claimed.clear();
        who.home = world.offices().anyHome(household.chance);
        world.tally().count("returned");
        settle(today);
    }

    private void settle(LocalDate today) {
        if (who.numbers.get(0).getType() == IdentifierKind.LOCAL && who.numbers.size() == 1) {
            arrivesFromAbroad(today);
        }
        // Told late by one in ten; the day itself is the true one.
        var on = household.happens(0.1) ? today.minusDays(household.between(1, 30)) : today;
        on = on.isBefore(who.permitOn) ? who.permitOn : on;
        who.settledOn = on;
        who.settlementToldOn = today;
        tell(
                municipality(today),
                Says.settled(who.person(), world.offices().numberOn(who.home, on, who.lot), on, who.mode),
                today);
        var split = world.offices().splitOn(who.home);
        if (split != null && on.isBefore(split)) {
            new Turns(this).planSplit(split.isBefore(today) ? today : split);
        }
        services(today);
    }

    /** Was known by the directorate's own number only; now there is a DUF number, and it is told which they are. */
    private void arrivesFromAbroad(LocalDate today) {
        who.numbers.add(Numbers.duf(today.getYear(), who.serial));
        tell(single("IMDI", today), Says.registered(who, who.person(1)).withOtherIdentifier(who.numbers.get(0)), today);
        who.now = 1;
        if (who.protectedAddress) { // the two are linked by people only, and until then they are two to the hub
            who.blur(who.permitOn);
        } else {
            who.linkedOn = today;
        }
        if (who.mapping != null && household.happens(0.5)) {
            later(
                    in(today, 30, 90),
                    day -> prove(
                            municipality(day),
                            Says.mapping(
                                    who.person(),
                                    municipality(day).number(),
                                    day,
                                    MappingKind.COMPLETE,
                                    MappingStage.AFTER_SETTLEMENT,
                                    true,
                                    null),
                            day,
                            Says.MAPPING,
                            "MAPPED"));
        }
    }

    // --- services after settlement

    private void services(LocalDate today) {
        if (household.happens(0.75)) {
            later(in(today, 5, 80), day -> map(municipality(day), day, MappingStage.AFTER_SETTLEMENT));
        }
        if (household.happens(0.1)) {
            later(in(today, 5, 200), day -> map(county(day), day, MappingStage.AFTER_SETTLEMENT));
        }
        if (household.happens(0.85)) {
            later(in(today, 15, 130), this::guide);
        }
        if (household.happens(0.08)) {
            later(in(today, 100, 500), this::guide);
        }
        if (household.happens(0.88)) {
            later(in(today, 15, 110), this::decideProgramme);
        }
        if (household.happens(0.9)) {
            later(in(today, 5, 100), this::offerNorwegian);
        }
        also(Says.VOUCHER, 0.06, today, this::municipality);
        also(Says.NORWEGIAN, 0.06, today, this::county);
        also(Says.QUALIFICATION, 0.08, today, this::municipality);
        also(Says.JOB_CHANCE, 0.05, today, this::municipality);
        also(Says.PROGRAMME, 0.04, today, this::county);
        if (household.happens(0.15) && world.has(Says.RECOGNITION)) {
            later(in(today, 20, 300), this::recognition);
        }
        for (var service : world.statute().services()) {
            if (household.happens(0.01) && !Says.ACTED.contains(service)) {
                also(service, 1, today, day -> household.happens(0.5) ? municipality(day) : county(day));
            }
        }
    }

    private interface Who {
        Office on(LocalDate day);
    }

    /** Another office thinks of a service, too. */
    private void also(String service, double probability, LocalDate today, Who by) {
        if (household.happens(probability) && world.has(service)) {
            later(in(today, 20, 700), day -> start(service, "1", by.on(day), day));
        }
    }

    /** Claims and maps in one go; what collides is supplemented, or left. */
    void map(Office by, LocalDate today, MappingStage stage) {
        if (!world.has(Says.MAPPING)) {
            return;
        }
        map(by, today, stage, who.now);
    }

    void map(Office by, LocalDate today, MappingStage stage, int number) {
        var named = who.person(number);
        var allowed = claim(Says.MAPPING, null, by, named, today);
        if (allowed == null) {
            if (who.mapping != null && household.happens(0.5)) {
                tell(
                        by,
                        Says.mapping(named, by.number(), today, MappingKind.SUPPLEMENT, stage, false, null)
                                .withSupplements(who.mapping),
                        today);
            }
            return;
        }
        var given = record(Says.MAPPING, "1", by, today, number, allowed);
        given.until = today;
        given.fulfilled = true;
        reportMaybeLate(today, allowed.latestStart(), day -> {
            if (by.role()
                    .equals("COUNTY")) { // its mapping may only supplement another's: what it gave is told by an event
                given.toldWhole(prove(
                        by,
                        Says.event(
                                named,
                                by.number(),
                                Says.MAPPING,
                                null,
                                ProvisionEventKind.COMPLETED,
                                today,
                                allowed.number()),
                        day,
                        Says.MAPPING,
                        "COMPLETED"));
                return;
            }
            var handed = prove(
                    by,
                    Says.mapping(named, by.number(), today, MappingKind.COMPLETE, stage, false, allowed.number()),
                    day,
                    Says.MAPPING,
                    "MAPPED");
            given.toldWhole(handed);
            who.mapping = handed.id();
        });
    }

    private void guide(LocalDate today) {
        if (!world.has(Says.GUIDANCE)) {
            return;
        }
        var by = county(today);
        var named = person();
        var allowed = claim(Says.GUIDANCE, null, by, named, today);
        if (allowed != null) {
            var given = record(Says.GUIDANCE, "1", by, today, who.now, allowed);
            given.until = today;
            given.fulfilled = true;
            reportMaybeLate(
                    today,
                    allowed.latestStart(),
                    day -> given.toldWhole(prove(
                            by,
                            Says.guidance(named, by.number(), today, allowed.number()),
                            day,
                            Says.GUIDANCE,
                            "GUIDED")));
        }
    }

    private void decideProgramme(LocalDate today) {
        if (!world.has(Says.PROGRAMME)) {
            return;
        }
        var by = municipality(today);
        if (household.happens(0.04)) {
            prove(
                    by,
                    Says.event(person(), by.number(), Says.PROGRAMME, null, ProvisionEventKind.DECLINED, today, null),
                    today,
                    Says.PROGRAMME,
                    "DECLINED");
            return;
        }
        if (household.happens(0.05)) {
            var refused = prove(
                    by,
                    Says.decided(
                            person(),
                            by.number(),
                            Says.PROGRAMME,
                            DecisionOutcome.REFUSED,
                            "OUTSIDE_TARGET_GROUP",
                            today,
                            null),
                    today,
                    Says.PROGRAMME,
                    "REFUSED");
            if (household.happens(0.6)) {
                later(in(today, 20, 120), day -> new Turns(this).appealWon(refused.id(), day));
            }
            return;
        }
        var allowed = claim(Says.PROGRAMME, null, by, person(), today);
        if (allowed == null) {
            return;
        }
        prove(
                by,
                Says.decided(
                        person(),
                        by.number(),
                        Says.PROGRAMME,
                        DecisionOutcome.GRANTED,
                        "RIGHT_AND_CONDITIONS_MET",
                        today,
                        allowed.number()),
                today,
                Says.PROGRAMME,
                "GRANTED");
        var home = who.home;
        later(in(today, 0, 25), day -> {
            if (home.equals(who.home)) {
                if (allowed.hasLapsed(day)) { // its office was told so: it asks anew
                    start(Says.PROGRAMME, "1", municipality(day), day);
                } else {
                    begun(Says.PROGRAMME, "1", municipality(day), day, allowed);
                }
            }
        });
    }

    private void offerNorwegian(LocalDate today) {
        if (!world.has(Says.NORWEGIAN)) {
            return;
        }
        var by = municipality(today);
        prove(
                by,
                Says.event(person(), by.number(), Says.NORWEGIAN, null, ProvisionEventKind.OFFERED, today, null),
                today,
                Says.NORWEGIAN,
                "OFFERED");
        if (household.happens(0.9)) {
            later(in(today, 1, 40), day -> start(Says.NORWEGIAN, "1", municipality(day), day));
        }
    }

    private void recognition(LocalDate today) {
        var qualification = "Q-" + household.between(1, 2);
        tell(single("AGENT", today), Says.application(who.person(), qualification, today), today);
        for (int office = household.between(1, 2); office > 0; office--) {
            later(in(today, 10, 200), day -> recognise(qualification, day));
        }
    }

    private void recognise(String qualification, LocalDate today) {
        var by = single("RECOGNITION_AUTHORITY", today);
        boolean decidedIt = who.given.stream()
                .anyMatch(given -> given.provider.equals(by.number()) && given.occurrence.equals(qualification));
        if (decidedIt) { // an authority that decides anew corrects itself
            return;
        }
        var named = who.person();
        var allowed = claim(Says.RECOGNITION, qualification, by, named, today);
        if (allowed != null) {
            var given = record(Says.RECOGNITION, qualification, by, today, who.now, allowed);
            given.until = today;
            given.fulfilled = true;
            given.toldWhole(prove(
                    by,
                    Says.recognised(named, qualification, by.number(), today),
                    today,
                    Says.RECOGNITION,
                    "RECOGNITION_DECIDED"));
        }
    }

    // --- giving

    /** What a claim came to: it may be given. */
    record Allowed(
            @Nullable String number,
            boolean contested,
            @Nullable LocalDate latestStart) {
        boolean hasLapsed(LocalDate on) {
            return latestStart != null && on.isAfter(latestStart);
        }

        @Override
        public String toString() {
            return "Allowed[" + contested + "]";
        }
    }

    /** Asks whether a service may be given; null: the office keeps off. */
    @Nullable
    Allowed claim(String service, @Nullable String occurrence, Office by, Person named, LocalDate today) {
        if (!world.claims()) {
            return new Allowed(null, false, null);
        }
        var asked = Says.claim(named, service, occurrence, today);
        if (household.happens(0.05)) {
            asked.withLatestStart(today.plusDays(household.between(5, 60)));
        }
        var handed = tell(by, asked, today);
        var answer = world.entrance().answer(handed);
        if (answer == null) {
            world.tally().count("claim REJECTED");
            return null;
        }
        world.tally().count("claim " + answer.getAnswer());
        return switch (answer.getAnswer()) {
            case NOTED -> {
                who.claimed.add(service);
                yield new Allowed(answer.getClaimNumber(), false, asked.getLatestStart());
            }
            case COLLIDES -> contest(service, occurrence, by, named, today, answer.getCollidesWith());
            default -> null;
        };
    }

    /** Goes on all the same, with a reason, now and then. */
    private @Nullable Allowed contest(
            String service,
            @Nullable String occurrence,
            Office by,
            Person named,
            LocalDate today,
            @Nullable String other) {
        if (other == null || !household.happens(0.15)) {
            return null;
        }
        var handed = tell(by, Says.inSpiteOf(Says.claim(named, service, occurrence, today), other), today);
        var answer = world.entrance().answer(handed);
        if (answer == null || answer.getClaimNumber() == null) {
            return null;
        }
        world.tally().count("claim in spite: " + answer.getAnswer());
        return new Allowed(answer.getClaimNumber(), true, null);
    }

    /** Claims and starts. */
    void start(String service, String occurrence, Office by, LocalDate today) {
        var allowed = claim(service, occurrence.equals("1") ? null : occurrence, by, person(), today);
        if (allowed != null) {
            begun(service, occurrence, by, today, allowed);
        }
    }

    private void begun(String service, String occurrence, Office by, LocalDate today, Allowed allowed) {
        var given = record(service, occurrence, by, today, who.now, allowed);
        var named = person();
        reportMaybeLate(
                today,
                allowed.latestStart(),
                day -> given.beginTold = prove(
                                by,
                                Says.event(
                                        named,
                                        by.number(),
                                        service,
                                        occurrenceSaid(occurrence),
                                        ProvisionEventKind.STARTED,
                                        today,
                                        allowed.number()),
                                day,
                                service,
                                "STARTED")
                        .accepted());
        if (household.happens(0.2)) {
            later(in(today, 20, 90), day -> rest(given, by, day));
        }
        if (household.happens(0.85)) {
            later(in(today, 60, 600), day -> end(given, by, day));
        }
    }

    private static @Nullable String occurrenceSaid(String occurrence) {
        return occurrence.equals("1") ? null : occurrence;
    }

    private void rest(Given given, Office by, LocalDate today) {
        if (given.until != null) {
            return;
        }
        event(given, by, today, ProvisionEventKind.PAUSED);
        later(in(today, 5, 60), day -> {
            if (given.until == null) {
                event(given, by, day, ProvisionEventKind.RESUMED);
            }
        });
    }

    private void event(Given given, Office by, LocalDate today, ProvisionEventKind kind) {
        if (by.isThereOn(today)) {
            prove(
                    by,
                    Says.event(
                            person(),
                            by.number(),
                            given.service,
                            occurrenceSaid(given.occurrence),
                            kind,
                            today,
                            given.claim),
                    today,
                    given.service,
                    kind.value());
        }
    }

    private void end(Given given, Office by, LocalDate today) {
        if (given.until != null) {
            return;
        }
        given.until = today;
        given.fulfilled = household.happens(0.7);
        var kind = given.fulfilled ? ProvisionEventKind.COMPLETED : ProvisionEventKind.DISCONTINUED;
        var named = person();
        reportMaybeLate(today, null, day -> {
            var teller = by.isThereOn(day) ? by : municipality(day);
            var message = Says.event(
                    named, teller.number(), given.service, occurrenceSaid(given.occurrence), kind, today, given.claim);
            if (kind == ProvisionEventKind.COMPLETED) {
                message.withOutcome("WORK_FULL_TIME");
            } else {
                message.withOutcome("NOT_REACHED").withReason("OTHER");
            }
            given.endTold =
                    prove(teller, message, day, given.service, kind.value()).accepted();
        });
    }

    /**
     * One report in twelve comes weeks or months late, so that what came later is told first; also when the person is no longer
     * there.
     *
     * @param latest the day by which it must be told, or another may begin; null: none
     */
    private void reportMaybeLate(LocalDate today, @Nullable LocalDate latest, Household.Deed report) {
        if (household.happens(0.08)) {
            world.tally().count("reported late");
            var wanted = household.happens(0.25) ? in(today, 41, 150) : in(today, 3, 40);
            var day = latest != null && latest.isBefore(wanted) ? latest : wanted;
            if (!day.isAfter(world.until())) {
                household.plan(day, report);
            }
        } else {
            report.on(today);
        }
    }

    Given record(String service, String occurrence, Office by, LocalDate today, int number, Allowed allowed) {
        var given = new Given(service, occurrence, by.number(), today, number, allowed.contested());
        given.claim = allowed.number();
        who.given.add(given);
        return given;
    }

    /** What is running of those who give where the person lives. */
    List<Given> running() {
        var running = new ArrayList<Given>();
        for (var given : who.given) {
            if (given.until == null && !world.statute().stays(given.service)) {
                running.add(given);
            }
        }
        return running;
    }

    static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "nothing is there");
    }
}
