package no.stafett.hub.oversight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds small counts back, and as many others as it takes so that none of them can be computed from what is shown.
 *
 * <p>A count of one to four is small. Nobody is nobody: a zero is shown, so whoever reads a table knows of a cell held back
 * that it is at least one. Everything shown adds up: a line's counts to its total, the lines of a split to the whole, a
 * county's municipalities to the county. A table in which these sums hold is a network: a change of one cell has to flow on
 * through others. A cell can't be computed exactly when there is a way round through cells that are held back too, on which
 * one person more or less could flow; where there is none, the cheapest one is made by holding back the cells on it.
 *
 * <p>Limit: this is about the sums of one subject's tables. Who compares tables of two days, or knows some of the people, is
 * not stopped by it. A cell may be known to lie within bounds; it is never known exactly.
 */
final class Suppression {
    /** Fewer are held back. */
    static final int SHOWN_FROM = 5;

    private static final int NOTHING = -1;

    private Suppression() {}

    /**
     * One line of a split.
     *
     * @param group what the line is part of and is added up to, such as a county; null: the whole
     */
    record Line(@Nullable String group, String value, long[] counts) {}

    /**
     * A line as it may be shown.
     *
     * @param counts in the columns' order, the total last; null: held back
     */
    record Shown(String value, List<@Nullable Long> counts) {}

    /**
     * A split as it may be shown.
     *
     * @param groups what the lines add up to, where they are grouped
     * @param lines the lines
     */
    record ShownSplit(List<Shown> groups, List<Shown> lines) {}

    /**
     * All that may be shown of a subject.
     *
     * @param whole the counts of all people
     * @param splits in the order given; empty: none of it can be shown
     */
    record Answer(List<@Nullable Long> whole, List<Optional<ShownSplit>> splits) {}

    /**
     * What may be shown.
     *
     * @param whole how many people in each column; each person is in one
     * @param splits the same people, divided in several ways
     */
    static Answer of(long[] whole, List<List<Line>> splits) {
        var held = heldInTheWhole(whole);
        if (held.isEmpty()) {
            return new Answer(
                    nulls(whole.length + 1),
                    splits.stream().map(split -> none()).toList());
        }
        var answers = new ArrayList<Optional<ShownSplit>>();
        for (int i = 0; i < splits.size(); ) {
            var network = new Network(splits.get(i), held.get(), whole.length);
            int failed = network.protect();
            if (failed == NOTHING) {
                answers.add(Optional.of(network.shown()));
                i++;
                continue;
            }
            var more = failed < whole.length ? with(held.get(), failed, whole) : Optional.<boolean[]>empty();
            if (more.isPresent()) { // a column that can't be protected below is held back as a whole, in every split
                held = more;
                answers.clear();
                i = 0;
            } else {
                answers.add(none());
                i++;
            }
        }
        return new Answer(wholeShown(whole, held.get()), List.copyOf(answers));
    }

    private static Optional<ShownSplit> none() {
        return Optional.empty();
    }

    private static List<@Nullable Long> nulls(int many) {
        return Arrays.asList(new Long[many]);
    }

    private static List<@Nullable Long> wholeShown(long[] whole, boolean[] held) {
        var shown = new ArrayList<@Nullable Long>();
        for (int c = 0; c < whole.length; c++) {
            shown.add(held[c] ? null : whole[c]);
        }
        shown.add(Arrays.stream(whole).sum());
        return java.util.Collections.unmodifiableList(shown);
    }

    /** Which columns are held back everywhere; empty: all of it is, the total too. */
    private static Optional<boolean[]> heldInTheWhole(long[] whole) {
        long total = Arrays.stream(whole).sum();
        if (small(total)) {
            return Optional.empty();
        }
        var held = new boolean[whole.length];
        for (int c = 0; c < whole.length; c++) {
            held[c] = small(whole[c]);
        }
        return closed(held, whole);
    }

