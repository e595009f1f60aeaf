package no.stafett.hub.record;

import java.sql.SQLException;
import javax.sql.DataSource;
import no.stafett.ledger.person.IdSource;

/** Row ids in blocks of a thousand from the database's sequence, so that a round trip serves many. */
public final class RowIds implements IdSource {

    private static final int BLOCK = 1000;

    private final DataSource database;
    private long next;
    private long end;

    public RowIds(DataSource database) {
        this.database = database;
    }

    @Override
    public synchronized long next() {
        if (next == end) {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement("select nextval('row_id')");
                    var rows = select.executeQuery()) {
                rows.next();
                next = rows.getLong(1);
                end = next + BLOCK;
            } catch (SQLException e) {
                throw new IllegalStateException("No row ids to be had", e);
            }
        }
        return next++;
    }
}
