package no.stafett.hub.embedded;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Knows by which secret a party signs on, as a hash: the secret itself is nowhere but with the party. */
@FunctionalInterface
public interface PartySecrets {
    /**
     * The SHA-256 of the party's secret; null for one who may not sign on: unknown, suspended, or outside its dates.
     *
     * @param party what the other side says it is: any text at all
     */
    byte @Nullable [] hashOf(String party);

    /** What the hub's database says, asked each time: for a broker that runs as a process of its own. */
    static PartySecrets inDatabase(DataSource database) {
        return party -> {
            try (var connection = database.getConnection();
                    var ask = connection.prepareStatement("""
                            select secret_hash from party, hub_clock,
                                lateral (select ((now() + offset_seconds * interval '1 second') at time zone 'Europe/Oslo')::date
                                    as today) hub
                            where number = ? and state = 'ACTIVE'
                            and today >= valid_from and (valid_until is null or today < valid_until)
                            """)) {
                ask.setString(1, party);
                try (var found = ask.executeQuery()) {
                    return found.next() ? found.getBytes(1) : null;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The directory of parties does not answer: " + e.getSQLState(), e);
            }
        };
    }
}
