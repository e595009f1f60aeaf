package no.stafett.cli.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Json;

/**
 * Compares each day once, by accounts in a folder: a file {@code DAY.json} for each.
 *
 * <p>Promise: a day is compared when it is over, the oldest first, and none is passed over while the machine is off or the hub away;
 * what could not be compared has no account, and is compared the next time. Limit: no more than {@value #DAYS_MAX} days back.
 */
final class Nightly {
    /** So many days are made up for. */
    static final int DAYS_MAX = 31;

    /** How long after a failure it is tried again. */
    static final Duration AGAIN = Duration.ofMinutes(15);

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.json");

    private final Path folder;
    private final Clock clock;
    private final Comparison comparison;

    /** Compares one day. */
    interface Comparison {
        /**
         * The account of the day; empty where it could not be compared.
         *
         * @param last whether no later day is due
         */
        Optional<Object> of(LocalDate day, boolean last);
    }

    /** Waits. */
    interface Pause {
        void until(Instant instant) throws InterruptedException;
    }

    Nightly(Path folder, Clock clock, Comparison comparison) {
        this.folder = folder;
        this.clock = clock;
        this.comparison = comparison;
    }

    /** The days that are over and have no account, the oldest first; where there is no account at all, yesterday. */
    List<LocalDate> due() {
        var today = LocalDate.now(clock.withZone(NORWAY));
        var first = latest().map(day -> day.plusDays(1)).orElse(today.minusDays(1));
        var earliest = today.minusDays(DAYS_MAX);
        var from = first.isBefore(earliest) ? earliest : first;
        return from.isBefore(today) ? from.datesUntil(today).toList() : List.of();
    }

    private Optional<LocalDate> latest() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> ACCOUNT.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> LocalDate.parse(name.group(1)))
                    .max(LocalDate::compareTo);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(folder + " can't be read", "Check that it may be read.", unreadable);
        }
    }

    /**
     * Compares what is due; stops at the first day that can't be compared.
     *
     * @return whether every day that was due has its account now
     */
    boolean run() {
        var due = due();
        for (var day : due) {
            var account = comparison.of(day, day.equals(due.get(due.size() - 1)));
            if (account.isEmpty()) {
                return false;
            }
            keep(day, account.get());
        }
        return true;
    }

    /** Whole or not at all: half an account would count as one. */
    private void keep(LocalDate day, Object account) {
        try {
            Files.createDirectories(folder);
            var half = Files.writeString(folder.resolve("." + day + ".new"), Json.write(account) + "\n");
            Files.move(half, folder.resolve(day + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new CouldNotBeDone(
                    folder + " can't be written", "Make it writable, or name another with --nightly DIR.", unwritable);
        }
    }

    /**
     * Compares what is due now, and then each night; after a failure again in a quarter of an hour. Ends when it is interrupted.
     *
     * @param failed is told what went wrong
     */
    void stay(LocalTime at, Pause pause, Consumer<CouldNotBeDone> failed) {
        try {
            while (true) {
                var wake = Instant.MAX;
                try {
                    var unused = run(); // a report that was rejected would be rejected again in a quarter of an hour
                } catch (CouldNotBeDone notNow) {
                    failed.accept(notNow);
                    wake = clock.instant().plus(AGAIN);
                }
                var next = next(at);
                pause.until(next.isBefore(wake) ? next : wake);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next time that it is so late in Norway; on the night that has the hour twice, the first of the two. */
    Instant next(LocalTime at) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, NORWAY);
        var today = day.atTime(at).atZone(NORWAY).toInstant();
        return today.isAfter(now)
                ? today
                : day.plusDays(1).atTime(at).atZone(NORWAY).toInstant();
    }

    /** Waits by the clock on the wall, which goes on while a machine sleeps. */
    static void waitUntil(Instant instant) throws InterruptedException {
        for (var left = Duration.between(Instant.now(), instant);
                left.compareTo(Duration.ZERO) > 0;
                left = Duration.between(Instant.now(), instant)) {
            Thread.sleep(Math.min(left.toMillis() + 1, 60_000));
        }
    }
}
