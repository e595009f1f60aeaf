package no.stafett.adapter.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;
import org.jspecify.annotations.Nullable;

/**
 * The rows that could not be translated, in a file of the same form, with what is wrong in the columns {@code Feil},
 * {@code Error} and {@code Hjelp}. It can be corrected and handed in as it is. Written as it comes; there is no file where there
 * is no such row.
 */
public final class BadRows implements Closeable {
    private final Path file;
    private final SheetReader.Kind kind;
    private final Help help;
    private @Nullable SheetWriter writer;
    private @Nullable Form form;
    private int columns;
    private int count;

    /**
     * Will write to this file.
     *
     * @param help what the column {@code Hjelp} leads to
     */
    public BadRows(Path file, SheetReader.Kind kind, Help help) {
        this.file = file;
        this.kind = kind;
        this.help = help;
    }

    /** Adds a row that is not translated. */
    public void add(TranslatedRow bad) {
        try {
            var open = writer;
            if (open == null) {
                open = SheetWriter.of(kind, Files.newOutputStream(file));
                writer = open;
            }
            if (form != bad.form()) {
                form = bad.form();
                var names = withoutOurs(bad.names(), bad.names());
                columns = names.size();
                names.addAll(Form.ADDED);
                open.begin(bad.form(), names);
            }
            var texts = bad.row().cells().stream().map(Dates::shown).toList();
            var cells = withoutOurs(bad.names(), texts);
            while (cells.size() < columns) {
                cells.add("");
            }
            cells.add(said(bad.findings(), Language.NB));
            cells.add(said(bad.findings(), Language.EN));
            var pages = bad.findings().stream()
                    .filter(Finding::isError)
                    .map(finding -> help.page(finding.code().id()))
                    .distinct()
                    .toList();
            cells.add(String.join("\n", pages));
            open.row(cells, cells.size() - 1, pages.isEmpty() ? "" : pages.get(0));
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private static List<String> withoutOurs(List<String> names, List<String> texts) {
        var kept = new ArrayList<String>();
        for (var index = 0; index < names.size(); index++) {
            if (!Form.ADDED.contains(names.get(index))) {
                kept.add(index < texts.size() ? texts.get(index) : "");
            }
        }
        return kept;
    }

    private static String said(List<Finding> findings, Language language) {
        return findings.stream()
                .filter(Finding::isError)
                .map(finding -> finding.code().id() + ": " + finding.text(language)
                        + finding.remedy(language).map(remedy -> " " + remedy).orElse(""))
                .collect(Collectors.joining("\n"));
    }
}
