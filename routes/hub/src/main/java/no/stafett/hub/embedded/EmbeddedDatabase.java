package no.stafett.hub.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.CannotStart.Sentence;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.Ports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of the hub's own: durable, on loopback only, with its data in a folder that survives it.
 *
 * <p>Promise: what {@code commit} confirmed is on disk. {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes} are on, and a server that says otherwise is stopped before anyone uses it. A server that a
 * killed hub left behind on the same folder is stopped first; one that dies is started again on the same port, three
 * times, and then {@link #onGivingUp} is told. Limit: it is as durable as the disk beneath; there is no replica.
 *
 * <p>The programs are run directly and not by zonky's starter, which passes {@code -F} (no fsync), leaves files in the
 * system's temporary folder and can't start on a folder whose server outlived its starter.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The database of messages, ledger, log and outbox. */
    public static final String STAFETT = "stafett";

    /** The database of keys, with a backup and a life of its own. */
    public static final String STAFETT_KEYS = "stafett_keys";

    /** How often a server that dies is started again before the hub gives up. */
    public static final int RESTARTS_MAX = 3;

    static final Sentence USE_YOUR_OWN = new Sentence(
            "Use a PostgreSQL of your own with --database URL.", "Bruk en egen PostgreSQL med --database URL.");

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final String HOST = "127.0.0.1";
    private static final Duration START_WITHIN = Duration.ofMinutes(10); // a recovery on a slow disk takes its time
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    /**
     * A statement over a group of documents takes some hundred KiB; glibc would give them back to the system after each statement, and
     * take them, page by page, for the next. Other C libraries don't know these names.
     */
    private static final Map<String, String> MEMORY_KEPT =
            Map.of("MALLOC_MMAP_THRESHOLD_", "8388608", "MALLOC_TRIM_THRESHOLD_", "16777216");

    /**
     * Where an embedded database lives.
     *
     * @param folder the cluster's data
     * @param programs where PostgreSQL's programs are unpacked; may be shared by several clusters
     * @param log the server's own log file
     * @param port on 127.0.0.1; 0 takes a free one
     */
    public record Settings(Path folder, Path programs, Path log, int port) {
        /** A cluster with everything below one folder. */
        public static Settings below(Path folder, int port) {
            return new Settings(
                    folder.resolve("postgres"),
                    programsOr(folder.resolve("postgres-programs")),
                    folder.resolve("log").resolve("postgres.log"),
                    port);
        }

        /**
         * The folder for unpacked programs: {@code STAFETT_CACHE} (or the system property {@code stafett.cache}) where
         * it is given, else this one.
         */
        public static Path programsOr(Path otherwise) {
            var given = System.getProperty("stafett.cache", System.getenv().getOrDefault("STAFETT_CACHE", ""));
            return given.isEmpty() ? otherwise : Path.of(given);
        }
    }

    private final Settings settings;
    private final PostgresBinaries programs;
    private final String password;
    private final int port;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread watch;
    private volatile Postmaster postmaster;
    private int attempts;
    private volatile int restarts;
    private volatile Consumer<CannotStart> givingUp = problem -> log.error("{}", problem.line());

    private EmbeddedDatabase(Settings settings) {
        this.settings = settings;
        var folder = settings.folder().toAbsolutePath();
        asRootNeedsUserNamespaces();
        this.programs = PostgresBinaries.in(settings.programs());
        Postmaster.stopTheOneLeftOn(folder, STOP_WITHIN);
        this.port = Ports.freeOr(settings.port());
        this.password = passwordIn(folder);
        initialise(folder);
        this.postmaster = startServer();
        try {
            refuseUnlessDurable();
            createDatabases();
        } catch (RuntimeException e) {
            postmaster.stop(STOP_WITHIN);
            throw e;
        }
        this.watch = new Thread(this::keepAlive, "embedded-database-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts a server on the folder, makes the two databases where they are missing, and returns when both answer.
     *
     * @throws CannotStart when the port is taken, the folder can't be written or is of another PostgreSQL, or the
     *     machine allows no user namespaces to a hub that runs as root
     */
    public static EmbeddedDatabase start(Settings settings) {
        return new EmbeddedDatabase(settings);
    }

    /** The JDBC address of one of the two databases, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /** The JDBC address with user and password in it: a secret. */
    public String urlWithSecret(String database) {
        return url(database) + "?user=" + USER + "&password=" + password;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** The server's process, for a test that kills it. */
    public long pid() {
        return postmaster.pid();
    }

    /** How often the server has been started again since the hub started. */
    public int restarts() {
        return restarts;
    }

    /** Who is told when the server has died more often than it is started again; it is told once, from a thread here. */
    public void onGivingUp(Consumer<CannotStart> listener) {
        this.givingUp = listener;
    }

    /** Stops the server after its clients' transactions are broken off and a checkpoint is written. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            watch.interrupt();
            postmaster.stop(STOP_WITHIN);
        }
    }

    private void keepAlive() {
        while (!closing.get()) {
            try {
                TimeUnit.MILLISECONDS.sleep(200);
                if (!postmaster.isAlive()) {
                    startAgain();
                }
            } catch (InterruptedException e) {
                return;
            } catch (CannotStart e) {
                if (!closing.get()) {
                    givingUp.accept(e);
                }
                return;
            }
        }
    }

    private void startAgain() throws InterruptedException {
        while (!closing.get()) {
            if (attempts >= RESTARTS_MAX) {
                throw new CannotStart(
                        new Sentence(
                                "The embedded database has died again and won't be started a fourth time.",
                                "Den innebygde databasen har stoppet igjen og startes ikke en fjerde gang."),
                        new Sentence(
                                "See " + settings.log() + ", then start the hub again.",
                                "Se " + settings.log() + ", og start huben på nytt."));
            }
            attempts++;
            log.warn("The embedded database has died; starting it again ({} of {}).", attempts, RESTARTS_MAX);
            try {
                Postmaster.forgetTheDead(settings.folder().toAbsolutePath());
                postmaster = startServer();
                refuseUnlessDurable();
                restarts++;
                return;
            } catch (CannotStart e) {
                log.warn("{}", e.line());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private void initialise(Path folder) {
        var version = folder.resolve("PG_VERSION");
        if (Files.exists(version)) {
            var found = DataFolder.read(version).orElse("");
            var known = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
            if (!found.equals(known)) {
                throw new CannotStart(
                        new Sentence(
                                "The embedded database in " + folder + " is of PostgreSQL " + found + "; this hub has "
                                        + known + ".",
                                "Den innebygde databasen i " + folder + " er av PostgreSQL " + found
                                        + "; denne huben har " + known + "."),
                        new Sentence(
                                "Start the hub that wrote it, or move its data with pg_dump.",
                                "Start huben som skrev den, eller flytt dataene med pg_dump."));
            }
            return;
        }
        var half = folder.resolveSibling(folder.getFileName() + ".initialising");
        try {
            deleteTree(half);
            DataFolder.makeForOwnerOnly(half);
            var passwordFile = half.resolveSibling(half.getFileName() + ".password");
            DataFolder.writeForOwnerOnly(passwordFile, password);
            try {
                run(
                        "initdb",
                        List.of(
                                "--pgdata=" + half,
                                "--username=" + USER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C"),
                        Duration.ofMinutes(5));
            } finally {
                Files.deleteIfExists(passwordFile);
            }
            Files.deleteIfExists(folder);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotBeWritten(folder, e);
        }
    }

    private Postmaster startServer() {
        var folder = settings.folder().toAbsolutePath();
        try {
            DataFolder.makeForOwnerOnly(parent(settings.log()));
            if (Files.exists(settings.log()) && Files.size(settings.log()) > 16 << 20) {
                Files.move(
                        settings.log(),
                        settings.log().resolveSibling(settings.log().getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw cannotBeWritten(settings.log(), e);
        }
        run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + folder,
                        "--wait",
                        "--timeout=" + START_WITHIN.toSeconds(),
                        "--silent",
                        "--log=" + settings.log(),
                        "--options=" + options()),
                START_WITHIN.plusSeconds(10));
        return Postmaster.on(folder)
                .orElseThrow(() -> new CannotStart(
                        new Sentence(
                                "The embedded database stopped as soon as it had started.",
                                "Den innebygde databasen stoppet straks den var startet."),
                        new Sentence("See " + settings.log() + ".", "Se " + settings.log() + ".")));
    }

    private String options() {
        Map<String, Object> values = new LinkedHashMap<>(DURABLE);
        values.put("port", port);
        values.put("listen_addresses", HOST);
        values.put("unix_socket_directories", "");
        values.put("max_connections", 200);
        values.put("shared_buffers", "512MB");
        values.put("max_wal_size", "2GB");
        values.put("checkpoint_timeout", "10min");
        values.put("wal_init_zero", "off"); // a new segment of the log is written once, not twice
        values.put("random_page_cost", "1.1");
        // Queues within tables: vacuum and analyze them soon, and seldom wait for it.
        values.put("autovacuum_naptime", "5s");
        values.put("autovacuum_vacuum_threshold", 500);
        values.put("autovacuum_vacuum_scale_factor", "0.05");
        values.put("autovacuum_analyze_threshold", 1000);
        values.put("autovacuum_analyze_scale_factor", "0.2");
        values.put("idle_in_transaction_session_timeout", "60s");
        // No statement, parameter or key value in the log: they may name a person.
        values.put("log_error_verbosity", "terse");
        values.put("log_min_error_statement", "panic");
        values.put("log_min_messages", "warning");
        values.put("timezone", "UTC");
        var options = new ArrayList<String>();
        values.forEach((name, value) -> options.add("-c " + name + "=" + value));
        return String.join(" ", options);
    }

    private void refuseUnlessDurable() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var setting : DURABLE.entrySet()) {
                try (var shown = statement.executeQuery("show " + setting.getKey())) {
                    if (!shown.next() || !setting.getValue().equals(shown.getString(1))) {
                        postmaster.stop(STOP_WITHIN);
                        throw new CannotStart(
                                new Sentence(
                                        "The embedded database would lose what it confirms: " + setting.getKey()
                                                + " is not on.",
                                        "Den innebygde databasen ville mistet det den bekrefter: " + setting.getKey()
                                                + " er ikke på."),
                                new Sentence(
                                        "Remove the setting from " + settings.folder()
                                                + " (alter database or alter role).",
                                        "Fjern innstillingen fra " + settings.folder()
                                                + " (alter database eller alter role)."));
                    }
                }
            }
        } catch (SQLException e) {
            throw cannotConnect(e);
        }
    }

    private void createDatabases() {
        for (var name : List.of(STAFETT, STAFETT_KEYS)) {
            try (var connection = connect("postgres");
                    var ask = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                ask.setString(1, name);
                try (var found = ask.executeQuery()) {
                    if (!found.next()) {
                        try (var make = connection.createStatement()) {
                            make.execute("create database " + name);
                        }
                    }
                }
            } catch (SQLException e) {
                throw cannotConnect(e);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(url(database), properties);
    }

    private static CannotStart cannotConnect(SQLException cause) {
        return new CannotStart(
                new Sentence(
                        "The embedded database does not answer (SQL state " + cause.getSQLState() + ").",
                        "Den innebygde databasen svarer ikke (SQL-tilstand " + cause.getSQLState() + ")."),
                USE_YOUR_OWN,
                cause);
    }

    /** The superuser's password: made once, beside the cluster, for the hub's own user of the machine only. */
    private static String passwordIn(Path folder) {
        var file = folder.resolveSibling(folder.getFileName() + ".secret");
        return DataFolder.read(file).filter(found -> !found.isEmpty()).orElseGet(() -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var made = HexFormat.of().formatHex(bytes);
            DataFolder.writeForOwnerOnly(file, made);
            return made;
        });
    }

    private void run(String program, List<String> arguments, Duration within) {
        var command = new ArrayList<String>();
        if (runsAsRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.program(program).toString());
        command.addAll(arguments);
        var said = tempFile();
        try {
            var builder = new ProcessBuilder(command)
                    .directory(parent(settings.folder().toAbsolutePath()).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().putAll(MEMORY_KEPT);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw failed(program, "it took more than " + within.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failed(program, lastLine(said));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    new Sentence(
                            "PostgreSQL's " + program + " can't be run.",
                            "PostgreSQLs " + program + " kan ikke kjøres."),
                    USE_YOUR_OWN,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(program, "it was interrupted");
        } finally {
            deleteQuietly(said);
        }
    }

    private CannotStart failed(String program, String why) {
        var full = why + (why.endsWith(".") ? "" : ".");
        return new CannotStart(
                new Sentence(
                        "The embedded database can't start (" + program + "): " + full,
                        "Den innebygde databasen kan ikke starte (" + program + "): " + full),
                new Sentence(
                        "See " + settings.log() + ", or use a PostgreSQL of your own with --database URL.",
                        "Se " + settings.log() + ", eller bruk en egen PostgreSQL med --database URL."));
    }

    private String lastLine(Path said) throws IOException {
        for (var file : List.of(settings.log(), said)) {
            if (Files.exists(file)) {
                var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int i = lines.size() - 1; i >= 0; i--) {
                    if (lines.get(i).contains("FATAL") || lines.get(i).contains("error:")) {
                        return lines.get(i)
                                .replaceFirst("^.*(FATAL|error): *", "")
                                .strip();
                    }
                }
            }
        }
        return "no reason given";
    }

    private Path tempFile() {
        try {
            var folder = parent(settings.folder().toAbsolutePath());
            Files.createDirectories(folder);
            return Files.createTempFile(folder, ".postgres", ".out");
        } catch (IOException e) {
            throw cannotBeWritten(settings.folder(), e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A temporary file stays behind: {}", file);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var within = Files.walk(folder)) {
                for (var path :
                        within.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Path parent(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("Not the root of the file system.");
        }
        return parent;
    }

    private static CannotStart cannotBeWritten(Path path, IOException cause) {
        return new CannotStart(
                new Sentence(
                        "The data folder can't be written: " + path + ".",
                        "Datamappen kan ikke skrives: " + path + "."),
                new Sentence(
                        "Give another with --data DIR, or make it writable for this user.",
                        "Oppgi en annen med --data DIR, eller gjør den skrivbar for denne brukeren."),
                cause);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, on the same files. */
    private static void asRootNeedsUserNamespaces() {
        if (!runsAsRoot()) {
            return;
        }
        try {
            var process = new ProcessBuilder("unshare", "-U", "id", "-u")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0 && !said.equals("0")) {
                return;
            }
        } catch (IOException notThere) {
            log.debug("There is no unshare on the path.", notThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotStart(
                new Sentence(
                        "The embedded database can't run as root here: this machine allows no user namespaces (unshare"
                                + " -U fails).",
                        "Den innebygde databasen kan ikke kjøre som root her: maskinen tillater ikke brukernavnerom"
                                + " (unshare -U feiler)."),
                new Sentence(
                        "Start the hub as an ordinary user, or use a PostgreSQL of your own with --database URL.",
                        "Start huben som en vanlig bruker, eller bruk en egen PostgreSQL med --database URL."));
    }

    private static boolean runsAsRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
