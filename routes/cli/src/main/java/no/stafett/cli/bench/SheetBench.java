package no.stafett.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.MessageIds;
import no.stafett.adapter.sheets.Row;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.adapter.sheets.read.RowsOfFile;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.v1.Finding;
import no.stafett.v1.Stafett;

/**
 * How many rows of a reception centre's workbook a second become documents, each validated; beside reading the same rows and doing
 * nothing with them. Each row is two documents.
 */
final class SheetBench {
    private static final int ROWS = 10_000;
    private static final int RUNS = 3;
    /** So many rows once, for what they leave in memory. */
    private static final int MANY = 100_000;

    private static final List<String> NAMES = List.of(
            "Person",
            "Vertskommune org.nr.",
            "Kartlagt dato",
            "Metode",
            "Kvalitetssikret",
            "Trenger tolk på",
            "Språk 1",
            "Språk 1 morsmål",
            "Språk 1 snakke",
            "Språk 1 lese",
            "Språk 2",
            "Språk 2 snakke",
            "Utdanning 1",
            "Utdanning 1 land",
            "Utdanning 1 nivå",
            "Utdanning 1 fra",
            "Utdanning 1 til",
            "Arbeid 1",
            "Arbeid 1 land",
            "Arbeid 1 fra",
            "Arbeid 1 oppgaver",
            "Interesse 1",
            "Arbeidsønske 1",
            "Førerkort 1",
            "Bosettingssamtale dato",
            "Bostedsønske 1 kommune",
            "Bostedsønske 1 bo",
            "Bostedsønske 1 hvorfor");

    private SheetBench() {}

    static Figure run() throws IOException {
        var adapter = ServiceLoader.load(SheetAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals("reception-centre"))
                .findFirst()
                .orElseThrow();
        var file = Files.createTempFile("stafett-bench", ".xlsx");
        try {
            write(adapter.forms().get(0), file, ROWS);
            translate(adapter, file, ROWS); // warm-up
            var rates = new double[RUNS];
            for (var run = 0; run < RUNS; run++) {
                rates[run] = translate(adapter, file, ROWS);
            }
            var plain = read(file);
            var heap = new long[2];
            write(adapter.forms().get(0), file, MANY);
            translate(adapter, file, MANY, heap);
            return Figure.of(
                    "sheet-rows",
                    rates,
                    "reading the same rows",
                    plain,
                    Map.of(
                            "heap after 10,000 rows, MiB",
                            heap[0] / (double) (1 << 20),
                            "heap after 100,000 rows of one file, MiB",
                            heap[1] / (double) (1 << 20)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(Form form, Path file, int rows) throws IOException {
        try (var writer = SheetWriter.of(SheetReader.Kind.XLSX, Files.newOutputStream(file))) {
            writer.begin(form, NAMES);
            for (var row = 1; row <= rows; row++) {
                var person = BenchDocuments.person(row).getIdentifier().getValue();
                writer.row(List.of(
                        person,
                        BenchDocuments.SENDER,
                        "2026-01-12",
                        "samtale",
                        "ja",
                        "Tigrinja",
                        "Tigrinja",
                        "ja",
                        "C2",
                        "C1",
                        "Engelsk",
                        "B1",
                        "Videregående skole " + row,
                        "ERI",
                        "4",
                        "2010",
                        "2014-06",
                        "Kjøkkenassistent",
                        "ETH",
                        "2016-02",
                        "Tilberedte mat nr. " + row,
                        "Fotball",
                        "Å arbeide som kokk",
                        "B",
                        "13.01.2026",
                        "3905",
                        "ja",
                        "Har venner der."));
            }
        }
    }

    private static double translate(SheetAdapter adapter, Path file, int rows, long... heap) throws IOException {
        var documents = new int[1];
        var began = System.nanoTime();
        new SheetTranslator(
                        adapter,
                        Stafett.v1(),
                        new Errand(BenchDocuments.SENDER, LocalDate.of(2026, 1, 15)),
                        BenchDocuments.HUB,
                        MessageIds.random())
                .translate(file, new SheetTranslator.Rows() {
                    @Override
                    public void row(TranslatedRow row) {
                        documents[0] += row.documents().size();
                        if (heap.length > 0 && (documents[0] == 2 * ROWS || documents[0] == 2 * rows)) {
                            heap[documents[0] == 2 * rows ? 1 : 0] = used();
                        }
                    }

                    @Override
                    public void found(Finding finding) {
                        throw new IllegalStateException(finding.code().id());
                    }
                });
        var rate = rows * 1e9 / (System.nanoTime() - began);
        if (documents[0] != 2 * rows) {
            throw new IllegalStateException(documents[0] + " documents of " + rows + " rows, not two of each");
        }
        return rate;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double read(Path file) throws IOException {
        var rows = new int[1];
        var began = System.nanoTime();
        SheetReader.read(file, name -> false, new RowsOfFile() {
            @Override
            public void sheet(String name) {
                // one
            }

            @Override
            public void row(Row row) {
                rows[0]++;
            }

            @Override
            public void found(Finding finding) {
                throw new IllegalStateException(finding.code().id());
            }
        });
        return rows[0] * 1e9 / (System.nanoTime() - began);
    }
}
