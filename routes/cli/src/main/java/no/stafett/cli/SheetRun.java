package no.stafett.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.BadRows;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.HelpPages;
import no.stafett.adapter.sheets.MessageIds;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.adapter.sheets.Slot;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.adapter.sheets.answers.Kvittering;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.hub.data.DataFolder;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Receipt;
import org.jspecify.annotations.Nullable;

/** The translation of a spreadsheet, many rows to many documents, and of documents to rows. */
final class SheetRun {
    /** So many findings are told one by one; the file of bad rows has them all. */
    private static final int FINDINGS_MAX = 5_000;
    /** More documents than this are not held in memory: they need a folder. */
    private static final int DOCUMENTS_MAX = 500;

    private static final int KEY_BYTES = 32;

    private final SheetAdapter adapter;
    private final Stafett stafett = Stafett.v1();

    SheetRun(SheetAdapter adapter) {
        this.adapter = adapter;
    }

    /**
     * What came of a spreadsheet.
     *
     * @param findings by row and column: {@code at} is {@code /form/rad[14]/column}, {@code line} the row
     * @param documents what was made, in the order of the rows
     * @param rows how many rows there were
     * @param translated how many of them became documents
     * @param reported how many did not
     * @param badRows the file that has these, where it was asked for
     */
    record FromSheet(
            List<FindingShown> findings,
            List<Made> documents,
            int rows,
            int translated,
            int reported,
            Optional<String> badRows) {
        boolean wentThrough() {
            return rows > 0
                    && reported == 0
                    && findings.stream().noneMatch(one -> one.severity().equals("error"));
        }
    }

    /**
     * One document.
     *
     * @param form which form its row was in
     * @param row the row's number in the spreadsheet
     * @param message which message it is
     * @param id its InstanceIdentifier
     * @param path where it was written, with {@code --out}
     * @param document the document itself, without
     */
    record Made(String form, int row, String message, String id, Optional<String> path, Optional<String> document) {}

    /**
     * What came of messages.
     *
     * @param findings what the rows can't say
     * @param forms how many rows of each form there are
     * @param document the rows as CSV, without {@code --out}
     * @param path where they were written, with it
     */
    record ToSheet(
            List<FindingShown> findings,
            Map<String, Integer> forms,
            Optional<String> document,
            Optional<String> path) {}

    FromSheet toStafett(Path file, Errand errand, String hub, @Nullable Path out, @Nullable Path bad) {
        try {
            if (out != null) {
                Files.createDirectories(out);
            }
            var kind = SheetReader.kindOf(file);
            var badRows = bad != null
                    ? bad
                    : out == null
                            ? null
                            : out.resolve("rader-med-feil." + kind.name().toLowerCase(Locale.ROOT));
            return translate(file, errand, hub, out, badRows, kind);
        } catch (IOException | UncheckedIOException e) {
            throw new CouldNotBeDone(
                    "a file can't be read or written: " + file.getFileName(),
                    "Check that it is there and may be read, and that --out may be written.",
                    e);
        }
    }

