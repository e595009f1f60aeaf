package no.stafett.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.stafett.hub.RealParts;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.embedded.EmbeddedDatabase.Settings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final Path PROGRAMS = RealParts.PROGRAMS;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Settings settings(int port) {
        return new Settings(folder.resolve("postgres"), PROGRAMS, folder.resolve("log/postgres.log"), port);
    }

    @Nested
    class Given_a_new_folder {
        @Test
        void when_it_starts_then_it_is_durable_and_listens_on_loopback_only() throws Exception {
            try (var database = EmbeddedDatabase.start(settings(0))) {
                assertThat(ask(database, "show fsync")).containsExactly("on");
                assertThat(ask(database, "show synchronous_commit")).containsExactly("on");
                assertThat(ask(database, "show full_page_writes")).containsExactly("on");
                assertThat(ask(database, "show listen_addresses")).containsExactly("127.0.0.1");
                assertThat(ask(database, "show unix_socket_directories")).containsExactly("");
                assertThat(ask(
                                database,
                                "select datname::text from pg_database where datname like 'stafett%' order by 1"))
                        .containsExactly("stafett", "stafett_keys");
                assertThat(ask(database, "select 'ok' from pg_available_extensions where name = 'btree_gist'"))
                        .containsExactly("ok");
            }
        }

        @Test
        void when_a_stranger_on_the_machine_connects_without_the_password_then_it_is_refused() {
            try (var database = EmbeddedDatabase.start(settings(0))) {
                assertThatThrownBy(() -> DriverManager.getConnection(
                                database.url(EmbeddedDatabase.STAFETT), database.user(), "guessed"))
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("28P01"));
            }
        }

        @Test
        void when_its_port_is_taken_then_it_says_so_in_one_line_with_the_way_out() throws Exception {
            try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(() -> EmbeddedDatabase.start(settings(other.getLocalPort())))
                        .isInstanceOfSatisfying(CannotStart.class, e -> {
                            assertThat(e.line()).contains(Integer.toString(other.getLocalPort()), "--port");
                            assertThat(e.line("nb")).contains("opptatt");
                            assertThat(e.line()).doesNotContain("\n");
                        });
            }
        }
    }

    @Nested
    class Given_settings_that_would_lose_what_was_confirmed {
        @Test
        void when_it_starts_again_then_it_refuses() throws Exception {
            try (var database = EmbeddedDatabase.start(settings(0))) {
                ask(database, "alter role postgres set synchronous_commit = off");
            }

            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit is not on");
            assertThat(Postmaster.on(folder.resolve("postgres"))).isEmpty();
        }
    }

    @Nested
    class Given_a_cluster_of_another_postgresql {
        @Test
        void when_it_starts_then_it_refuses_and_names_both_versions() throws Exception {
            Files.createDirectories(folder.resolve("postgres"));
            Files.writeString(folder.resolve("postgres/PG_VERSION"), "19\n");

            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PostgreSQL 19")
                    .hasMessageContaining("18");
        }
    }

    @Nested
    class Given_a_hub_that_is_killed_with_its_database_running {
        @Test
        void when_it_is_started_again_three_times_then_it_starts_and_what_was_committed_is_there() throws Exception {
            for (int kill = 1; kill <= 3; kill++) {
                var hub = ChildJvm.start(
                        EmbeddedDatabaseMain.class,
                        Map.of("STAFETT_CACHE", PROGRAMS.toString()),
                        folder.toString(),
                        "0");
                var url = hub.ready().replaceFirst(".*\"url\":\"([^\"]+)\".*", "$1");
                try (var connection = DriverManager.getConnection(url);
                        var statement = connection.createStatement()) {
                    statement.execute("create table if not exists kept (kill int primary key)");
                    statement.execute("insert into kept values (" + kill + ")");
                    assertThat(Postmaster.on(folder.resolve("postgres"))).isPresent();
                    hub.kill();
                }
                assertThat(Postmaster.on(folder.resolve("postgres")))
                        .as("kill -9 of the hub leaves its server behind")
                        .isPresent();
            }

            try (var database = EmbeddedDatabase.start(settings(0))) {
                assertThat(ask(database, "select kill::text from kept order by kill"))
                        .containsExactly("1", "2", "3");
            }
            assertThat(Postmaster.on(folder.resolve("postgres"))).isEmpty();
        }
    }

    @Nested
    class Given_a_process_id_that_now_belongs_to_somebody_else {
        @Test
        void when_it_starts_then_it_leaves_that_process_alone() throws Exception {
            EmbeddedDatabase.start(settings(0)).close();
            var stranger = new ProcessBuilder("sleep", "60").start();
            try {
                Files.writeString(folder.resolve("postgres/postmaster.pid"), stranger.pid() + "\n");

                try (var database = EmbeddedDatabase.start(settings(0))) {
                    assertThat(ask(database, "select 'answers'")).containsExactly("answers");
                }

                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }
    }

    @Nested
    class Given_a_server_that_dies {
        @Test
        void when_it_dies_four_times_then_it_is_started_three_times_and_then_given_up() throws Exception {
            var told = new CopyOnWriteArrayList<CannotStart>();
            try (var database = EmbeddedDatabase.start(settings(0))) {
                database.onGivingUp(told::add);
                ask(database, "create table kept (n int)");
                for (int death = 1; death <= 3; death++) {
                    ask(database, "insert into kept values (" + death + ")");
                    kill(database.pid());
                    int restarts = death;
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> database.restarts() == restarts && answers(database));
                    assertThat(ask(database, "select count(*)::text from kept"))
                            .containsExactly(Integer.toString(death));
                    assertThat(told).isEmpty();
                }
                kill(database.pid());
                await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
                assertThat(told).singleElement().satisfies(e -> assertThat(e.line())
                        .contains("won't be started a fourth"));
            }
        }
    }

    @Nested
    @EnabledOnOs(OS.LINUX)
    class Given_a_machine_without_user_namespaces {
        @Test
        void when_root_starts_it_then_one_line_tells_the_way_out_and_the_exit_is_3() throws Exception {
            assumeTrue(
                    Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                    "an ordinary user needs no user namespace");
            var first = Files.createDirectory(folder.resolve("first-on-the-path"));
            var failing = Files.writeString(
                    first.resolve("unshare"),
                    "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");
            Files.setPosixFilePermissions(failing, PosixFilePermissions.fromString("rwxr-xr-x"));

            try (var child = ChildJvm.start(
                    EmbeddedDatabaseMain.class,
                    Map.of("PATH", first + ":" + System.getenv("PATH"), "STAFETT_CACHE", PROGRAMS.toString()),
                    folder.resolve("data").toString(),
                    "0")) {
                assertThat(child.exitCode()).isEqualTo(3);
                await().until(() -> !child.said().isEmpty());
                assertThat(child.said().lines()).singleElement().satisfies(line -> assertThat(line)
                        .contains("user namespaces", "--database URL"));
            }
        }
    }

    private static void kill(long pid) throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }

    private static boolean answers(EmbeddedDatabase database) {
        try {
            return ask(database, "select 'yes'").equals(List.of("yes"));
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.url(EmbeddedDatabase.STAFETT), database.user(), database.password());
                var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
            }
            return rows;
        }
    }
}
