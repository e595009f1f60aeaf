package no.stafett.ledger.person;

/** An identity link or unlink came between resolving an identifier and locking its person. Roll back and start over. */
public final class LinkedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkedMeanwhile() {
        super("An identity link came between", null, false, false);
    }
}
