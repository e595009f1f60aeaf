package no.stafett.adapter.sheets;

/**
 * A text in both languages.
 *
 * @param nb in Norwegian bokmål
 * @param en in English
 */
public record Words(String nb, String en) {}