    private static Optional<boolean[]> with(boolean[] held, int column, long[] whole) {
        if (held[column]) {
            return Optional.empty();
        }
        var more = held.clone();
        more[column] = true;
        return closed(more, whole);
    }

    /** Adds the smallest others until what is held back can't be told apart: two at least, not small together, not all ones. */
    private static Optional<boolean[]> closed(boolean[] asked, long[] whole) {
        var held = asked.clone();
        while (true) {
            int many = 0;
            long sum = 0;
            for (int c = 0; c < whole.length; c++) {
                many += held[c] && whole[c] > 0 ? 1 : 0;
                sum += held[c] ? whole[c] : 0;
            }
            if (many == 0 || (many >= 2 && !small(sum) && sum > many)) {
                return Optional.of(held);
            }
            var next = IntStream.range(0, whole.length)
                    .filter(c -> !held[c] && whole[c] > 0)
                    .boxed()
                    .min(Comparator.comparingLong(c -> whole[c]));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            held[next.get()] = true;
        }
    }

    static boolean small(long count) {
        return count > 0 && count < SHOWN_FROM;
    }

    /** The sums of one split: a node for each that must come out, an edge for each count. */
    private static final class Network {
        /**
         * A count.
         *
         * @param column its column; the number of columns: what is held back everywhere, together; one more: the total
         * @param least the least that a reader knows it to be, if it is held back
         */
        private static final class Edge {
            final int from;
            final int to;
            final long value;
            final int column;
            final long least;
            final boolean open;
            boolean held;

            /** @param open never shown by itself, so that it need not be held back to be unknown */
            Edge(int from, int to, long value, int column, boolean open) {
                this.from = from;
                this.to = to;
                this.value = value;
                this.column = column;
                this.least = open ? 0 : 1;
                this.open = open;
                this.held = open || small(value);
            }

            boolean passes(boolean forward) {
                if (!open && value == 0) {
                    return false; // shown, and known to be nobody
                }
                return forward || value > least;
            }

            long cost() {
                return held ? 0 : value;
            }
        }

        private final List<Line> lines;
        private final Map<String, Integer> groups = new TreeMap<>();
        private final boolean[] held;
        private final boolean anyHeld;
        private final int columns;
        private final List<Edge> edges = new ArrayList<>();
        private final List<List<Edge>> at = new ArrayList<>();
        private final Edge[][] ofLine;
        private final Edge[][] ofGroup;

        Network(List<Line> lines, boolean[] held, int columns) {
            this.lines = lines;
            this.held = held;
            this.anyHeld = IntStream.range(0, columns).anyMatch(c -> held[c]);
            this.columns = columns;
            lines.stream()
                    .flatMap(line -> Optional.ofNullable(line.group()).stream())
                    .forEach(group -> groups.putIfAbsent(group, groups.size()));
            int nodes = (groups.size() + 1) * (columns + 2) + lines.size();
            IntStream.range(0, nodes).forEach(node -> at.add(new ArrayList<>()));
            ofLine = new Edge[lines.size()][columns + 2];
            ofGroup = new Edge[groups.size()][columns + 2];
            var sums = new long[groups.size()][columns + 2];
            for (int l = 0; l < lines.size(); l++) {
                var group = lines.get(l).group();
                int g = group == null ? 0 : Objects.requireNonNull(groups.get(group)) + 1;
                var counts = folded(lines.get(l).counts());
                for (int c = 0; c < counts.length; c++) {
                    ofLine[l][c] = edge(row(l), node(g, c), counts[c], c);
                    if (g > 0) {
                        sums[g - 1][c] += counts[c];
                    }
                }
            }
            for (int g = 0; g < sums.length; g++) {
                for (int c = 0; c < columns + 2; c++) {
                    ofGroup[g][c] = edge(node(g + 1, c), node(0, c), sums[g][c], c);
                }
            }
        }

