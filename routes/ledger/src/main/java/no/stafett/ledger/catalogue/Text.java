package no.stafett.ledger.catalogue;

/** The same text in English and in Norwegian (bokmål). */
public record Text(String en, String nb) {}
