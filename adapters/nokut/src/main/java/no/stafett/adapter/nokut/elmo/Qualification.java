package no.stafett.adapter.nokut.elmo;

import java.util.List;
import no.stafett.adapter.Place;

/**
 * What the older generation says of a degree.
 *
 * @param identifiers its identifiers, {@code nus} among them
 * @param titles the degree's name, by language
 * @param educationLevels the level in words, by language
 * @param mainStudyFields the main subject in words, by language
 * @param holderTitles what one who has it may be called, by language
 * @param at where it stood
 */
public record Qualification(
        List<Identifier> identifiers,
        List<Words> titles,
        List<Words> educationLevels,
        List<Words> mainStudyFields,
        List<Words> holderTitles,
        Place at) {
    public Qualification {
        identifiers = List.copyOf(identifiers);
        titles = List.copyOf(titles);
        educationLevels = List.copyOf(educationLevels);
        mainStudyFields = List.copyOf(mainStudyFields);
        holderTitles = List.copyOf(holderTitles);
    }
}
