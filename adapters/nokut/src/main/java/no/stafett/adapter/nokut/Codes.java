package no.stafett.adapter.nokut;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Two-letter codes of countries and languages, as ELMO has them, in the three letters of the standard. */
final class Codes {
    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> LANGUAGES = languages();

    private Codes() {}

    /** ISO 3166-1 alpha-2, in either case, as alpha-3. */
    static Optional<String> country(String twoLetters) {
        return Optional.ofNullable(COUNTRIES.get(twoLetters.toUpperCase(Locale.ROOT)));
    }

    /** ISO 639-1, in either case and with or without a region, as ISO 639-3. */
    static Optional<String> language(String tag) {
        return Optional.ofNullable(LANGUAGES.get(tag.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "")));
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (var country : Locale.getISOCountries()) {
            codes.put(country, new Locale("", country).getISO3Country());
        }
        return Map.copyOf(codes);
    }

    private static Map<String, String> languages() {
        Map<String, String> codes = new HashMap<>();
        for (var language : Locale.getISOLanguages()) {
            try {
                codes.put(language, new Locale(language).getISO3Language());
            } catch (MissingResourceException withoutThree) {
                continue; // a code that ISO has taken back
            }
        }
        return Map.copyOf(codes);
    }
}
