package no.stafett.adapter.sheets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import no.stafett.adapter.sheets.Cell;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Row;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.Slot;
import no.stafett.adapter.sheets.read.RowsOfFile;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.adapter.sheets.write.Template;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ObjectFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.xmlunit.builder.DiffBuilder;

/**
 * What every adapter of sheets promises. An adapter's own test extends this and gives the adapter and its pairs.
 *
 * <p>A pair is a sheet, {@code <case>.csv}, beside what each row means, {@code <case>.<row>-<message>.stafett.xml}, and what is
 * found, {@code <case>.findings}, a line each; without it nothing is found. {@code <case>.back.csv} is what comes back of the
 * messages. {@code -Dpairs=write} writes what the adapter says now over the expectations: read the difference before keeping it.
 */
public abstract class SheetContract {
    private static final Stafett STAFETT = Stafett.v1();
    private static final long SEED = 20261123;
    private static final int MUTATIONS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The adapter. */
    protected abstract SheetAdapter adapter();

    /** The folder of pairs. */
    protected Path pairs() {
        return Path.of("src", "test", "pairs");
    }

    @Test
    void the_adapter_is_found_as_a_service() {
        assertThat(ServiceLoader.load(SheetAdapter.class))
                .anyMatch(one -> one.getClass() == adapter().getClass());
    }

    @TestFactory
    Stream<DynamicTest> each_row_says_what_stands_beside_it() {
        return cases().map(name -> DynamicTest.dynamicTest(name, () -> saysWhatStandsBesideIt(name)));
    }

