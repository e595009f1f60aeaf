package no.stafett.v1.identifier;

/** A number by which a Norwegian authority names one human. One human may have several, of several kinds, over time. */
public sealed interface PersonNumber permits Fodselsnummer, DNumber, DufNumber {

    /** The digits. Never for a log line, a file name or an exception. */
    String value();
}
