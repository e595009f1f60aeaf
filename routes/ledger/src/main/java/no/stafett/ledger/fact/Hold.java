package no.stafett.ledger.fact;

/**
 * One row of the table that refuses the double: same person, same key, <em>other</em> side, overlapping period.
 *
 * @param key what is held: {@code once:SERVICE}, {@code one:SERVICE}, {@code group:NAME}, {@code part:CLAIM/COMPONENT},
 *     each with {@code /occurrence} where there is one
 * @param side who may share it: the claim, or the service
 * @param period when
 * @param claim number of the claim that writes it
 */
public record Hold(String key, String side, DatePeriod period, String claim) {
    /** Whether the database would refuse the one while the other is there, for the same person. */
    public boolean collidesWith(Hold other) {
        return key.equals(other.key) && !side.equals(other.side) && period.overlaps(other.period);
    }
}
