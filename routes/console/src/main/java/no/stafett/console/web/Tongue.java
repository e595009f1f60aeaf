package no.stafett.console.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of the pages. */
public enum Tongue {
    EN(Locale.UK),
    NB(Locale.forLanguageTag("nb-NO"));

    static final String COOKIE = "stafett-language";

    private final Locale locale;

    Tongue(Locale locale) {
        this.locale = locale;
    }

    /** For dates and numbers. */
    public Locale locale() {
        return locale;
    }

    /** As the attribute {@code lang} has it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Tongue other() {
        return this == EN ? NB : EN;
    }

    static Tongue of(@Nullable String tag) {
        return tag != null && tag.equals("en") ? EN : NB;
    }

    /** What was chosen before; else what the browser asks for; else Norwegian. */
    public static Tongue of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return of(cookie.getValue());
                }
            }
        }
        var locales = request.getHeader("Accept-Language") == null ? null : request.getLocales();
        while (locales != null && locales.hasMoreElements()) {
            switch (locales.nextElement().getLanguage()) {
                case "nb", "no", "nn", "da", "sv" -> {
                    return NB;
                }
                case "en" -> {
                    return EN;
                }
                default -> {
                    // the next one it asks for
                }
            }
        }
        return NB;
    }
}
