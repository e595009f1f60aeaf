package no.stafett.cli;

/**
 * A sentence in both languages of the standard.
 *
 * @param en English
 * @param nb Norwegian bokmål
 */
public record BothLanguages(String en, String nb) {}
