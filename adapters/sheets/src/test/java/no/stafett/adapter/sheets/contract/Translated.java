package no.stafett.adapter.sheets.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;

/** All that came of a file. */
public record Translated(List<TranslatedRow> rows, List<Finding> about) {
    /** Who hands the file in, and when. */
    public static final Errand ERRAND = new Errand("310000205", LocalDate.of(2026, 1, 15));

    private static final Stafett STAFETT = Stafett.v1();

    /** Translates a file, with ids that depend on what stands in its rows. */
    public static Translated of(SheetAdapter adapter, Path file) {
        var rows = new ArrayList<TranslatedRow>();
        var about = new ArrayList<Finding>();
        try {
            new SheetTranslator(
                            adapter,
                            STAFETT,
                            ERRAND,
                            "310000019",
                            said -> UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)))
                    .translate(file, new SheetTranslator.Rows() {
                        @Override
                        public void row(TranslatedRow row) {
                            rows.add(row);
                        }

                        @Override
                        public void found(Finding finding) {
                            about.add(finding);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Translated(rows, about);
    }

    /** All findings, those about the file first. */
    public List<Finding> findings() {
        return Stream.concat(about.stream(), rows.stream().flatMap(row -> row.findings().stream()))
                .toList();
    }

    /** The codes of all findings. */
    public List<FindingCode> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    /** All documents, in order. */
    public List<TranslatedRow.Document> documents() {
        return rows.stream().flatMap(row -> row.documents().stream()).toList();
    }

    /** The documents as text, in order. */
    public List<String> texts() {
        return documents().stream()
                .map(document -> new String(document.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
