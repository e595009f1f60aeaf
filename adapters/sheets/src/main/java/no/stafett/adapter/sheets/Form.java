package no.stafett.adapter.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * A format of ours: which columns a sheet has, and what they mean.
 *
 * <p>The first cell of a sheet names form and version, {@code stafett mottak 1.0}; the next row names the columns, in any order;
 * then comes a row for each person or event. CSV has the same rows.
 */
public final class Form {
    /** The columns that are added where rows are given back; they are read over when the rows come again. */
    public static final List<String> ADDED = List.of("Feil", "Error", "Hjelp");

    private static final Pattern NUMBERED = Pattern.compile("(.+?) ([1-9][0-9]?)(?: (.+))?");

    private final String id;
    private final String version;
    private final String sheet;
    private final Words title;
    private final List<Object> parts;
    private final Map<String, Slot> plain = new HashMap<>();
    private final Map<String, Column<?>> grouped = new HashMap<>();
    private final Map<Column<?>, Group> groupOf = new HashMap<>();

    /**
     * A form.
     *
     * @param id its name in the first cell: one word
     * @param version its version: within the same first number only columns that may be left out are added
     * @param sheet what its sheet is called
     * @param title what it is for
     * @param parts its columns and groups, in order
     */
    public Form(String id, String version, String sheet, Words title, List<?> parts) {
        this.id = id;
        this.version = version;
        this.sheet = sheet;
        this.title = title;
        this.parts = List.copyOf(parts);
        for (var part : this.parts) {
            if (part instanceof Group group) {
                for (var column : group.columns()) {
                    grouped.put(key(group.name()) + "|" + key(column.name()), column);
                    groupOf.put(column, group);
                }
            } else if (part instanceof Column<?> column) {
                plain.put(key(column.name()), new Slot(column, 0));
            } else {
                throw new IllegalArgumentException("A form has columns and groups of them.");
            }
        }
    }

    /** Its name in the first cell. */
    public String id() {
        return id;
    }

    /** What its sheet is called. */
    public String sheet() {
        return sheet;
    }

    /** What it is for. */
    public Words title() {
        return title;
    }

    /** What stands in the first cell: {@code stafett mottak 1.0}. */
    public String mark() {
        return "stafett " + id + " " + version;
    }

    /** Whether this first cell is the form's, also in a later version that only adds. */
    public boolean isMarkedBy(String firstCell) {
        var words = key(firstCell).split(" ");
        return words.length == 3
                && words[0].equals("stafett")
                && words[1].equals(id)
                && words[2].matches("[0-9]+\\.[0-9]+")
                && words[2].substring(0, words[2].indexOf('.')).equals(version.substring(0, version.indexOf('.')));
    }

    /** What a column with this name holds; empty where the form does not know it. */
    public Optional<Slot> slot(String header) {
        var name = key(header);
        var slot = Optional.ofNullable(plain.get(name));
        if (slot.isPresent()) {
            return slot;
        }
        var numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(numbered.group(2));
        var column = grouped.get(numbered.group(1) + "|" + (numbered.group(3) == null ? "" : numbered.group(3)));
        return column == null || number > Group.NUMBER_MAX ? Optional.empty() : Optional.of(new Slot(column, number));
    }

    /** The group that a column belongs to, if it does. */
    public Optional<Group> groupOf(Column<?> column) {
        return Optional.ofNullable(groupOf.get(column));
    }

    /** All columns of a template. */
    public List<Slot> slots() {
        return slots(Group::inTemplate);
    }

    /** All columns, with so many of each group. */
    public List<Slot> slots(ToIntFunction<Group> count) {
        var slots = new ArrayList<Slot>();
        for (var part : parts) {
            if (part instanceof Group group) {
                for (var number = 1; number <= count.applyAsInt(group); number++) {
                    for (var column : group.columns()) {
                        slots.add(new Slot(column, number));
                    }
                }
            } else if (part instanceof Column<?> column) {
                slots.add(new Slot(column, 0));
            }
        }
        return slots;
    }

    /** The columns outside groups that each row must have. */
    public List<Column<?>> required() {
        var required = new ArrayList<Column<?>>();
        for (var part : parts) {
            if (part instanceof Column<?> column && column.isRequired()) {
                required.add(column);
            }
        }
        return required;
    }

    /** What an entry lacks that each row must have. */
    public List<Slot> lacking(Entry entry) {
        var lacking = new ArrayList<Slot>();
        for (var part : parts) {
            if (part instanceof Group group) {
                for (var used : entry.parts(group)) {
                    for (var column : group.columns()) {
                        if (column.isRequired() && used.get(column).isEmpty()) {
                            lacking.add(new Slot(column, used.number()));
                        }
                    }
                }
            } else if (part instanceof Column<?> column
                    && column.isRequired()
                    && entry.get(column).isEmpty()) {
                lacking.add(new Slot(column, 0));
            }
        }
        return lacking;
    }

    /** The groups. */
    public List<Group> groups() {
        return parts.stream()
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .toList();
    }

    /** Where a place of a message was filled from: {@code SkillsMapping/Education[2]/Country}. */
    Optional<Slot> filling(String place, Entry entry) {
        for (var longest = place; longest.contains("/"); longest = longest.substring(0, longest.lastIndexOf('/'))) {
            var bare = longest.replaceAll("\\[[0-9]+]", "");
            for (var slot : slots(group -> 1)) {
                if (slot.column().says().contains(bare)) {
                    return Optional.of(new Slot(slot.column(), numberOf(slot.column(), longest, entry)));
                }
            }
        }
        return Optional.empty();
    }

    private int numberOf(Column<?> column, String place, Entry entry) {
        var group = groupOf.get(column);
        if (group == null) {
            return 0;
        }
        var position = Pattern.compile("\\[([0-9]+)]").matcher(place);
        var index = position.find() ? Integer.parseInt(position.group(1)) : 1;
        var parts = entry.parts(group);
        return index >= 1 && index <= parts.size() ? parts.get(index - 1).number() : 1;
    }

    private static String key(String name) {
        return name.strip().replaceAll("[\\s\u00A0]+", " ").toLowerCase(Locale.ROOT);
    }
}
