package no.stafett.conformance.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what stands in braces in a case file: {@code {CENTRE}} a party's number, {@code {who:she}} a person's identifier,
 * {@code {today-P20D}} a day of the hub's, and so on. The README of the cases lists all.
 */
final class Wording {
    private static final Pattern BRACES = Pattern.compile("\\{([A-Za-z]+)(?::([^{}]*)|([+-][^{}]*))?\\}");
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final TestedHub hub;
    private final People people;
    private final BiFunction<String, String, String> ofSent;

    /**
     * Makes one for a case.
     *
     * @param ofSent what is known of a document of the case: its {@code id}, its digest ({@code sha}), or the {@code claim} number it got
     */
    Wording(TestedHub hub, People people, BiFunction<String, String, String> ofSent) {
        this.hub = hub;
        this.people = people;
        this.ofSent = ofSent;
    }

    String fill(String text) {
        var filled = new StringBuilder(text.length());
        var braces = BRACES.matcher(text);
        while (braces.find()) {
            braces.appendReplacement(filled, Matcher.quoteReplacement(value(braces)));
        }
        return braces.appendTail(filled).toString();
    }

    private String value(Matcher braces) {
        var word = braces.group(1);
        var about = braces.group(2) == null ? "" : braces.group(2);
        var shift = braces.group(3) == null ? "" : braces.group(3);
        if (word.equals(word.toUpperCase(Locale.ROOT))) {
            return word.equals("HUB") ? hub.reach().hubNumber() : hub.number(Role.valueOf(word));
        }
        return switch (word) {
            case "who" ->
                "<c:Identifier type=\"DUF_NUMBER\">" + people.called(about).duf() + "</c:Identifier>";
            case "national" ->
                "<c:Identifier type=\"FODSELSNUMMER\">" + people.called(about).fnr() + "</c:Identifier>";
            case "duf" -> people.called(about).duf();
            case "fnr" -> people.called(about).fnr();
            case "born" -> people.called(about).born().toString();
            case "by" -> performers(about);
            case "in" -> Role.valueOf(about).territory().orElse("");
            case "today" ->
                shifted(LocalDate.ofInstant(hub.now(), NORWAY), shift).toString();
            case "now" -> instant(shift).toString();
            case "fill" -> "x".repeat(Integer.parseInt(about));
            case "nested" -> "<n>".repeat(Integer.parseInt(about)) + "</n>".repeat(Integer.parseInt(about));
            case "attributes" -> attributes(Integer.parseInt(about));
            case "claims" -> claims(Integer.parseInt(about));
            case "zeros" -> Base64.getEncoder().encodeToString(new byte[Integer.parseInt(about)]);
            case "digest" -> sha256(new byte[Integer.parseInt(about)]);
            case "id", "claim", "sha" -> ofSent.apply(word, about);
            default -> throw new IllegalStateException("A case says {" + word + "}, which means nothing.");
        };
    }

    private String performers(String roles) {
        var named = roles.split(",", -1);
        var submits = hub.number(Role.valueOf(named[named.length - 1]));
        var performs = hub.number(Role.valueOf(named[Math.min(1, named.length - 1)]));
        return "<c:Responsible>" + hub.number(Role.valueOf(named[0])) + "</c:Responsible><c:PerformedBy>" + performs
                + "</c:PerformedBy><c:SubmittedBy>" + submits + "</c:SubmittedBy>";
    }

    private Instant instant(String shift) {
        var now = hub.now().truncatedTo(ChronoUnit.SECONDS);
        if (shift.isEmpty()) {
            return now;
        }
        var by = java.time.Duration.parse(shift.substring(1));
        return shift.startsWith("-") ? now.minus(by) : now.plus(by);
    }

    private static LocalDate shifted(LocalDate day, String shift) {
        if (shift.isEmpty()) {
            return day;
        }
        var by = Period.parse(shift.substring(1));
        return shift.startsWith("-") ? day.minus(by) : day.plus(by);
    }

    private static String claims(int count) {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("<Claim><ClaimNumber>K-")
                    .append(100_000 + i)
                    .append("</ClaimNumber><Service>SKILLS_MAPPING</Service><State>NOTED</State></Claim>");
        }
        return lines.toString();
    }

    private static String attributes(int count) {
        var attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The bytes of a text that has no character beyond Latin 1, one for one. */
    static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
