package no.stafett.adapter.nokut.vedtak;

import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * An identifier of the applicant.
 *
 * @param type {@code fodselsnummer}, {@code dnummer}, {@code dufnummer}, {@code lokal}, {@code utenlandsk}
 * @param verdi the identifier as it stands, not checked
 * @param utsteder whose number it is, for {@code lokal}
 * @param land of which country, for {@code utenlandsk}
 * @param slag what kind of number, for {@code utenlandsk}
 * @param sted where it stood
 */
public record Identifikator(
        String type,
        String verdi,
        Optional<String> utsteder,
        Optional<String> land,
        Optional<String> slag,
        Place sted) {
    /** The kind and the place only: the value identifies a person. */
    @Override
    public String toString() {
        return "Identifikator[" + type + ", " + sted + "]";
    }
}
