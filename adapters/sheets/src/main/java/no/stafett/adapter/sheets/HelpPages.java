package no.stafett.adapter.sheets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;

/**
 * Pages about findings, to lie beside a spreadsheet that names them: for whoever has neither this repository nor a hub at hand. Each
 * is one file that needs nothing else.
 */
public final class HelpPages {
    private static final String FOLDER = "hjelp";

    private HelpPages() {}

    /** Where the page lies, from the folder of the spreadsheet. */
    static String beside(String code) {
        return FOLDER + "/" + code + ".html";
    }

    /**
     * Writes the pages of these codes.
     *
     * @param folder where the spreadsheet lies
     */
    public static void write(Path folder, Collection<FindingCode> codes) throws IOException {
        for (var code : codes) {
            var page = folder.resolve(beside(code.id()));
            Files.createDirectories(page.resolveSibling("."));
            Files.writeString(page, html(code));
        }
    }

    private static String html(FindingCode code) {
        return """
                <!doctype html>
                <html lang="nb">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s – Stafett</title>
                <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style>
                <main>
                <h1>%1$s</h1>
                <section>%2$s</section>
                <hr>
                <section lang="en">%3$s</section>
                </main>
                </html>
                """.formatted(
                        code.id(),
                        section(code, Language.NB, "Hva det betyr", "Hva du gjør", "For eksempel"),
                        section(code, Language.EN, "What it means", "What to do", "For example"));
    }

    private static String section(FindingCode code, Language language, String meaning, String remedy, String example) {
        var finding = Finding.of(code);
        return part(meaning, finding.text(language))
                + finding.remedy(language).map(text -> part(remedy, text)).orElse("")
                + code.given(language).map(text -> part(example, text)).orElse("");
    }

    private static String part(String title, String text) {
        return "<h2>" + title + "</h2><p>"
                + text.replace("….", "…")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;") + "</p>";
    }
}
