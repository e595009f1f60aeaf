package no.stafett.hub.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.hub.oversight.Suppression.Answer;
import no.stafett.hub.oversight.Suppression.Line;
import no.stafett.hub.oversight.Suppression.Shown;
import no.stafett.hub.oversight.Suppression.ShownSplit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static Line line(String value, long... counts) {
        return new Line(null, value, counts);
    }

    private static List<@Nullable Long> held(int many) {
        return Arrays.asList(new Long[many]);
    }

    @Nested
    class Given_counts_of_everybody {
        @Test
        void when_none_is_small_then_all_are_shown_and_nobody_is_zero() {
            assertThat(Suppression.of(new long[] {5, 0, 7}, List.of()).whole()).containsExactly(5L, 0L, 7L, 12L);
        }

        @Test
        void when_one_is_small_then_the_next_smallest_is_held_back_with_it() {
            assertThat(Suppression.of(new long[] {4, 9, 6, 0}, List.of()).whole())
                    .as("19 - 9 would be 4 and something")
                    .containsExactly(null, 9L, null, 0L, 19L);
        }

        @Test
        void when_those_held_back_are_small_together_then_one_more_is_held_back() {
            assertThat(Suppression.of(new long[] {1, 2, 9, 30}, List.of()).whole())
                    .containsExactly(null, null, null, 30L, 42L);
        }

        @Test
        void when_each_is_one_then_the_total_would_tell_and_is_held_back_too() {
            assertThat(Suppression.of(new long[] {1, 1, 1, 1, 1}, List.of()).whole())
                    .isEqualTo(held(6));
        }

        @Test
        void when_there_are_four_in_all_then_nothing_is_shown_of_them() {
            var answer = Suppression.of(new long[] {4, 0}, List.of(List.of(line("a", 4, 0))));

            assertThat(answer.whole()).isEqualTo(held(3));
            assertThat(answer.splits().get(0)).isEmpty();
        }
    }

    @Nested
    class Given_a_split {
        @Test
        void when_one_cell_is_small_then_three_others_keep_it() {
            var answer = Suppression.of(
                    new long[] {20, 31, 50},
                    List.of(List.of(line("a", 4, 10, 20), line("b", 6, 12, 15), line("c", 10, 9, 15))));

            var lines = answer.splits().get(0).orElseThrow().lines();
            assertThat(answer.whole()).containsExactly(20L, 31L, 50L, 101L);
            assertThat(lines.get(0).counts()).containsExactly(null, null, 20L, 34L);
            assertThat(lines.get(1).counts()).containsExactly(null, null, 15L, 33L);
            assertThat(lines.get(2).counts()).containsExactly(10L, 9L, 15L, 34L);
        }

        @Test
        void when_a_column_is_held_back_in_the_whole_then_it_is_in_every_line() {
            var answer =
                    Suppression.of(new long[] {4, 8, 40}, List.of(List.of(line("a", 2, 5, 20), line("b", 2, 3, 20))));

            assertThat(answer.whole()).containsExactly(null, null, 40L, 52L);
            assertThat(answer.splits().get(0).orElseThrow().lines())
                    .allSatisfy(line -> assertThat(line.counts().subList(0, 2)).isEqualTo(held(2)));
        }

        @Test
        void when_five_parts_have_one_each_then_not_even_their_number_is_shown() {
            var answer = Suppression.of(
                    new long[] {5},
                    List.of(List.of(line("a", 1), line("b", 1), line("c", 1), line("d", 1), line("e", 1))));

            assertThat(answer.whole()).containsExactly(5L, 5L);
            assertThat(answer.splits().get(0)).isEmpty();
        }

        @Test
        void when_a_municipality_is_small_then_its_county_does_not_tell() {
            var answer = Suppression.of(
                    new long[] {44},
                    List.of(List.of(
                            new Line("46", "4601", new long[] {20}),
                            new Line("46", "4602", new long[] {4}),
                            new Line("46", "4611", new long[] {8}),
                            new Line("50", "5001", new long[] {12}))));

            var split = answer.splits().get(0).orElseThrow();
            assertThat(split.groups()).extracting(Shown::counts).containsExactly(List.of(32L, 32L), List.of(12L, 12L));
            assertThat(split.lines().get(0).counts()).containsExactly(20L, 20L);
            assertThat(split.lines().get(1).counts()).isEqualTo(held(2));
            assertThat(split.lines().get(2).counts()).isEqualTo(held(2));
        }
    }

    /** Somebody who has all that is shown, knows how it adds up, and tries every table that could be behind it. */
    @Nested
    @SuppressWarnings("NullAway") // its maps hold what was put into them
    class Given_somebody_who_computes {
        private static final int TABLES = 60;

        @Test
        void when_any_table_is_shown_then_no_small_count_follows_from_it() {
            for (int seed = 1; seed <= TABLES; seed++) {
                var random = new Random(seed);
                var lines = drawn(random);
                var answer = Suppression.of(whole(lines), List.of(lines));
                assertThat(foundOut(lines, answer)).as("seed " + seed).isEmpty();
            }
        }

        @Test
        void when_only_the_small_ones_are_held_back_then_they_do_find_out() {
            int found = 0;
            for (int seed = 1; seed <= 20; seed++) {
                var lines = drawn(new Random(seed));
                found += foundOut(lines, onlyTheSmall(lines)).isEmpty() ? 0 : 1;
            }
            assertThat(found).isGreaterThan(10);
        }

        private static List<Line> drawn(Random random) {
            var lines = new ArrayList<Line>();
            for (int l = 0; l < 3; l++) {
                lines.add(new Line(l < 2 ? "x" : "y", "l" + l, new long[3]));
            }
            int people = 5 + random.nextInt(6);
            for (int person = 0; person < people; person++) {
                lines.get(random.nextInt(3)).counts()[random.nextInt(3)]++;
            }
            return lines.stream()
                    .filter(line -> Arrays.stream(line.counts()).sum() > 0)
                    .toList();
        }

        private static long[] whole(List<Line> lines) {
            var whole = new long[3];
            lines.forEach(line -> Arrays.setAll(whole, c -> whole[c] + line.counts()[c]));
            return whole;
        }

        private static Answer onlyTheSmall(List<Line> lines) {
            var shown = new TreeMap<String, List<@Nullable Long>>();
            all(lines)
                    .forEach((name, counts) -> shown.put(
                            name,
                            Arrays.stream(counts)
                                    .mapToObj(count -> Suppression.small(count) ? null : Long.valueOf(count))
                                    .collect(java.util.stream.Collectors.<@Nullable Long>toList())));
            return answer(lines, shown);
        }

        private static Answer answer(List<Line> lines, Map<String, List<@Nullable Long>> shown) {
            var groups = lines.stream()
                    .map(Line::group)
                    .distinct()
                    .sorted()
                    .map(group -> new Shown(group, shown.get("group " + group)))
                    .toList();
            var parts = lines.stream()
                    .map(line -> new Shown(line.value(), shown.get(line.value())))
                    .toList();
            return new Answer(shown.get("whole"), List.of(java.util.Optional.of(new ShownSplit(groups, parts))));
        }

        /** Every count with its total, by what it is of. */
        private static Map<String, long[]> all(List<Line> lines) {
            var all = new TreeMap<String, long[]>();
            for (Line line : lines) {
                for (var name : List.of(line.value(), "group " + line.group(), "whole")) {
                    var counts = all.computeIfAbsent(name, fresh -> new long[4]);
                    for (int c = 0; c < 3; c++) {
                        counts[c] += line.counts()[c];
                        counts[3] += line.counts()[c];
                    }
                }
            }
            return all;
        }

        private static Map<String, List<@Nullable Long>> shown(Answer answer) {
            var shown = new TreeMap<String, List<@Nullable Long>>();
            shown.put("whole", answer.whole());
            answer.splits().get(0).ifPresent(split -> {
                split.lines().forEach(line -> shown.put(line.value(), line.counts()));
                split.groups().forEach(group -> shown.put("group " + group.value(), group.counts()));
            });
            return shown;
        }

        /** The small counts that come out the same in all tables that fit what is shown. */
        private static List<String> foundOut(List<Line> lines, Answer answer) {
            var shown = shown(answer);
            var truth = all(lines);
            int people = (int) truth.get("whole")[3];
            var possible = new TreeMap<String, TreeSet<Long>>();
            var tried = lines.stream()
                    .map(line -> new Line(line.group(), line.value(), new long[3]))
                    .toList();
            each(tried, 0, people, answer.splits().get(0).isPresent() ? lines.size() * 3 : 0, () -> {
                var guess = all(tried);
                if (fits(guess, shown)) {
                    guess.forEach((name, counts) -> {
                        for (int c = 0; c < 4; c++) {
                            possible.computeIfAbsent(name + "/" + c, cell -> new TreeSet<>())
                                    .add(counts[c]);
                        }
                    });
                }
            });
            var found = new ArrayList<String>();
            shown.keySet().forEach(name -> {
                for (int c = 0; c < 4; c++) {
                    var values = possible.getOrDefault(name + "/" + c, new TreeSet<>());
                    if (Suppression.small(truth.get(name)[c])
                            && answer.splits().get(0).isPresent()
                            && values.size() < 2) {
                        found.add(name + "/" + c);
                    }
                }
            });
            return found;
        }

        /** Who reads that a cell is held back knows that it is not zero, unless its whole column is held back. */
        private static boolean fits(Map<String, long[]> guess, Map<String, List<@Nullable Long>> shown) {
            var whole = shown.get("whole");
            for (var entry : shown.entrySet()) {
                var counts = guess.get(entry.getKey());
                for (int c = 0; c < 4; c++) {
                    var told = entry.getValue().get(c);
                    boolean wrong = told == null
                            ? counts[c] == 0
                                    && (whole.get(c) != null || entry.getKey().equals("whole"))
                            : told != counts[c];
                    if (wrong) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static void each(List<Line> tried, int cell, int left, int cells, Runnable then) {
            if (cells == 0) {
                return;
            }
            var counts = tried.get(cell / 3).counts();
            if (cell == cells - 1) {
                counts[cell % 3] = left;
                then.run();
                counts[cell % 3] = 0;
                return;
            }
            for (int count = 0; count <= left; count++) {
                counts[cell % 3] = count;
                each(tried, cell + 1, left - count, cells, then);
            }
            counts[cell % 3] = 0;
        }
    }

    @Nested
    class Given_a_cell_for_a_spreadsheet {
        @Test
        void when_it_begins_like_a_formula_then_it_is_text() {
            assertThat(TablesAsCsv.field("=1+1")).isEqualTo("'=1+1");
            assertThat(TablesAsCsv.field("@SUM(A1)")).isEqualTo("'@SUM(A1)");
            assertThat(TablesAsCsv.field("+47;x")).isEqualTo("\"'+47;x\"");
            assertThat(TablesAsCsv.field("a \"b\"\n")).isEqualTo("\"a \"\"b\"\"\n\"");
            assertThat(TablesAsCsv.field("4601")).isEqualTo("4601");
        }
    }

    @Nested
    class Given_a_number_of_a_municipality_that_is_no_more {
        private final Geography geography = new Geography(java.time.LocalDate.of(2026, 3, 1));

        private int epoch(String day) {
            return (int) geography.days().stream()
                    .filter(change -> !change.isAfter(java.time.LocalDate.parse(day)))
                    .count();
        }

        @Test
        void when_it_became_another_then_people_are_counted_there_and_in_its_county() {
            assertThat(geography.of("3005", epoch("2023-05-01"))).isEqualTo(new Geography.Where("33", "3301"));
            assertThat(geography.of("3301", epoch("2024-05-01"))).isEqualTo(new Geography.Where("33", "3301"));
        }

        @Test
        void when_it_was_split_then_the_county_is_told_and_the_municipality_stays_what_was_told() {
            assertThat(geography.of("1507", epoch("2023-05-01"))).isEqualTo(new Geography.Where("15", "1507"));
        }

        @Test
        void when_none_was_told_then_neither_is() {
            assertThat(geography.of(null, 0)).isEqualTo(new Geography.Where("NOT_TOLD", "NOT_TOLD"));
        }
    }
}
