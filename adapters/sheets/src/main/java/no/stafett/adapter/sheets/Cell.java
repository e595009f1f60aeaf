package no.stafett.adapter.sheets;

/**
 * A cell as it was read.
 *
 * @param kind what the spreadsheet takes it for
 * @param text its text; of a number, plain digits with a decimal point
 * @param formula whether it holds a formula, whose last value the text is
 * @param merged whether it is part of a merged range
 */
public record Cell(Kind kind, String text, boolean formula, boolean merged) {
    /** No cell. */
    public static final Cell EMPTY = new Cell(Kind.EMPTY, "", false, false);

    /** What a spreadsheet takes a cell for. */
    public enum Kind {
        /** There is nothing in it. */
        EMPTY,
        /** Text, as everything is in CSV. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A number that is shown as a day. */
        DAY,
        /** A number that is shown as a month and year: the day it stands for was never written. */
        MONTH,
        /** TRUE or FALSE. */
        YES_NO,
        /** The spreadsheet's own error, such as #REF!. */
        ERROR
    }

    /** A cell with text. */
    public static Cell text(String text) {
        return text.isBlank() ? EMPTY : new Cell(Kind.TEXT, text, false, false);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return !formula && text.isBlank();
    }

    /** The same cell, as part of a merged range. */
    public Cell asMerged() {
        return new Cell(kind, text, formula, true);
    }

    /** The text without what {@link Escape} put before it, and without spaces around it. */
    public String value() {
        return Escape.undo(text).strip();
    }

    /** The kind only: the text may be about a person. */
    @Override
    public String toString() {
        return "Cell[" + kind + "]";
    }
}
