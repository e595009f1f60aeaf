package no.stafett.v1;

import java.util.Optional;

/**
 * What a finding code means.
 *
 * @param code the code
 * @param badExample path of the example that shows it, below the folder of examples: a document that gives the finding, or
 *     together with {@code given} the document to start from
 * @param goodExample path of an example of the same message without it
 */
public record Explanation(FindingCode code, Optional<String> badExample, Optional<String> goodExample) {

    /** Explains a code. */
    static Explanation of(FindingCode code) {
        return new Explanation(
                code,
                code.example(),
                code.example().map(path -> path.substring(0, path.indexOf('/')) + "/valid-complete.xml"));
    }

    /** What is wrong, with names in braces for what a finding fills in. */
    public String text(Language language) {
        return code.text(language);
    }

    /** What to do about it; empty where nothing can be done. */
    public String remedy(Language language) {
        return code.remedy(language);
    }

    /** The legal ground of the rule, where there is one. */
    public Optional<String> legal() {
        return code.legal();
    }

    /** What is given beside the example, where the document alone does not bring the finding about. */
    public Optional<String> given(Language language) {
        return code.given(language);
    }
}
