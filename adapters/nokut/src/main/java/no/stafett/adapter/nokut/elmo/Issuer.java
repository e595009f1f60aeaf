package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * An institution.
 *
 * @param country country code, two letters; absent in the older generation
 * @param identifiers its identifiers: {@code erasmus}, {@code pic}, {@code schac}, {@code local}
 * @param titles its name, by language
 * @param url its web site
 * @param at where it stood
 */
public record Issuer(
        Optional<String> country, List<Identifier> identifiers, List<Words> titles, Optional<String> url, Place at) {
    public Issuer {
        identifiers = List.copyOf(identifiers);
        titles = List.copyOf(titles);
    }
}
