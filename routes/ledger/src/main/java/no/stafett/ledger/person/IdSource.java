package no.stafett.ledger.person;

/** Gives row ids that no other process gives. Their order means nothing. */
@FunctionalInterface
public interface IdSource {
    long next();
}
