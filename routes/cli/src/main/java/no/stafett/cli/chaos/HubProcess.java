package no.stafett.cli.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Json;
import no.stafett.cli.StafettCommand;
import no.stafett.cli.hub.OperatorEndpoint;

/** {@code stafett up} as a process of its own, from this program. */
final class HubProcess implements AutoCloseable {
    private static final long READY_SECONDS = 180;
    private static final long END_SECONDS = 40;

    private final Path data;
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private volatile String last = "it said nothing";

    private HubProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
        var listener = new Thread(this::listen, "hub-listener");
        listener.setDaemon(true);
        listener.start();
    }

    /** Starts it; {@link #soap} waits until it answers. */
    static HubProcess start(Path data, List<String> jvm, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(program());
        command.addAll(List.of("up", "--data", data.toString(), "--port", "0"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new HubProcess(data, builder.start());
        } catch (IOException e) {
            throw new CouldNotBeDone("no hub could be started", "See whether this machine allows more processes.", e);
        }
    }

    /** How this program is run: from its one jar, or from a class path. */
    private static List<String> program() {
        var path = System.getProperty("java.class.path");
        var place = StafettCommand.class.getProtectionDomain().getCodeSource().getLocation();
        return place.getProtocol().equals("jar")
                ? List.of("-jar", path)
                : List.of("-cp", path, StafettCommand.class.getName());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                last = line;
                if (line.startsWith("READY ")) {
                    ready.complete(line.substring("READY ".length()));
                }
            }
        } catch (IOException e) {
            last = e.toString();
        }
        ready.completeExceptionally(new IllegalStateException("It ended without READY."));
    }

    /** Its SOAP address, once it answers. */
    String soap() {
        try {
            return Json.read(ready.get(READY_SECONDS, TimeUnit.SECONDS))
                    .path("soap")
                    .asString("");
        } catch (ExecutionException | TimeoutException e) {
            throw new CouldNotBeDone("a hub did not start: " + last, "Start one by 'stafett up', and see.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("stopped while waiting for a hub", "Run the same command again.", e);
        }
    }

    /** Its operator's way in. */
    OperatorEndpoint operator() {
        return OperatorEndpoint.of(DataOption.at(data));
    }

    DataOption data() {
        return DataOption.at(data);
    }

    /** Tells it to end, and does not wait. */
    void end() {
        process.destroy();
    }

    /** Ends it in order; by force when that takes too long. */
    @Override
    public void close() {
        end();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