        /** A line's counts, with those together that are held back everywhere, and the total. */
        private long[] folded(long[] counts) {
            var all = new long[columns + 2];
            for (int c = 0; c < columns; c++) {
                all[held[c] ? columns : c] += counts[c];
                all[columns + 1] += counts[c];
            }
            return all;
        }

        private int node(int group, int column) {
            return group * (columns + 2) + column;
        }

        private int row(int line) {
            return (groups.size() + 1) * (columns + 2) + line;
        }

        private Edge edge(int from, int to, long value, int column) {
            boolean total = column == columns + 1; // what comes in at a line's total leaves by its columns
            var edge = new Edge(total ? to : from, total ? from : to, value, column, anyHeld && column == columns);
            edges.add(edge);
            at.get(edge.from).add(edge);
            at.get(edge.to).add(edge);
            return edge;
        }

        /** Holds back what it takes; the column that can't be protected, else {@link #NOTHING}. */
        int protect() {
            for (var edge : edges) {
                if (!small(edge.value)) {
                    continue;
                }
                var up = way(edge.to, edge.from, edge);
                var down = edge.value > edge.least ? way(edge.from, edge.to, edge) : Optional.<List<Edge>>empty();
                var cheapest =
                        Stream.of(up, down).flatMap(Optional::stream).min(Comparator.comparingLong(Network::cost));
                if (cheapest.isEmpty()) {
                    return edge.column;
                }
                cheapest.get().forEach(other -> other.held = true);
            }
            return NOTHING;
        }

        private static long cost(List<Edge> way) {
            return way.stream().mapToLong(Edge::cost).sum();
        }

        private record Reached(int node, long cost) {}

        /** The cheapest way on which one person more could flow, without one edge. */
        private Optional<List<Edge>> way(int from, int to, Edge without) {
            var costs = new long[at.size()];
            Arrays.fill(costs, Long.MAX_VALUE);
            var by = new Edge[at.size()];
            var next = new PriorityQueue<Reached>(Comparator.comparingLong(Reached::cost));
            costs[from] = 0;
            next.add(new Reached(from, 0));
            while (!next.isEmpty()) {
                var reached = next.poll();
                if (reached.node() == to) {
                    return Optional.of(back(from, to, by));
                }
                if (reached.cost() > costs[reached.node()]) {
                    continue;
                }
                for (var edge : at.get(reached.node())) {
                    boolean forward = edge.from == reached.node();
                    int other = forward ? edge.to : edge.from;
                    long cost = reached.cost() + edge.cost();
                    if (edge != without && edge.passes(forward) && cost < costs[other]) {
                        costs[other] = cost;
                        by[other] = edge;
                        next.add(new Reached(other, cost));
                    }
                }
            }
            return Optional.empty();
        }

        private static List<Edge> back(int from, int to, Edge[] by) {
            var way = new ArrayList<Edge>();
            for (int node = to; node != from; ) {
                var edge = by[node];
                way.add(edge);
                node = edge.to == node ? edge.from : edge.to;
            }
            return way;
        }

        ShownSplit shown() {
            var shownGroups = new ArrayList<Shown>();
            groups.forEach((group, g) -> shownGroups.add(new Shown(group, counts(ofGroup[g]))));
            var shownLines = new ArrayList<Shown>();
            for (int l = 0; l < lines.size(); l++) {
                shownLines.add(new Shown(lines.get(l).value(), counts(ofLine[l])));
            }
            return new ShownSplit(List.copyOf(shownGroups), List.copyOf(shownLines));
        }

        private List<@Nullable Long> counts(Edge[] of) {
            var counts = new ArrayList<@Nullable Long>();
            for (int c = 0; c < columns; c++) {
                counts.add(held[c] || of[c].held ? null : of[c].value);
            }
            counts.add(of[columns + 1].held ? null : of[columns + 1].value);
            return java.util.Collections.unmodifiableList(counts);
        }
    }
}
