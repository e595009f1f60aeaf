package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Who is there: the directorates, reception centres, and as many municipalities with their counties as are wanted. Some of them are
 * reformed on the way: a county and its municipalities are split, a municipality is split in two, an authority gets a successor.
 */
final class Offices {
    /** Fewer would leave out a reform. */
    static final int FEWEST = 24;

    /** More than there are synthetic organisation numbers of this kind. */
    static final int MOST = 80;

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate RECOGNITION_PASSES_ON = LocalDate.of(2023, 1, 1);
    /** First those that are reformed; then large ones. */
    private static final List<String> FIRST =
            List.of("1507", "3005", "3803", "4601", "0301", "1103", "5001", "4204", "3401", "1804");

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private final List<Office> all = new ArrayList<>();
    private final List<String> homes = new ArrayList<>();
    private final Map<String, Municipality> municipalities = new TreeMap<>();
    private int serial = 2;

    /**
     * A number of the standard's list.
     *
     * @param becomes the numbers that follow it; empty: it goes on
     */
    private record Municipality(
            String number, LocalDate from, @Nullable LocalDate until, List<String> becomes) {}

    private Offices() {}

    /** As many as wanted, or a few more where a reform makes them. */
    static Offices of(int wanted, LocalDate begins) {
        var offices = new Offices();
        offices.readMunicipalities();
        offices.country();
        var numbers = new LinkedHashSet<>(FIRST);
        offices.municipalities.values().stream()
                .filter(one -> one.until() == null && one.from().isBefore(begins))
                .map(Municipality::number)
                .sorted(Comparator.comparing((String number) -> number.substring(2)))
                .forEach(numbers::add);
        for (var number : numbers) {
            if (offices.all.size() >= wanted && offices.homes.size() >= 4) {
                break;
            }
            offices.home(number);
        }
        return offices;
    }

    private void country() {
        add("IMDI", null, LONG_AGO, null);
        add("UDI", null, LONG_AGO, null);
        add("NAV", null, LONG_AGO, null);
        add("RECOGNITION_AUTHORITY", null, LONG_AGO, RECOGNITION_PASSES_ON);
        add("RECOGNITION_AUTHORITY", null, RECOGNITION_PASSES_ON, null);
        add("TEST_AUTHORITY", null, LONG_AGO, null);
        add("AGENT", null, LONG_AGO, null);
        add("RECEPTION_CENTRE", "4601", LONG_AGO, null);
    }

    private void home(String number) {
        homes.add(number);
        var first = municipality(number);
        add("MUNICIPALITY", number, LONG_AGO, first.until());
        county(number.substring(0, 2), first.until());
        for (var next : first.becomes()) {
            add("MUNICIPALITY", next, municipality(next).from(), null);
            county(next.substring(0, 2), null);
        }
    }

    private void county(String number, @Nullable LocalDate ends) {
        boolean known = all.stream().anyMatch(one -> one.role().equals("COUNTY") && number.equals(one.territory()));
        if (!known) {
            boolean stays = ends == null
                    || municipalities.values().stream()
                            .anyMatch(one -> one.until() == null && one.number().startsWith(number));
            add("COUNTY", number, LONG_AGO, stays ? null : ends);
        }
    }

    private Municipality municipality(String number) {
        var found = municipalities.get(number);
        if (found == null) {
            throw new IllegalStateException("The standard has no municipality " + number);
        }
        return found;
    }

    private void add(String role, @Nullable String territory, LocalDate from, @Nullable LocalDate until) {
        all.add(new Office(nextNumber(), role, territory, from, until));
    }

    /** Synthetic: 310000, two digits, and the control digit that follows from them. */
    private String nextNumber() {
        while (true) {
            var body = "310000%02d".formatted(serial++);
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += (body.charAt(i) - '0') * WEIGHTS[i];
            }
            int control = (11 - sum % 11) % 11;
            if (control < 10) {
                return body + control;
            }
        }
    }

    private void readMunicipalities() {
        for (Element code : Document.ofStandard("codes/municipality.xml").below("code")) {
            var until = code.getAttribute("until");
            var becomes = code.getAttribute("becomes");
            municipalities.put(
                    code.getAttribute("value"),
                    new Municipality(
                            code.getAttribute("value"),
                            LocalDate.parse(code.getAttribute("from")),
                            until.isEmpty() ? null : LocalDate.parse(until),
                            becomes.isEmpty() ? List.of() : List.of(becomes.split(" "))));
        }
    }

    // --- asked by those who live there

    List<Office> all() {
        return all;
    }

    /** The one of the whole country that plays a role on a day. */
    Office single(String role, LocalDate day) {
        return all.stream()
                .filter(one -> one.role().equals(role) && one.isThereOn(day))
                .findFirst()
                .orElseThrow();
    }

    /** Somewhere to live. */
    String anyHome(RandomGenerator random) {
        return homes.get(random.nextInt(homes.size()));
    }

    /** A municipality's own number on a day: its successor's from the reform on, of two the one that a person's lot falls to. */
    String numberOn(String home, LocalDate day, int lot) {
        var municipality = municipality(home);
        var until = municipality.until();
        return until == null || day.isBefore(until)
                ? home
                : municipality.becomes().get(lot % municipality.becomes().size());
    }

    /** The day on which a municipality is split, where it is: then only a message tells in which part somebody lives. */
    @Nullable
    LocalDate splitOn(String home) {
        var municipality = municipality(home);
        return municipality.becomes().size() > 1 ? municipality.until() : null;
    }

    Office municipalityOf(String home, LocalDate day, int lot) {
        return inTerritory("MUNICIPALITY", numberOn(home, day, lot), day);
    }

    Office countyOf(String home, LocalDate day, int lot) {
        return inTerritory("COUNTY", numberOn(home, day, lot).substring(0, 2), day);
    }

    private Office inTerritory(String role, String territory, LocalDate day) {
        return all.stream()
                .filter(one -> one.role().equals(role) && territory.equals(one.territory()) && one.isThereOn(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is " + role + " of " + territory + " on " + day));
    }
}
