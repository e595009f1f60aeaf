package no.stafett.cli.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import no.stafett.hub.Hub;
import no.stafett.hub.operate.HubClock;
import no.stafett.hub.watch.Scanner;

/** How long the scanner takes to find and evaluate those who are due among three million; beside it, how long a look at every row takes. */
final class ScannerBench {

    private static final int DUE = 1_000;
    private static final int DUE_MAX = 5_000;
    private static final int RUNS = 3;
    private static final double PROMISED_SECONDS = 5;

    private ScannerBench() {}

    static Figure run(Hub hub, Townsfolk folk) throws Exception {
        folk.growTo(ClaimBench.LARGE);
        var scanner = hub.part(Scanner.class);
        var database = hub.part(DataSource.class);
        scanner.runNow();
        var finder = new Scanner(
                database, hub.part(HubClock.class), person -> CompletableFuture.completedFuture(null), DUE_MAX);
        var finding = new double[RUNS];
        var whole = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            makeDue(database);
            long begun = System.nanoTime();
            int found = finder.countDue();
            finding[run] = (System.nanoTime() - begun) / 1e9;
            if (found < DUE / 2 || found == DUE_MAX) {
                throw new IllegalStateException("Found only " + found + " of " + DUE);
            }
            scanner.runNow();
            whole[run] = (System.nanoTime() - begun) / 1e9;
        }
        double every = everyRow(database);
        Arrays.sort(finding);
        Arrays.sort(whole);
        var detail = new TreeMap<String, Double>();
        detail.put("people due", (double) DUE);
        detail.put("seconds to find them", finding[RUNS / 2]);
        detail.put("seconds to look at every row", every);
        return new Figure(
                "scanner-3m",
                "s to find and evaluate who is due",
                whole[RUNS / 2],
                whole[0],
                whole[RUNS - 1],
                RUNS,
                Map.of("promised at most, to find", PROMISED_SECONDS),
                finding[RUNS / 2] / PROMISED_SECONDS,
                detail);
    }

    private static void makeDue(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update person set attention_on = ? where id in"
                        + " (select person from membership order by hashint8(person # ?) limit ?)")) {
            connection.setAutoCommit(true);
            update.setObject(1, LocalDate.now());
            update.setLong(2, System.nanoTime());
            update.setInt(3, DUE);
            update.executeUpdate();
        }
    }

    private static double everyRow(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_indexscan = off; set local enable_bitmapscan = off;"
                    + " set local enable_indexonlyscan = off");
            long begun = System.nanoTime();
            try (var rows = statement.executeQuery(
                    "select count(*) from person where attention_on <= date '" + LocalDate.now() + "'")) {
                rows.next();
            }
            connection.rollback();
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
