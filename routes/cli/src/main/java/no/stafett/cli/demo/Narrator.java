package no.stafett.cli.demo;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Tells the story as it happens, a line a step, and remembers each promise. */
final class Narrator {
    /**
     * What a step promised, and whether it held.
     *
     * @param journey whose way it belongs to
     * @param step the story's line
     * @param law what it rests on
     * @param held whether what was promised happened
     * @param expected what should have happened, where it did not
     * @param got what happened instead
     */
    record Promise(
            String journey, String step, String law, boolean held, Optional<String> expected, Optional<String> got) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final PrintWriter out;
    private final Ansi ansi;
    private final List<Promise> promises = new ArrayList<>();
    private String journey = "";

    Narrator(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void says(String words) {
        out.println(words);
        out.flush();
    }

    void chapter(String title) {
        journey = title;
        says("");
        says(ansi.string("@|bold " + title + "|@"));
    }

    void held(LocalDate day, String step, String law) {
        promises.add(new Promise(journey, step, law, true, Optional.empty(), Optional.empty()));
        says(ansi.string("  @|green ✓|@ @|faint %12s|@  %s @|faint (%s)|@".formatted(DAY.format(day), step, law)));
    }

    void broken(LocalDate day, String step, String law, BrokenPromise broken) {
        promises.add(new Promise(journey, step, law, false, Optional.of(broken.expected()), Optional.of(broken.got())));
        says(ansi.string("  @|red ✗|@ @|faint %12s|@  %s @|faint (%s)|@".formatted(DAY.format(day), step, law)));
        says("                    expected: " + broken.expected());
        says("                    but:      " + broken.got());
    }

    List<Promise> promises() {
        return List.copyOf(promises);
    }
}