    @TestFactory
    Stream<DynamicTest> xlsx_says_the_same_as_csv() {
        return cases().map(name -> DynamicTest.dynamicTest(name, () -> {
            var fromCsv = Translated.of(adapter(), pairs().resolve(name + ".csv"));
            var fromXlsx = Translated.of(adapter(), asXlsx(pairs().resolve(name + ".csv")));

            assertThat(fromXlsx.texts()).isEqualTo(fromCsv.texts());
            assertThat(lines(fromXlsx)).isEqualTo(lines(fromCsv));
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_message_comes_back_as_a_row_that_says_the_same() {
        return cases().map(name -> DynamicTest.dynamicTest(name, () -> comesBack(name)));
    }

    @Test
    void every_form_has_a_pair() {
        var seen = cases().flatMap(name -> Translated.of(adapter(), pairs().resolve(name + ".csv")).rows().stream())
                .map(row -> row.form().id())
                .distinct()
                .toList();

        assertThat(seen).containsAll(adapter().forms().stream().map(Form::id).toList());
    }

    @Test
    void every_column_is_filled_in_some_row() throws IOException {
        for (var form : adapter().forms()) {
            var lacking = new ArrayList<>(
                    form.slots(group -> 1).stream().map(Slot::column).toList());
            for (var name : cases().toList()) {
                for (var row :
                        Translated.of(adapter(), pairs().resolve(name + ".csv")).rows()) {
                    for (var index = 0; index < row.names().size(); index++) {
                        var slot = form.slot(row.names().get(index));
                        if (row.form() == form
                                && slot.isPresent()
                                && row.isTranslated()
                                && !row.row().cell(index).isEmpty()) {
                            lacking.remove(slot.orElseThrow().column());
                        }
                    }
                }
            }
            assertThat(lacking).as(form.id()).isEmpty();
        }
    }

    @Test
    void an_empty_template_says_nothing_and_nothing_is_wrong_with_it() throws IOException {
        var file = folder.resolve("template.xlsx");
        Template.write(adapter().forms(), SheetReader.Kind.XLSX, Files.newOutputStream(file));

        var translated = Translated.of(adapter(), file);

        assertThat(translated.findings()).isEmpty();
        assertThat(translated.rows()).isEmpty();
    }

    @Test
    void a_form_names_no_column_twice() {
        for (var form : Stream.concat(adapter().forms().stream(), adapter().answers().stream())
                .toList()) {
            assertThat(form.slots()).extracting(Slot::header).as(form.id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_mutation_of_a_file_makes_it_throw() throws IOException {
        var random = new Random(SEED);
        var documents = new ArrayList<byte[]>();
        for (var name : cases().toList()) {
            documents.add(Files.readAllBytes(pairs().resolve(name + ".csv")));
            documents.add(Files.readAllBytes(asXlsx(pairs().resolve(name + ".csv"))));
        }
        var file = folder.resolve("mutated");
        for (var round = 0; round < MUTATIONS; round++) {
            Files.write(file, mutated(documents.get(random.nextInt(documents.size())), random));
            assertThatCode(() ->
                            Translated.of(adapter(), file).findings().forEach(finding -> finding.text(Language.NB)))
                    .as("mutation, round " + round + " of seed " + SEED)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void no_message_makes_it_throw_however_empty() throws ReflectiveOperationException {
        var factory = new ObjectFactory();
        for (var method : ObjectFactory.class.getMethods()) {
            if (method.getName().startsWith("create") && method.getParameterCount() == 0) {
                var payload = method.invoke(factory);
                if (STAFETT.examples()
                        .complete(payload.getClass().getSimpleName())
                        .isPresent()) {
                    assertThatCode(() -> adapter().toNative(sealed(payload)))
                            .as(payload.getClass().getSimpleName())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void every_example_of_the_standard_becomes_a_row_or_a_reason() {
        for (var name : STAFETT.examples().messages()) {
            var message = STAFETT.parser()
                    .parse(STAFETT.examples().complete(name).orElseThrow().getBytes(StandardCharsets.UTF_8));

            var reply = adapter().toNative(message);

            assertThat(reply.message().isPresent() || reply.findings().stream().anyMatch(Finding::isError))
                    .as(name)
                    .isTrue();
        }
    }

    private void saysWhatStandsBesideIt(String name) throws IOException {
        var translated = Translated.of(adapter(), pairs().resolve(name + ".csv"));
        if ("write".equals(System.getProperty("pairs"))) {
            write(name, translated);
        }
        assertThat(lines(translated)).isEqualTo(expectedFindings(name));
        assertThat(files(name))
                .isEqualTo(documents(translated).keySet().stream().sorted().toList());
        for (var document : documents(translated).entrySet()) {
            var difference = DiffBuilder.compare(
                            Files.readString(pairs().resolve(name + "." + document.getKey() + ".stafett.xml")))
                    .withTest(document.getValue())
                    .ignoreWhitespace()
                    .checkForSimilar()
                    .build();
            assertThat(difference.hasDifferences())
                    .as(name + "." + document.getKey() + ": " + difference.fullDescription())
                    .isFalse();
        }
    }

    private void comesBack(String name) throws IOException {
        var there = Translated.of(adapter(), pairs().resolve(name + ".csv"));
        var replies = new LinkedHashMap<Form, List<Entry>>();
        for (var text : there.texts()) {
            var reply = adapter().toNative(STAFETT.parser().parse(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(reply.findings()).as(name).isEmpty();
            var rows = reply.message().orElseThrow();
            replies.computeIfAbsent(rows.form(), form -> new ArrayList<>()).addAll(rows.entries());
        }
        for (var reply : replies.entrySet()) {
            var written = csv(reply.getKey(), reply.getValue());
            var expected = pairs().resolve(name + ".back.csv");
            if ("write".equals(System.getProperty("pairs"))) {
                Files.write(expected, written);
            }
            assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(Files.readString(expected));
            var file = folder.resolve("back.csv");
            Files.write(file, written);
            var again = Translated.of(adapter(), file);
            assertThat(payloads(again)).as(name + ", there and back and there").containsAll(payloads(there));
        }
    }

    private static List<String> payloads(Translated translated) {
        return translated.texts().stream()
                .map(text -> text.substring(text.indexOf("</StandardBusinessDocumentHeader>")))
                .toList();
    }

    private static byte[] csv(Form form, List<Entry> entries) throws IOException {
        var slots = form.slots(group -> Math.max(
                1,
                entries.stream().mapToInt(entry -> entry.highest(group)).max().orElse(1)));
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.of(SheetReader.Kind.CSV, out)) {
            writer.begin(form, slots.stream().map(Slot::header).toList());
            for (var entry : entries) {
                writer.row(slots.stream().map(entry::written).toList());
            }
        }
        return out.toByteArray();
    }

    /** The same rows in a workbook. */
    protected final Path asXlsx(Path csv) throws IOException {
        var file = folder.resolve("same.xlsx");
        var rows = new ArrayList<Row>();
        SheetReader.read(
                csv,
                name -> adapter().forms().stream()
                        .anyMatch(form -> form.slot(name).isPresent()),
                new RowsOfFile() {
                    @Override
                    public void sheet(String name) {
                        // CSV has one
                    }

                    @Override
                    public void row(Row row) {
                        rows.add(row);
                    }

                    @Override
                    public void found(Finding finding) {
                        throw new AssertionError(finding.code().name());
                    }
                });
        var form = adapter().forms().stream()
                .filter(one -> one.isMarkedBy(rows.get(0).cell(0).value()))
                .findFirst()
                .orElseThrow();
        try (var writer = SheetWriter.of(SheetReader.Kind.XLSX, Files.newOutputStream(file))) {
            writer.begin(form, texts(rows.get(1)));
            for (var row : rows.subList(2, rows.size())) {
                writer.row(texts(row));
            }
        }
        return file;
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::value).toList();
    }

    private static byte[] mutated(byte[] original, Random random) {
        var bytes = original.clone();
        for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
            var from = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[from] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, from));
                case 2 -> bytes[from] = (byte) "\";,\t\n=<>&".charAt(random.nextInt(9));
                default -> {
                    var longer = Arrays.copyOf(bytes, bytes.length + 40);
                    System.arraycopy(bytes, from, longer, Math.min(longer.length, from + 40), bytes.length - from);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private static Message<Object> sealed(Object payload) {
        return Message.of(payload).from("310000205").to("310000019").build();
    }

    private static LinkedHashMap<String, String> documents(Translated translated) {
        var documents = new LinkedHashMap<String, String>();
        for (var row : translated.rows()) {
            for (var document : row.documents()) {
                documents.put(
                        row.row().number() + "-" + document.message(),
                        new String(document.bytes(), StandardCharsets.UTF_8));
            }
        }
        return documents;
    }

    private static List<String> lines(Translated translated) {
        return translated.findings().stream()
                .map(finding -> finding.code().id() + " " + finding.code().name() + " " + finding.at())
                .toList();
    }

    private List<String> expectedFindings(String name) throws IOException {
        var file = pairs().resolve(name + ".findings");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<String> files(String name) throws IOException {
        try (var files = Files.list(pairs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name + ".") && file.endsWith(".stafett.xml"))
                    .map(file -> file.substring(name.length() + 1, file.length() - ".stafett.xml".length()))
                    .sorted()
                    .toList();
        }
    }

    private Stream<String> cases() {
        try (var files = Files.list(pairs())) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".csv") && !file.endsWith(".back.csv"))
                    .map(file -> file.substring(0, file.length() - ".csv".length()))
                    .sorted()
                    .toList();
            assertThat(names).as("pairs in " + pairs()).isNotEmpty();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, Translated translated) throws IOException {
        for (var old : files(name)) {
            Files.delete(pairs().resolve(name + "." + old + ".stafett.xml"));
        }
        for (var document : documents(translated).entrySet()) {
            Files.writeString(
                    pairs().resolve(name + "." + document.getKey() + ".stafett.xml"), document.getValue() + "\n");
        }
        Files.deleteIfExists(pairs().resolve(name + ".findings"));
        if (!translated.findings().isEmpty()) {
            Files.writeString(pairs().resolve(name + ".findings"), String.join("\n", lines(translated)) + "\n");
        }
    }
}
