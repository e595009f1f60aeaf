package no.stafett.console.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The pages' own words in one language, and how numbers, days and times are written in it. */
public final class Words {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Map<Tongue, Words> ALL = new EnumMap<>(Tongue.class);

    static {
        for (var tongue : Tongue.values()) {
            ALL.put(tongue, new Words(tongue));
        }
    }

    private final Tongue tongue;
    private final Map<String, String> texts = new TreeMap<>();

    private Words(Tongue tongue) {
        this.tongue = tongue;
        var file = "/no/stafett/console/words_" + tongue.tag() + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path.");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            read.stringPropertyNames().forEach(name -> texts.put(name, read.getProperty(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Words in(Tongue tongue) {
        return java.util.Objects.requireNonNull(ALL.get(tongue));
    }

    public Tongue tongue() {
        return tongue;
    }

    /** All of them, by name. */
    public Map<String, String> texts() {
        return java.util.Collections.unmodifiableMap(texts);
    }

    /** A text with its places {0}, {1} filled. */
    public String say(String name, Object... values) {
        var text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("There are no words for " + name);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i] instanceof Number number ? count(number) : "" + values[i]);
        }
        return text;
    }

    /** One or many of something: {@code name.one} or {@code name.many}. */
    public String counted(String name, long count) {
        return say(name + (count == 1 ? "One" : "Many"), count);
    }

    public String count(Number number) {
        return String.format(tongue.locale(), "%,d", number.longValue());
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(tongue.locale())
                .format(day);
    }

    public String time(Instant instant) {
        var at = instant.atZone(OSLO);
        return day(at.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /** With seconds: for what is shown of this very moment. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(instant.atZone(OSLO));
    }

    /** How long ago, in the largest unit that is at least one. */
    public String ago(Instant then, Instant now) {
        long seconds = Math.max(0, ChronoUnit.SECONDS.between(then, now));
        if (seconds < 60) {
            return say("agoNow");
        }
        if (seconds < 3_600) {
            return say("agoMinutes", seconds / 60);
        }
        if (seconds < 2 * 86_400) {
            return say("agoHours", seconds / 3_600);
        }
        return say("agoDays", seconds / 86_400);
    }
}
