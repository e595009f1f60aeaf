package no.stafett.hub.oversight;

import java.util.List;

/**
 * Tables of counts, as they may be shown to anybody.
 *
 * @param asOf the day they are true of
 * @param shownFrom the smallest count that is shown; smaller ones are held back, zero apart
 * @param tables the tables
 */
public record Tables(String asOf, int shownFrom, List<Table> tables) {
    /** Stands in the place of a count that is held back. */
    public static final String SUPPRESSED = "suppressed";

    /** Stands where there is nothing to tell, such as the median of nobody. */
    public static final String NONE = "none";

    /** The value of what no message has told, or where a protected address would be told. */
    public static final String NOT_TOLD = "NOT_TOLD";

    /** The value of a whole division of which nothing can be shown. */
    public static final String EVERY = "EVERY";

    /**
     * A table.
     *
     * @param name which
     * @param columns names of what is counted
     * @param rows its rows
     */
    public record Table(String name, List<String> columns, List<Row> rows) {}

    /**
     * A row.
     *
     * @param subject what it is about: the code of a service, a kind of level, or people
     * @param group which of these: owed or not, a milestone; empty where there is one only
     * @param by how people are divided: {@code ALL}, {@code COUNTY}, {@code SEX}, …
     * @param value the code of this part
     * @param cells a number each, or {@link #SUPPRESSED}, or {@link #NONE}
     */
    public record Row(String subject, String group, String by, String value, List<Object> cells) {}
}
