package no.stafett.adapter.sheets;

/**
 * Where a value stands in a row.
 *
 * @param column which column
 * @param number the number of its group, from 1; 0 outside groups
 */
public record Slot(Column<?> column, int number) {
    /** What stands in the header. */
    public String header() {
        return column.header(number);
    }
}
