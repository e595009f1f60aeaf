package no.stafett.ledger.disclosure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which elements below an element stay. Two shapes that let the same through are equal.
 *
 * @param others whether elements that are not named stay, and with them the element's own attributes and text
 * @param children what stays below the elements that are named
 */
record Shape(boolean others, Map<String, Shape> children) {
    static final Shape ALL = new Shape(true, Map.of());
    static final Shape NONE = new Shape(false, Map.of());

    private static final String EVERYTHING = "*";
    private static final String EXTENSION = "Extension";

    Shape {
        var rest = others;
        var told = new TreeMap<String, Shape>();
        children.forEach((name, shape) -> {
            if (rest ? !shape.isAll() : !shape.isNone()) {
                told.put(name, shape);
            }
        });
        children = Collections.unmodifiableMap(told);
    }

    /**
     * What a list of paths keeps: {@code Reception/CentreId}, or {@code *} for everything but an Extension: what stands there
     * nobody has judged, so it stays only where it is named.
     */
    static Shape keeping(List<String> paths) {
        Shape shape = paths.contains(EVERYTHING) ? ALL.without(List.of(EXTENSION)) : NONE;
        for (String path : paths) {
            if (!path.equals(EVERYTHING)) {
                shape = shape.with(steps(path), ALL);
            }
        }
        return shape;
    }

    /** This shape without what the paths name. */
    Shape without(List<String> paths) {
        Shape shape = this;
        for (String path : paths) {
            shape = shape.with(steps(path), NONE);
        }
        return shape;
    }

    /** What either lets through. */
    Shape or(Shape other) {
        var names = new TreeSet<>(children.keySet());
        names.addAll(other.children.keySet());
        var both = new TreeMap<String, Shape>();
        for (String name : names) {
            both.put(name, child(name).or(other.child(name)));
        }
        return new Shape(others || other.others, both);
    }

    /** Whether all that the other lets through stays here too. */
    boolean covers(Shape other) {
        return or(other).equals(this);
    }

    Shape child(String name) {
        var child = children.get(name);
        if (child != null) {
            return child;
        }
        return others ? ALL : NONE;
    }

    boolean isAll() {
        return others && children.isEmpty();
    }

    boolean isNone() {
        return !others && children.isEmpty();
    }

    private Shape with(List<String> steps, Shape end) {
        if (steps.isEmpty()) {
            return end;
        }
        var next = child(steps.get(0));
        if (next.equals(end)) {
            return this;
        }
        var changed = new TreeMap<>(children);
        changed.put(steps.get(0), next.with(steps.subList(1, steps.size()), end));
        return new Shape(others, changed);
    }

    private static List<String> steps(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
