package no.stafett.hub.data;

import org.jspecify.annotations.Nullable;

/**
 * The hub can't start, or can't go on: what is wrong and the way out, one line each, in English and Norwegian.
 *
 * <p>It is thrown for what the one who starts the hub can mend (a taken port, a folder that can't be written, no user
 * namespaces); anything else that goes wrong is a fault of ours and keeps its own exception. A program that meets it
 * prints {@link #line()} and exits with {@link #EXIT_CODE}.
 */
public final class CannotStart extends RuntimeException {
    /** "Could not be done", as the command line's contract numbers it. */
    public static final int EXIT_CODE = 3;

    private static final long serialVersionUID = 1L;

    /** A sentence in both languages. */
    public record Sentence(String en, String nb) implements java.io.Serializable {
        /** The sentence in the language asked for: {@code nb} for Norwegian, anything else is English. */
        public String in(String language) {
            return language.equals("nb") ? nb : en;
        }
    }

    private final Sentence problem;
    private final Sentence remedy;

    public CannotStart(Sentence problem, Sentence remedy) {
        this(problem, remedy, null);
    }

    public CannotStart(Sentence problem, Sentence remedy, @Nullable Throwable cause) {
        super(problem.en() + " " + remedy.en(), cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public Sentence problem() {
        return problem;
    }

    /** What to do about it. */
    public Sentence remedy() {
        return remedy;
    }

    /** Problem and remedy as one line of English, without line breaks whatever they were made from. */
    public String line() {
        return line("en");
    }

    /** Problem and remedy as one line in the language asked for: {@code nb}, else English. */
    public String line(String language) {
        return (problem.in(language) + " " + remedy.in(language)).replaceAll("\\s+", " ");
    }
}
