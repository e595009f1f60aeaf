package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who comes, when, and of what age: the ages lie thick where the law has its limits. */
final class Births {
    private static final List<String> BASES = List.of(
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "REFUGEE",
            "COLLECTIVE_PROTECTION",
            "COLLECTIVE_PROTECTION",
            "COLLECTIVE_PROTECTION",
            "COLLECTIVE_PROTECTION",
            "RESETTLEMENT_REFUGEE",
            "RESETTLEMENT_REFUGEE",
            "HUMANITARIAN_AFTER_ASYLUM",
            "INDEPENDENT_PERMIT",
            "FAMILY_OTHER",
            "FAMILY_OF_REFUGEE",
            "EEA",
            "WORK_OR_FAMILY_OF_WORKER");
    private static final List<Integer> LIMITS = List.of(17, 18, 54, 55, 56, 66, 67);

    private final Simulation.Settings settings;
    private final World world;

    Births(Simulation.Settings settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    List<Household> households() {
        var households = new ArrayList<Household>();
        var seeds = new SplittableRandom(settings.seed());
        for (int serial = 0; serial < settings.people(); serial++) {
            var household = new Household(seeds.nextLong());
            born(household, serial);
            if (household.happens(0.1) && serial + 1 < settings.people()) {
                born(household, ++serial);
            }
            households.add(household);
        }
        return households;
    }

    private void born(Household household, int serial) {
        int days = (int) (settings.until().toEpochDay() - Simulation.BEGINS.toEpochDay());
        var comes = Simulation.BEGINS.plusDays(household.between(0, Math.max(1, days * 4 / 5)));
        var basis = household.oneOf(BASES);
        // A member of the family comes to the one before.
        var reference = household.people.isEmpty() ? null : household.people.get(0);
        if (reference != null) {
            basis = "FAMILY_OF_REFUGEE";
            comes = reference.permitOn.plusDays(household.between(60, 500));
        }
        var permit = comes.minusDays(household.between(1, 50));
        var who = new Inhabitant(
                birthday(household, permit),
                basis,
                permit,
                citizenship(household, basis),
                world.offices().anyHome(household.chance),
                household.between(0, 1),
                serial + 1);
        who.reference = reference;
        who.woman = household.happens(0.5);
        who.protectedAddress = household.happens(0.03);
        who.mode = mode(household, basis);
        who.numbers.add(
                basis.equals("RESETTLEMENT_REFUGEE")
                        ? Numbers.local(
                                serial + 1,
                                world.offices().single("IMDI", comes).number())
                        : Numbers.duf(comes.getYear(), serial + 1));
        household.people.add(who);
        household.plan(comes, new Life(world, household, who)::begin);
    }

    private static LocalDate birthday(Household household, LocalDate permit) {
        if (household.happens(0.3)) {
            int age = household.oneOf(LIMITS);
            return permit.minusYears(age).plusDays(household.between(-1, 1)); // on the day itself, and beside it
        }
        return permit.minusYears(household.between(19, 64)).minusDays(household.between(0, 364));
    }

    private static @org.jspecify.annotations.Nullable String citizenship(Household household, String basis) {
        if (basis.equals("EEA")) {
            return "POL";
        }
        return household.happens(0.7) ? household.oneOf(List.of("SYR", "UKR", "ERI", "AFG", "SDN", "COD")) : null;
    }

    private static String mode(Household household, String basis) {
        if (basis.startsWith("FAMILY")) {
            return "FAMILY";
        }
        return household.happens(0.8)
                ? "AGREEMENT"
                : household.oneOf(List.of("SELF_SETTLED_BY_AGREEMENT", "OWN_WITHOUT_AGREEMENT"));
    }
}
