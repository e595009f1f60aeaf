package no.stafett.v1;

/** A language that every text of the standard exists in. */
public enum Language {
    /** English. */
    EN,
    /** Norwegian bokmål. */
    NB
}
