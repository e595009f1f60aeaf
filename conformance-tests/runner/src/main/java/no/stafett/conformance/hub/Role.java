package no.stafett.conformance.hub;

import java.util.Optional;

/** The parties that the suite plays. A hub that is tested has one of each, with the roles and places that stand here. */
public enum Role {
    /** The directorate. */
    IMDI("310000108", "IMDI", null),
    /** A reception centre in the host municipality. */
    CENTRE("310000205", "RECEPTION_CENTRE", "3301"),
    /** The host municipality. */
    HOST("310000302", "MUNICIPALITY", "3301"),
    /** The municipality that settles. */
    SETTLING("310000418", "MUNICIPALITY", "3905"),
    /** A municipality that has nothing to do with the people of the cases. */
    STRANGER("310000507", "MUNICIPALITY", "1508"),
    /** The county of the municipality that settles. */
    COUNTY("310000604", "COUNTY", "39"),
    /** The recognition authority. */
    AUTHORITY("310000809", "RECOGNITION_AUTHORITY", null),
    /** An agent with a power of attorney. */
    AGENT("310000906", "AGENT", null),
    /** A vendor whose system may speak for the county, and for nobody else. */
    VENDOR("310001104", "AGENT", null);

    /** The hub that the examples of the standard address. */
    static final String EXAMPLES_HUB = "310000019";

    private final String exampleNumber;
    private final String directoryRole;
    private final Optional<String> territory;

    Role(String exampleNumber, String directoryRole, @org.jspecify.annotations.Nullable String territory) {
        this.exampleNumber = exampleNumber;
        this.directoryRole = directoryRole;
        this.territory = Optional.ofNullable(territory);
    }

    /** Its organisation number in the examples of the standard, and in a hub that the suite starts. */
    public String exampleNumber() {
        return exampleNumber;
    }

    /** Its role in the directory. */
    public String directoryRole() {
        return directoryRole;
    }

    /** Its municipality or county. */
    public Optional<String> territory() {
        return territory;
    }

    /** Whom it may speak for, besides itself. */
    public Optional<Role> actsFor() {
        return this == VENDOR ? Optional.of(COUNTY) : Optional.empty();
    }
}
