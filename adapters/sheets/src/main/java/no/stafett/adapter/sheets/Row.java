package no.stafett.adapter.sheets;

import java.util.List;

/**
 * A row as it was read.
 *
 * @param number its number in the spreadsheet, from 1
 * @param cells its cells, from the first column on
 */
public record Row(int number, List<Cell> cells) {
    /** Keeps a copy. */
    public Row {
        cells = List.copyOf(cells);
    }

    /** The cell of a column, counted from 0; an empty one beyond the last. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** Whether there is nothing in any cell, merged or not. */
    public boolean isEmpty() {
        return cells.stream().allMatch(cell -> cell.isEmpty() && !cell.merged());
    }
}
