package no.stafett.hub.intake.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.stafett.adapter.sheets.BadRows;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.Slot;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.adapter.sheets.Words;
import no.stafett.adapter.sheets.answers.Kvittering;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.audit.Hash;
import no.stafett.hub.data.DataFolder;
import no.stafett.v1.Finding;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside a spreadsheet when it has been taken: a file of receipts, and one of the rows that were wrong where there are any.
 * Both are of the spreadsheet's own kind, are written while its rows are read, and appear whole.
 */
final class HandedBack implements Closeable {
    private static final String RECEIPTS = ".kvittering";
    private static final String WRONG = ".rader-med-feil";
    private static final Pattern IS_RECEIPTS =
            Pattern.compile(".+\\.kvittering(-[0-9]+)?\\.(xlsx|csv)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(.+?)(\\.rader-med-feil(-[0-9]+)?)?\\.(xlsx|csv)", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final Beside beside;
    private final Help help;
    private final Path receiptsHalf;
    private final Path wrongHalf;
    private final SheetWriter receipts;
    private final BadRows wrong;
    private final MessageDigest wrongRows = Hash.sha256();
    private int told;
    private final List<Closeable> open = new ArrayList<>();

    /**
     * What the two files are called. Nothing that lies there is written over: of a spreadsheet whose name was used before, both get a
     * number.
     */
    record Names(Path receipts, Path wrong) {
        static Names beside(Path file) {
            try {
                var ending = "." + SheetReader.kindOf(file).name().toLowerCase(Locale.ROOT);
                var matcher = NAME.matcher(nameOf(file));
                var name = matcher.matches() ? matcher.group(1) : "regneark";
                var number = 1;
                while (true) {
                    var end = (number == 1 ? "" : "-" + number) + ending;
                    var names = new Names(
                            file.resolveSibling(name + RECEIPTS + end), file.resolveSibling(name + WRONG + end));
                    if (Files.notExists(names.receipts) && Files.notExists(names.wrong)) {
                        return names;
                    }
                    number++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What lies beside a spreadsheet that has not been dealt with yet, from one attempt to the next. */
    static final class Beside {
        private Names names;
        private @Nullable Hash wrongRows;

        Beside(Path file) {
            this.names = Names.beside(file);
        }
    }

    HandedBack(Path file, Beside beside, Help help) throws IOException {
        var kind = SheetReader.kindOf(file);
        this.file = file;
        this.beside = beside;
        this.help = help;
        this.receiptsHalf = half(beside.names.receipts());
        this.wrongHalf = half(beside.names.wrong());
        Files.deleteIfExists(wrongHalf);
        this.wrong = new BadRows(wrongHalf, kind, help);
        this.receipts = SheetWriter.of(kind, Files.newOutputStream(receiptsHalf));
        open.add(wrong);
        open.add(receipts);
        receipts.begin(
                Kvittering.FORM,
                Kvittering.FORM.slots().stream().map(Slot::header).toList());
    }

    /** Whether a file of this name is one of receipts, which nobody hands in. */
    static boolean isReceipts(String name) {
        return IS_RECEIPTS.matcher(name).matches();
    }

    /** Of a file of wrong rows that is just as it was handed back: the name that it is known by. */
    static Optional<String> asWritten(Path file, Path written) throws IOException {
        return Files.isDirectory(written)
                ? Optional.of(digest(file)).filter(digest -> Files.exists(written.resolve(digest)))
                : Optional.empty();
    }

    /** Forgets what was handed back before a time, except for what is known to be there still. */
    static void forget(Path written, Set<String> there, Instant before) throws IOException {
        if (!Files.isDirectory(written)) {
            return;
        }
        try (var known = Files.newDirectoryStream(written)) {
            for (var each : known) {
                if (!there.contains(nameOf(each))
                        && Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** A row's document was recorded, and this is its answer. */
    void answered(int row, Object answer) {
        if (answer instanceof Receipt receipt) {
            Kvittering.rows(receipt, row, help).forEach(this::tell);
        } else if (answer instanceof ClaimAnswer claim) {
            Kvittering.rows(claim.getReceipt(), row, help).forEach(this::tell);
        } else {
            throw new IllegalStateException("A row is answered by a receipt or a claim's answer.");
        }
    }

    /** Something that does not keep a row from being sent, or that is about the whole file. */
    void found(Finding finding) {
        tell(Kvittering.found(finding, help));
    }

    /** A row that could not be translated. */
    void wrong(TranslatedRow row) {
        wrong.add(row);
        wrongRows.update(row.form().mark().getBytes(StandardCharsets.UTF_8));
        row.names().forEach(this::isWrong);
        row.row().cells().forEach(cell -> isWrong(cell.text()));
        var name = nameOf(beside.names.wrong());
        tell(Kvittering.told(
                row.row().number(),
                "ikke sendt",
                new Words("Raden er feil, og ingenting av den er sendt.", "The row is wrong; nothing of it is sent."),
                new Words("Rett den i " + name + ", og lagre.", "Correct it in " + name + ", and save.")));
    }

    private void isWrong(String text) {
        wrongRows.update(("\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** A row that was recorded before, and whose answer can't be opened any more. */
    void answeredBefore(int row) {
        tell(Kvittering.told(
                row,
                "mottatt før",
                new Words(
                        "Huben har tatt imot raden før, og svaret på den kan ikke åpnes lenger.",
                        "The hub has taken the row before, and its answer can't be opened any more."),
                new Words("Ingenting: raden er ikke sagt to ganger.", "Nothing: the row is not said twice.")));
    }

    /** A row that the hub could not record, through a fault of its own. */
    void waits(int row) {
        tell(Kvittering.told(
                row,
                "venter",
                new Words("Huben kunne ikke ta imot raden nå.", "The hub could not take the row now."),
                new Words(
                        "Ingenting: huben prøver igjen. La regnearket ligge.",
                        "Nothing: the hub tries again. Leave the spreadsheet where it is.")));
    }

    private void tell(Entry entry) {
        var cells = Kvittering.FORM.slots().stream().map(entry::written).toList();
        try {
            receipts.row(cells, Kvittering.HELP_COLUMN, cells.get(Kvittering.HELP_COLUMN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told++;
    }

    /**
     * Lets both appear, the receipts last. Wrong rows that have been handed back already are not handed back again: they may be
     * corrected by now, or taken.
     *
     * @param written where it is kept that the wrong rows are the hub's own writing until somebody changes them
     */
    void publish(Path written) throws IOException {
        if (told == 0) {
            tell(Kvittering.told(
                    0,
                    "ikke sendt",
                    new Words("Regnearket har ingen rader.", "The spreadsheet has no rows."),
                    new Words("Fyll ut en rad for hver.", "Fill in a row for each.")));
        }
        finish(wrong);
        var rows = Hash.of(wrongRows.digest());
        if (wrong.count() > 0 && !rows.equals(beside.wrongRows)) {
            DataFolder.makeForOwnerOnly(written);
            Files.writeString(written.resolve(digest(wrongHalf)), "");
            if (!mayWriteOver(written)) {
                beside.names =
                        new Names(beside.names.receipts(), Names.beside(file).wrong());
                var name = nameOf(beside.names.wrong());
                tell(Kvittering.told(
                        0,
                        "merknad",
                        new Words("Radene som er feil, ligger i " + name + ".", "The wrong rows are in " + name + "."),
                        new Words("Rett dem der, og lagre.", "Correct them there, and save.")));
            }
            move(wrongHalf, beside.names.wrong());
            beside.wrongRows = rows;
        }
        finish(receipts);
        move(receiptsHalf, beside.names.receipts());
    }

    /** Only what an earlier attempt at this spreadsheet has put there, as long as nobody has changed it. */
    private boolean mayWriteOver(Path written) throws IOException {
        var there = beside.names.wrong();
        return Files.notExists(there)
                || (beside.wrongRows != null && asWritten(there, written).isPresent());
    }

    private static void move(Path half, Path whole) throws IOException {
        Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path half(Path whole) {
        return whole.resolveSibling(nameOf(whole) + ".part");
    }

    private static String nameOf(Path path) {
        return path.getName(path.getNameCount() - 1).toString();
    }

    private static String digest(Path file) throws IOException {
        var digest = Hash.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Hash.of(digest.digest()).hex();
    }

    private void finish(Closeable writer) throws IOException {
        if (open.remove(writer)) {
            writer.close();
        }
    }

    /** Nothing stays of what did not appear. */
    @Override
    public void close() throws IOException {
        try {
            finish(receipts);
            finish(wrong);
        } finally {
            Files.deleteIfExists(receiptsHalf);
            Files.deleteIfExists(wrongHalf);
        }
    }
}
