package no.stafett.adapter.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Masked;
import no.stafett.adapter.sheets.read.RowsOfFile;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.Template;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of an adapter's forms, row by row, and makes valid documents of the rows. What a row has to wait for is nothing:
 * each is handed on as soon as it is read, and then forgotten.
 */
public final class SheetTranslator {
    /** So many rows a file may have. */
    public static final int ROWS_MAX = 200_000;

    private static final int NAMES_MAX = 500;

    private final SheetAdapter adapter;
    private final Stafett stafett;
    private final Errand errand;
    private final String receiver;
    private final MessageIds ids;
    private final Sent sent;

    /**
     * Messages that were sent before. A message keeps the day on which it was first made, so that the same row on a later day is the
     * same document; without this it would be another document under a known id, and refused.
     */
    @FunctionalInterface
    public interface Sent {
        /** The message of this id, where it was sent before. */
        Optional<Before> before(String id);

        /**
         * A message that was sent before.
         *
         * @param days on which of these days it may have been made
         * @param is whether it was sent as these bytes
         */
        record Before(List<LocalDate> days, Predicate<byte[]> is) {}
    }

    /** A translator of one errand, who knows of nothing that was sent before. */
    public SheetTranslator(SheetAdapter adapter, Stafett stafett, Errand errand, String receiver, MessageIds ids) {
        this(adapter, stafett, errand, receiver, ids, id -> Optional.empty());
    }

    /**
     * A translator of one errand.
     *
     * @param errand who sends, on which day; the documents are dated to its beginning, so that the same row of the same day is
     *     the same document
     * @param receiver the hub's number, or the party that shall have it
     * @param sent what was sent before
     */
    public SheetTranslator(
            SheetAdapter adapter, Stafett stafett, Errand errand, String receiver, MessageIds ids, Sent sent) {
        this.adapter = adapter;
        this.stafett = stafett;
        this.errand = errand;
        this.receiver = receiver;
        this.ids = ids;
        this.sent = sent;
    }

    /** Takes what comes of a file. */
    public interface Rows {
        /** What came of a row. */
        void row(TranslatedRow row);

        /** Something about the file or a sheet as a whole. */
        void found(Finding finding);
    }

    /**
     * Translates a file.
     *
     * @throws IOException when the disk fails; what is wrong with the file is found, not thrown
     */
    public void translate(Path file, Rows rows) throws IOException {
        var reading = new Reading(rows);
        SheetReader.read(
                file,
                name -> adapter.forms().stream()
                        .anyMatch(form -> form.slot(name).isPresent()),
                reading);
        reading.ends();
    }

    /** The documents of a row, or the errors that say why there are none. */
    TranslatedRow translate(Form form, Header header, Row row) {
        var findings = new Findings();
        var entry = header.read(row, findings);
        var found = new ArrayList<Finding>();
        var documents = new ArrayList<TranslatedRow.Document>();
        if (findings.anyErrors()) {
            found.addAll(findings.list());
        } else {
            var translation = adapter.toStafett(form, row.number(), entry, errand);
            found.addAll(findings.list());
            found.addAll(translation.findings());
            for (var payload : translation.message().orElse(List.of())) {
                documents.add(document(form, row, entry, payload, found));
            }
            if (found.stream().anyMatch(Finding::isError)) {
                documents.clear();
            }
        }
        return new TranslatedRow(form, header.names(), row, found, documents);
    }

    private TranslatedRow.Document document(Form form, Row row, Entry entry, Object payload, List<Finding> found) {
        var type = payload.getClass().getSimpleName();
        var said = errand.sender() + "\n" + type + "\n" + form.mark() + "\n" + entry.canonical();
        var id = ids.of(said).toString();
        var conversation = ids.of("conversation\n" + said).toString();
        var bytes = bytes(payload, id, conversation, errand.on());
        var before = sent.before(id);
        if (before.isPresent() && !before.get().is().test(bytes)) {
            for (var day : before.get().days()) {
                var then = bytes(payload, id, conversation, day);
                if (before.get().is().test(then)) {
                    bytes = then;
                    break;
                }
            }
        }
        for (var finding : stafett.validator().validate(bytes).findings()) {
            found.add(atItsColumn(finding, form, row, entry));
        }
        return new TranslatedRow.Document(id, type, bytes);
    }

    private byte[] bytes(Object payload, String id, String conversation, LocalDate on) {
        return stafett.writer()
                .bytes(Message.of(payload)
                        .from(errand.sender())
                        .to(receiver)
                        .id(id)
                        .conversation(conversation)
                        .created(on.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .build());
    }

    private static Finding atItsColumn(Finding finding, Form form, Row row, Entry entry) {
        var at = finding.at() == null ? "" : finding.at().replaceAll("(?<=/)[A-Za-z]+:", "");
        var payload = at.indexOf('/', 1);
        var column = payload < 0
                ? ""
                : form.filling(at.substring(payload + 1), entry)
                        .map(Slot::header)
                        .orElse("");
        var place = Header.place(form, row.number(), column);
        return new Finding(finding.code(), place.path(), place.line(), finding.params());
    }

    /** One file while it is read. */
    private final class Reading implements RowsOfFile {
        private final Rows rows;
        private String sheet = "";
        private @Nullable Form form;
        private @Nullable Header header;
        private boolean readOver;
        private boolean any;
        private boolean failed;
        private String firstCell = "";
        private int count;

        Reading(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void sheet(String name) {
            sheet = name;
            form = null;
            header = null;
            readOver = false;
        }

        @Override
        public void row(Row row) {
            if (readOver || row.isEmpty()) {
                return;
            }
            var known = form;
            var read = header;
            if (known == null) {
                mark(row.cell(0).value());
            } else if (read == null) {
                names(known, row);
            } else if (++count > ROWS_MAX) {
                readOver = true;
                if (count == ROWS_MAX + 1) {
                    found(Finding.of(FindingCode.TOO_MANY_ELEMENTS, "limit", Integer.toString(ROWS_MAX)));
                }
            } else {
                rows.row(translate(known, read, row));
            }
        }

        private void mark(String first) {
            form = adapter.forms().stream()
                    .filter(one -> one.isMarkedBy(first))
                    .findFirst()
                    .orElse(null);
            if (form == null) {
                readOver = true;
                if (!first.equals(Template.FOR_PEOPLE)) {
                    firstCell = first;
                    if (!sheet.isEmpty()) {
                        rows.found(Finding.at(
                                FindingCode.NATIVE_VALUE_LEFT_OUT,
                                "/" + Masked.words(sheet),
                                "value",
                                "«" + Masked.words(sheet) + "»"));
                    }
                }
            } else {
                any = true;
            }
        }

        private void names(Form known, Row row) {
            var findings = new Findings();
            var names = row.cells().size() > NAMES_MAX
                    ? new Row(row.number(), row.cells().subList(0, NAMES_MAX))
                    : row;
            header = Header.of(known, names, findings);
            findings.list().forEach(rows::found);
            readOver = findings.anyErrors();
        }

        @Override
        public void found(Finding finding) {
            failed |= finding.isError();
            rows.found(finding);
        }

        /** A file without any sheet of ours is in another format. */
        void ends() {
            if (!any && !failed) {
                rows.found(Finding.of(
                        FindingCode.NATIVE_FORMAT_UNKNOWN,
                        "found",
                        firstCell.startsWith("stafett ") ? "«" + Masked.words(firstCell) + "»" : "another table",
                        "expected",
                        String.join(
                                ", ",
                                adapter.forms().stream()
                                        .map(one -> "«" + one.mark() + "»")
                                        .toList())));
            }
        }
    }
}
