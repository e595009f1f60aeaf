package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.stafett.ledger.event.Act;

/** Claims that collided, as operators may count them: about nobody. */
record Collided(long logIndex, String service, String askedBy, String kind) {

    /** Those of a group that has been logged. */
    static List<Collided> in(List<Job> jobs, List<Long> logIndexes) {
        var collided = new ArrayList<Collided>();
        for (int i = 0; i < jobs.size(); i++) {
            var job = jobs.get(i);
            if (job.work instanceof MessageWork work
                    && job.posting != null
                    && job.event.isPresent()
                    && job.event.get().act() instanceof Act.Claim claim) {
                long logIndex = logIndexes.get(i);
                job.posting
                        .claim()
                        .flatMap(reply -> reply.number() == null ? reply.collision() : java.util.Optional.empty())
                        .ifPresent(with -> collided.add(new Collided(
                                logIndex,
                                claim.service(),
                                work.sender(),
                                with.kind().name())));
            }
        }
        return collided;
    }

    static void insert(Connection connection, List<Collided> collided, Instant now) throws SQLException {
        if (collided.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into collision (log_index, service, asked_by, kind, at) values (?, ?, ?, ?, ?)")) {
            for (var one : collided) {
                insert.setLong(1, one.logIndex());
                insert.setString(2, one.service());
                insert.setString(3, one.askedBy());
                insert.setString(4, one.kind());
                insert.setTimestamp(5, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