    private FromSheet translate(
            Path file, Errand errand, String hub, @Nullable Path out, @Nullable Path badRows, SheetReader.Kind kind)
            throws IOException {
        var ids = out == null ? MessageIds.random() : MessageIds.keyed(key(out.resolve(".stafett-ids")));
        if (badRows == null) {
            var gathered = new Gathered(out, null);
            new SheetTranslator(adapter, stafett, errand, hub, ids).translate(file, gathered);
            return gathered.told(Optional.empty());
        }
        // under another name until the end: the file may be the very one that is translated, with its rows corrected
        var half = badRows.resolveSibling(badRows.getFileName() + ".part");
        Gathered gathered;
        int count;
        try (var bad = new BadRows(half, kind, Help.BESIDE)) {
            gathered = new Gathered(out, bad);
            new SheetTranslator(adapter, stafett, errand, hub, ids).translate(file, gathered);
            count = bad.count();
        }
        HelpPages.write(folderOf(badRows), gathered.badCodes);
        if (count > 0) {
            Files.move(half, badRows, StandardCopyOption.REPLACE_EXISTING);
            return gathered.told(Optional.of(badRows.toString()));
        }
        if (Files.exists(badRows) && !Files.isSameFile(badRows, file)) {
            Files.delete(badRows);
        }
        return gathered.told(Optional.empty());
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** The key that makes the same row the same message; made at the first use of the folder. */
    private static byte[] key(Path file) {
        var known = DataFolder.read(file);
        if (known.isPresent()) {
            return HexFormat.of().parseHex(known.orElseThrow());
        }
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        DataFolder.writeForOwnerOnly(file.toAbsolutePath(), HexFormat.of().formatHex(key));
        return key;
    }

    /** Documents and findings as they come. */
    private static final class Gathered implements SheetTranslator.Rows {
        private final @Nullable Path out;
        private final @Nullable BadRows bad;
        private final List<FindingShown> findings = new ArrayList<>();
        private final List<Made> documents = new ArrayList<>();
        private final Set<FindingCode> badCodes = EnumSet.noneOf(FindingCode.class);
        private int unlisted;
        private int rows;
        private int translated;

        Gathered(@Nullable Path out, @Nullable BadRows bad) {
            this.out = out;
            this.bad = bad;
        }

        @Override
        public void row(TranslatedRow row) {
            rows++;
            row.findings().forEach(this::found);
            if (row.isTranslated()) {
                translated++;
                row.documents().forEach(document -> made(row, document));
            } else if (bad != null) {
                bad.add(row);
                row.findings().stream()
                        .filter(Finding::isError)
                        .map(Finding::code)
                        .forEach(badCodes::add);
            }
        }

        private void made(TranslatedRow row, TranslatedRow.Document document) {
            Optional<String> path = Optional.empty();
            Optional<String> text = Optional.empty();
            if (out == null) {
                if (documents.size() == DOCUMENTS_MAX) {
                    throw new CouldNotBeDone(
                            "there are more than " + DOCUMENTS_MAX + " documents", "Name a folder with --out DIR.");
                }
                text = Optional.of(new String(document.bytes(), StandardCharsets.UTF_8));
            } else {
                var file = out.resolve(document.message() + "-" + document.id() + ".xml");
                path = Optional.of(file.toString());
                try {
                    if (!Files.exists(file)) { // made before: the same message, which may have been sent
                        Files.write(file, document.bytes());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            documents.add(new Made(row.form().id(), row.row().number(), document.message(), document.id(), path, text));
        }

        @Override
        public void found(Finding finding) {
            if (findings.size() < FINDINGS_MAX) {
                findings.add(FindingShown.of(finding));
            } else {
                unlisted++;
            }
        }

        FromSheet told(Optional<String> badRows) {
            if (unlisted > 0) {
                findings.add(
                        FindingShown.of(Finding.of(FindingCode.MORE_NOT_LISTED, "count", Integer.toString(unlisted))));
            }
            return new FromSheet(findings, documents, rows, translated, rows - translated, badRows);
        }
    }

    ToSheet toNative(List<String> files, @Nullable Path out) {
        var findings = new ArrayList<FindingShown>();
        var entries = new LinkedHashMap<Form, List<Entry>>();
        var codes = EnumSet.noneOf(FindingCode.class);
        for (var file : files) {
            var examination = stafett.examine(Documents.read(file));
            examination.findings().forEach(finding -> findings.add(FindingShown.of(finding)));
            if (examination.isValid() && examination.message().isPresent()) {
                Message<?> message = examination.message().orElseThrow();
                if (message.payload() instanceof Receipt receipt && receipt.getChecked() != null) {
                    receipt.getChecked().getFinding().stream()
                            .flatMap(finding -> FindingCode.of(finding.getCode()).stream())
                            .forEach(codes::add);
                }
                var reply = adapter.toNative(message);
                reply.findings().forEach(finding -> findings.add(FindingShown.of(finding)));
                reply.message().ifPresent(rows -> entries.computeIfAbsent(rows.form(), form -> new ArrayList<>())
                        .addAll(rows.entries()));
            }
        }
        var counts = new LinkedHashMap<String, Integer>();
        entries.forEach((form, rows) -> counts.put(form.id(), rows.size()));
        if (entries.isEmpty()) {
            return new ToSheet(findings, counts, Optional.empty(), Optional.empty());
        }
        var kind = out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? SheetReader.Kind.XLSX
                : SheetReader.Kind.CSV;
        if (kind == SheetReader.Kind.CSV && entries.size() > 1) {
            throw new CouldNotBeDone(
                    "the messages make rows of several forms: " + String.join(", ", counts.keySet()),
                    "Write a workbook with --out FILE.xlsx, or translate one kind of message at a time.");
        }
        try {
            var bytes = written(entries, kind);
            if (out == null) {
                return new ToSheet(
                        findings, counts, Optional.of(new String(bytes, StandardCharsets.UTF_8)), Optional.empty());
            }
            Files.write(out, bytes);
            HelpPages.write(folderOf(out), codes);
            return new ToSheet(findings, counts, Optional.empty(), Optional.of(out.toString()));
        } catch (IOException e) {
            throw new CouldNotBeDone("--out can't be written", "Check that its folder is there.", e);
        }
    }

    private static byte[] written(Map<Form, List<Entry>> entries, SheetReader.Kind kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = SheetWriter.of(kind, bytes)) {
            for (var sheet : entries.entrySet()) {
                var slots = sheet.getKey()
                        .slots(group -> Math.max(
                                1,
                                sheet.getValue().stream()
                                        .mapToInt(entry -> entry.highest(group))
                                        .max()
                                        .orElse(1)));
                writer.begin(sheet.getKey(), slots.stream().map(Slot::header).toList());
                for (var entry : sheet.getValue()) {
                    var cells = slots.stream().map(entry::written).toList();
                    if (sheet.getKey() == Kvittering.FORM) {
                        writer.row(cells, Kvittering.HELP_COLUMN, cells.get(Kvittering.HELP_COLUMN));
                    } else {
                        writer.row(cells);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
