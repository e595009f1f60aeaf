package no.stafett.v1.identifier;

/** How a number shows that it belongs to nobody. */
public enum SyntheticKind {
    /** Skatteetaten's test population (Tenor): 80 is added to the month. */
    TENOR(80),
    /** Nav's Dolly, and H-numbers, which cannot be told apart: 40 is added to the month. */
    DOLLY_OR_H(40),
    /** Norsk helsenett: 65 is added to the month. */
    NORSK_HELSENETT(65);

    private final int addedToMonth;

    SyntheticKind(int addedToMonth) {
        this.addedToMonth = addedToMonth;
    }

    /** What is added to the month's number, 1 to 12. */
    public int addedToMonth() {
        return addedToMonth;
    }
}
