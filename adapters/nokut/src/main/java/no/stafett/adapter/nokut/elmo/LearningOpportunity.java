package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * A degree programme, module, course or class, and what the learner got out of it.
 *
 * @param identifiers its identifiers: {@code local}, {@code elmo}, {@code nus}
 * @param titles its name, by language
 * @param type {@code Degree Programme}, {@code Module}, {@code Course}, {@code Class}; older: {@code Degree},
 *     {@code Module group}, …
 * @param iscedCode field of study, ISCED-F
 * @param start when it began, as it stands
 * @param date when the result was given, as it stands
 * @param status {@code passed}, {@code failed}, {@code in-progress}
 * @param result the mark, as it stands
 * @param resultScheme the scale of the mark, as the document names it
 * @param credits how much it counts
 * @param levels qualification levels
 * @param qualification what the older generation says of the degree; absent in version 1
 * @param languageOfInstruction two-letter code, as it stands
 * @param parts what it consists of
 * @param at where it stood
 */
public record LearningOpportunity(
        List<Identifier> identifiers,
        List<Words> titles,
        Optional<String> type,
        Optional<String> iscedCode,
        Optional<String> start,
        Optional<String> date,
        Optional<String> status,
        Optional<String> result,
        Optional<String> resultScheme,
        List<Credit> credits,
        List<Level> levels,
        Optional<Qualification> qualification,
        Optional<String> languageOfInstruction,
        List<LearningOpportunity> parts,
        Place at) {
    public LearningOpportunity {
        identifiers = List.copyOf(identifiers);
        titles = List.copyOf(titles);
        credits = List.copyOf(credits);
        levels = List.copyOf(levels);
        parts = List.copyOf(parts);
    }

    /** Whether it is a whole degree, in either generation's words. */
    public boolean isDegree() {
        return type.filter(word -> word.equalsIgnoreCase("Degree Programme") || word.equalsIgnoreCase("Degree"))
                .isPresent();
    }
}
