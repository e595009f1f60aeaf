package no.stafett.promises;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.stafett.hub.embedded.EmbeddedDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A main class of the hub in a process of its own, from the tests' class path, which a test may kill. */
final class Child implements AutoCloseable {
    /** The exit code of a process that signal 9 has ended. */
    static final int KILLED = 128 + 9;

    private static final long READY_SECONDS = 120;
    private static final long END_SECONDS = 120;

    private static final Path PROGRAMS = EmbeddedDatabase.Settings.programsOr(Path.of("target", "postgres-programs"))
            .toAbsolutePath();

    private final Process process;
    private final StringBuffer said = new StringBuffer();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Child(Process process) {
        this.process = process;
        var listener = new Thread(this::listen, "child-listener");
        listener.setDaemon(true);
        listener.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Starts it; {@link #ready()} waits for it. */
    static Child start(Class<?> main, List<String> jvm, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1", // short lives: warm soon matters more than fast in the end
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-Dstafett.cache=" + PROGRAMS,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(jvm);
        command.add(main.getName());
        command.addAll(arguments);
        try {
            return new Child(new ProcessBuilder(command)
                    .directory(strangeFolder())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in a working folder, whatever its name, is no setting of the hub. */
    private static File strangeFolder() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "working-folder"));
        Files.writeString(folder.resolve("application.xml"), "<elmo/>");
        Files.writeString(folder.resolve("application.properties"), "server.address=192.0.2.1\n");
        return folder.toFile();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                said.append(line).append('\n');
                if (line.startsWith("READY ")) {
                    ready.complete(line.substring("READY ".length()));
                }
            }
        } catch (IOException e) {
            said.append(e).append('\n');
        }
        ready.completeExceptionally(new IllegalStateException("It ended without READY."));
    }

    /** Waits until it is ready and gives what it told. */
    JsonNode ready() throws InterruptedException {
        try {
            return new JsonMapper().readTree(ready.get(READY_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not ready. It said: " + said, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() {
        return said.toString();
    }

    /** {@code kill -9}, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end. It said: " + said);
        }
        return process.exitValue();
    }

    /** Ends it in order; by force when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** {@code kill -9} of a database server and every process of it, as when a machine loses its power. */
    static void crashDatabase(Path folder) throws IOException {
        var server = ProcessHandle.of(serverOf(folder)).orElseThrow();
        var backends = server.children().toList();
        server.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills a database server that a killed hub has left on this folder, if one still lives. */
    static void leaveNoServerOn(Path folder) throws IOException {
        if (Files.exists(folder.resolve("postmaster.pid"))) {
            var left = ProcessHandle.of(serverOf(folder)).filter(ProcessHandle::isAlive);
            if (left.flatMap(server -> server.info().commandLine())
                    .filter(line -> line.contains(folder.toString()))
                    .isPresent()) {
                crashDatabase(folder);
            }
        }
    }

    private static long serverOf(Path folder) throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    }
}
