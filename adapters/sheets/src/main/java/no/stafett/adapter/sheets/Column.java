package no.stafett.adapter.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a form.
 *
 * @param <T> what a cell of it says
 */
public final class Column<T> {
    private final String name;
    private final ColumnType<T> type;
    private final Words explanation;
    private final boolean required;
    private final List<String> says;
    private final @Nullable String group;

    private Column(
            String name,
            ColumnType<T> type,
            Words explanation,
            boolean required,
            List<String> says,
            @Nullable String group) {
        this.name = name;
        this.type = type;
        this.explanation = explanation;
        this.required = required;
        this.says = List.copyOf(says);
        this.group = group;
    }

    /**
     * A column that may be left empty.
     *
     * @param name what stands in the header; in a group, what stands after the group's name and number, nothing for the
     *     first
     * @param type what may stand in its cells
     * @param nb what it means, in Norwegian
     * @param en what it means, in English
     * @param says the places of the messages that it fills, such as {@code SkillsMapping/MappedOn}: findings about them are
     *     reported at this column
     */
    public static <T> Column<T> of(String name, ColumnType<T> type, String nb, String en, String... says) {
        return new Column<>(name, type, new Words(nb, en), false, List.of(says), null);
    }

    /** The same column, which must be in the sheet and have a value in each row. */
    public Column<T> required() {
        return new Column<>(name, type, explanation, true, says, group);
    }

    Column<T> within(String groupName) {
        return new Column<>(name, type, explanation, required, says, groupName);
    }

    /** What stands in the header; {@code number} is that of the group, 0 outside groups. */
    public String header(int number) {
        if (group == null) {
            return name;
        }
        return name.isEmpty() ? group + " " + number : group + " " + number + " " + name;
    }

    boolean mayHave(int number) {
        return group == null ? number == 0 : number >= 1 && number <= Group.NUMBER_MAX;
    }

    /** What stands in the header, without the group. */
    public String name() {
        return name;
    }

    /** What may stand in its cells. */
    public ColumnType<T> type() {
        return type;
    }

    /** What it means. */
    public Words explanation() {
        return explanation;
    }

    /** Whether each row must have it. */
    public boolean isRequired() {
        return required;
    }

    /** The places of messages that it fills. */
    public List<String> says() {
        return says;
    }

    String written(Object value) {
        @SuppressWarnings("unchecked") // an entry takes only values of the column's own type
        var own = (T) value;
        return type.write(own);
    }

    @Override
    public String toString() {
        return header(0);
    }
}
