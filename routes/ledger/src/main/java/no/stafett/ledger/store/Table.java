package no.stafett.ledger.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of the ledger with their columns as the migration has them, in the order in which rows can be added (a row names
 * only what stands before it). The last column of each is the log entry that wrote the row.
 */
public enum Table {
    PERSON("id", "attention_on"),
    IDENTIFIER("id", "kind hash value"),
    MEMBERSHIP("identifier", "person"),
    IDENTITY_LINK("id", "one other linked_at message unlinked_at unlinked_by"),
    FACT("id", "identifier kind value true_from true_until known_at message"),
    CLAIM(
            "number",
            "identifier service occurrence provider from_date until_date latest_start component component_of contested"
                    + " in_spite_of because state since reason message requested_at"),
    HOLD("claim key", "person side period"),
    OBLIGATION(
            "person key",
            "service occurrence kind state reason opened_on ended_on milestones presumed role territory party claim"
                    + " holder because due overdue_on"),
    CONFLICT("person key", "kind detail state raised_on resolved_on"),
    NOTICE("id", "person kind subject due receiver text"),
    DOCUMENT("message", "identifier type sender receiver service"),
    HAND_OVER("key", "person message receiver rule at"),
    RELATION("identifier party", "message"),
    LOOK("id", "identifier party purpose at");

    private final List<String> key;
    private final List<String> values;

    Table(String key, String values) {
        this.key = List.of(key.split(" "));
        this.values = List.of((values + " entry").split(" "));
    }

    /** The name in SQL and in the audit log's events. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns of the primary key. */
    public List<String> key() {
        return key;
    }

    /** The other columns. */
    public List<String> columnsBesideKey() {
        return values;
    }

    /** The values of the key columns of a row. */
    List<Object> keyOf(Map<String, ?> row) {
        return key.stream()
                .<Object>map(column -> {
                    var value = row.get(column);
                    if (value == null) {
                        throw new IllegalArgumentException("A row of " + sqlName() + " needs its " + column);
                    }
                    return value;
                })
                .toList();
    }

    static Table of(String sqlName) {
        return valueOf(sqlName.toUpperCase(Locale.ROOT));
    }
}
