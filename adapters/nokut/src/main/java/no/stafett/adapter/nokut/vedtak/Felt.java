package no.stafett.adapter.nokut.vedtak;

import no.stafett.adapter.Place;

/**
 * What a field says, and where.
 *
 * @param verdi the words as they stand, not checked
 * @param sted where they stood
 */
public record Felt(String verdi, Place sted) {
    /** The place only: the words may be about a person. */
    @Override
    public String toString() {
        return sted.toString();
    }
}
