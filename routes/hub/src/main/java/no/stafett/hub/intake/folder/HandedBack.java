package no.stafett.hub.intake.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
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
import no.stafett.hub.data.DataFolder;
import no.stafett.v1.Finding;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;

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

    private final Names names;
    private final Help help;
    private final Path receiptsHalf;
    private final Path wrongHalf;
    private final SheetWriter receipts;
    private final BadRows wrong;
    private int told;
    private boolean closed;

    /**
     * What the two files are called. Nothing that lies there is written over: of a spreadsheet whose name was used before, both get a
     * number.
     */
    record Names(Path receipts, Path wrong) {
        static Names beside(Path file) {
            try {
                var ending = "." + SheetReader.kindOf(file).name().toLowerCase(Locale.ROOT);
                var matcher = NAME.matcher(file.getName(file.getNameCount() - 1).toString());
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

    HandedBack(Path file, Names names, Help help) throws IOException {
        var kind = SheetReader.kindOf(file);
        this.names = names;
        this.help = help;
        this.receiptsHalf = half(names.receipts());
        this.wrongHalf = half(names.wrong());
        Files.deleteIfExists(wrongHalf);
        this.wrong = new BadRows(wrongHalf, kind, help);
        this.receipts = SheetWriter.of(kind, Files.newOutputStream(receiptsHalf));
        receipts.begin(
                Kvittering.FORM,
                Kvittering.FORM.slots().stream().map(Slot::header).toList());
    }

    /** Whether a file of this name is one of receipts, which nobody hands in. */
    static boolean isReceipts(String name) {
        return IS_RECEIPTS.matcher(name).matches();
    }

    /** Whether a file is one of wrong rows, just as it was handed back. */
    static boolean isAsWritten(Path file, Path written) throws IOException {
        return Files.isDirectory(written) && Files.exists(written.resolve(digest(file)));
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
        var file = names.wrong().getName(names.wrong().getNameCount() - 1);
        tell(Kvittering.told(
                row.row().number(),
                "ikke sendt",
                new Words("Raden er feil, og ingenting av den er sendt.", "The row is wrong; nothing of it is sent."),
                new Words("Rett den i " + file + ", og lagre.", "Correct it in " + file + ", and save.")));
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
     * Lets both appear, the receipts last.
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
        close();
        if (wrong.count() > 0) {
            DataFolder.makeForOwnerOnly(written);
            Files.writeString(written.resolve(digest(wrongHalf)), "");
            move(wrongHalf, names.wrong());
        }
        move(receiptsHalf, names.receipts());
    }

    private static void move(Path half, Path whole) throws IOException {
        Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path half(Path whole) {
        return whole.resolveSibling(whole.getName(whole.getNameCount() - 1) + ".part");
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            receipts.close();
            wrong.close();
        }
    }
}
