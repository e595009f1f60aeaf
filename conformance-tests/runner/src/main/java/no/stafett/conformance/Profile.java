package no.stafett.conformance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of system is tested. */
public enum Profile {
    /** Files that a vendor's system has written. */
    DOCUMENTS,
    /** Any hub; the suite plays all parties. */
    HUB;

    /** As it is written on a command line and in the file of requirements. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of this name. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }
}
