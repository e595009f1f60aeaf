package no.stafett.hub.intake.folder;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.audit.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages of a party the hub has recorded: their digests, and on which day they may have been made. */
final class SentBefore {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final String RECORDED =
            "select digest, received_at from message where sender = :sender and instance_id = :id";

    private final JdbcClient database;

    SentBefore(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** What this party has sent. A message was made on the day that it was received or, over midnight, on the one before. */
    SheetTranslator.Sent by(String party) {
        return id -> database.sql(RECORDED)
                .param("sender", party)
                .param("id", id)
                .query((row, number) -> before(row.getBytes("digest"), row.getTimestamp("received_at")))
                .optional();
    }

    private static SheetTranslator.Sent.Before before(byte[] digest, Timestamp receivedAt) {
        var day = receivedAt.toInstant().atZone(NORWAY).toLocalDate();
        return new SheetTranslator.Sent.Before(
                List.of(day, day.minusDays(1)),
                document -> Arrays.equals(digest, Hash.ofBytes(document).bytes()));
    }
}
