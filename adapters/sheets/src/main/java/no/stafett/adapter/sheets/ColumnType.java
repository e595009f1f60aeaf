package no.stafett.adapter.sheets;

import java.util.List;
import java.util.Optional;

/**
 * What may stand in the cells of a column. See {@link Types}.
 *
 * @param <T> what a cell says
 */
public interface ColumnType<T> {
    /** What a cell that is not empty says; empty where it can't stand there. Never throws, never guesses. */
    Optional<T> read(Cell cell);

    /** What {@link #read} would read as this value. */
    String write(T value);

    /** What may stand there, as the end of a sentence. */
    Words expected();

    /** All that may stand there, where that can be listed; otherwise nothing. */
    default List<String> choices() {
        return List.of();
    }

    /** Whether a wrong value is shown by its shape only, since it may tell who the person is. */
    default boolean personal() {
        return false;
    }
}
