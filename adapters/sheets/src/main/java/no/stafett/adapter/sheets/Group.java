package no.stafett.adapter.sheets;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that come again with a number: {@code Språk 1}, {@code Språk 1 muntlig}, {@code Språk 2}, …
 *
 * <p>A template has as many as most people need. More may be added up to {@value #NUMBER_MAX}, by writing the next number.
 */
public final class Group {
    /** The highest number. */
    public static final int NUMBER_MAX = 20;

    private final String name;
    private final int inTemplate;
    private final List<Column<?>> columns = new ArrayList<>();

    /**
     * A group without columns.
     *
     * @param name what stands before the number
     * @param inTemplate how many a template has
     */
    public Group(String name, int inTemplate) {
        this.name = name;
        this.inTemplate = inTemplate;
    }

    /** Adds a column; see {@link Column#of}. A required one must have a value where any other of its number has. */
    public <T> Column<T> column(Column<T> column) {
        var within = column.within(name);
        columns.add(within);
        return within;
    }

    /** What stands before the number. */
    public String name() {
        return name;
    }

    /** How many a template has. */
    public int inTemplate() {
        return inTemplate;
    }

    /** Its columns, in order. */
    public List<Column<?>> columns() {
        return List.copyOf(columns);
    }
}
