package no.stafett.adapter.sheets;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row says, by columns: typed values, nothing unread. Immutable. */
public final class Entry {
    private final Map<Slot, Object> values;

    private Entry(Map<Slot, Object> values) {
        this.values = values;
    }

    /** Begins an entry. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value of a column outside groups. */
    public <T> Optional<T> get(Column<T> column) {
        return get(column, 0);
    }

    private <T> Optional<T> get(Column<T> column, int number) {
        @SuppressWarnings("unchecked") // the builder takes only values of the column's own type
        var value = (T) values.get(new Slot(column, number));
        return Optional.ofNullable(value);
    }

    /** What stands under each number of a group, where anything does, by number. */
    public List<Part> parts(Group group) {
        var numbers = new TreeSet<Integer>();
        for (var slot : values.keySet()) {
            if (group.columns().contains(slot.column())) {
                numbers.add(slot.number());
            }
        }
        return numbers.stream().map(number -> new Part(this, number)).toList();
    }

    /** Whether any column of these has a value. */
    public boolean hasAnyOf(List<?> columnsAndGroups) {
        return columnsAndGroups.stream()
                .anyMatch(one -> one instanceof Group group
                        ? !parts(group).isEmpty()
                        : values.keySet().stream()
                                .anyMatch(slot -> slot.column().equals(one)));
    }

    /** How many numbers of a group are used: the highest. */
    public int highest(Group group) {
        return parts(group).stream().mapToInt(Part::number).max().orElse(0);
    }

    /** What stands in a cell, as text; empty where nothing does. */
    public String written(Slot slot) {
        var value = values.get(slot);
        return value == null ? "" : slot.column().written(value);
    }

    /** All that it says, always in the same order: the same for the same row, however its columns are ordered. */
    String canonical() {
        return values.keySet().stream()
                .sorted(Comparator.comparing(Slot::header))
                .map(slot -> slot.header() + "\u0000" + written(slot))
                .collect(Collectors.joining("\u0001"));
    }

    /** How much is in it, never what. */
    @Override
    public String toString() {
        return "Entry[" + values.size() + " values]";
    }

    /** What stands under one number of a group. */
    public record Part(Entry entry, int number) {
        /** The value of a column of the group. */
        public <T> Optional<T> get(Column<T> column) {
            return entry.get(column, number);
        }
    }

    /** An entry on its way to be made. */
    public static final class Builder {
        private final Map<Slot, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Puts a value in a column outside groups; null is no value. */
        public <T> Builder with(Column<T> column, @Nullable T value) {
            return with(column, 0, value);
        }

        /** Puts a value in a column of a group; null is no value. What has a number that no header can have is not put anywhere. */
        public <T> Builder with(Column<T> column, int number, @Nullable T value) {
            if (value != null && column.mayHave(number)) {
                values.put(new Slot(column, number), value);
            }
            return this;
        }

        /** The entry. */
        public Entry build() {
            return new Entry(new LinkedHashMap<>(values));
        }
    }
}
