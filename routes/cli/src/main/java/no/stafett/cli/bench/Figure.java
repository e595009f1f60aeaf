package no.stafett.cli.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measured figure.
 *
 * @param name as the command line's contract names it
 * @param unit what a rate counts
 * @param median of the runs
 * @param min the lowest run
 * @param max the highest run
 * @param runs how many
 * @param against what it is compared with, measured in the same run or promised
 * @param ratio the median divided by that
 * @param detail what else was measured with it, by name: microseconds of processor time a message by stage
 */
public record Figure(
        String name,
        String unit,
        double median,
        double min,
        double max,
        int runs,
        Map<String, Double> against,
        double ratio,
        Map<String, Double> detail) {

    static Figure of(String name, double[] rates, String comparedWith, double comparison, Map<String, Double> detail) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        var median = sorted[sorted.length / 2];
        return new Figure(
                name,
                "per second",
                median,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length,
                Map.of(comparedWith, comparison),
                comparison == 0 ? 0 : median / comparison,
                new TreeMap<>(detail));
    }
}
