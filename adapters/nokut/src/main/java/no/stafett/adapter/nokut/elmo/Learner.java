package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * The person whose results they are.
 *
 * @param citizenship country code, two letters; in the older generation an identifier of type {@code nationality}
 * @param identifiers every identifier, as it stands
 * @param givenNames given names
 * @param familyName family name
 * @param bday birth date, as it stands
 * @param gender ISO 5218: 0 unknown, 1 man, 2 woman, 9 not applicable
 * @param at where it stood
 */
public record Learner(
        Optional<String> citizenship,
        List<Identifier> identifiers,
        Optional<String> givenNames,
        Optional<String> familyName,
        Optional<String> bday,
        Optional<String> gender,
        Place at) {
    public Learner {
        identifiers = List.copyOf(identifiers);
    }

    /** The place only: the rest identifies a person. */
    @Override
    public String toString() {
        return "Learner[" + at + "]";
    }
}
