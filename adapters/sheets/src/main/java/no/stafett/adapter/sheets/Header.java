package no.stafett.adapter.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Masked;
import no.stafett.adapter.Place;
import no.stafett.v1.FindingCode;

/** The names of a sheet's columns, and what they mean by its form. */
final class Header {
    private final Form form;
    private final List<String> names;
    private final List<Optional<Slot>> slots;

    private Header(Form form, List<String> names, List<Optional<Slot>> slots) {
        this.form = form;
        this.names = names;
        this.slots = slots;
    }

    /** Reads the row of names; what is unknown is left out, what is missing or stands twice leaves no rows to be read. */
    static Header of(Form form, Row row, Findings findings) {
        var names = new ArrayList<String>();
        var slots = new ArrayList<Optional<Slot>>();
        var seen = new HashSet<Slot>();
        for (var index = 0; index < row.cells().size(); index++) {
            var name = row.cell(index).value();
            var slot = form.slot(name);
            names.add(name);
            slots.add(slot);
            var at = place(form, row.number(), name.isEmpty() ? "" : Masked.words(name));
            if (slot.isPresent() && !seen.add(slot.orElseThrow())) {
                findings.add(
                        FindingCode.CELL_NOT_UNDERSTOOD,
                        at,
                        "value",
                        Masked.words(name),
                        "column",
                        Masked.words(name),
                        "expectedNb",
                        "hvert kolonnenavn bare én gang",
                        "expectedEn",
                        "each name of a column once only");
            }
            if (slot.isEmpty() && !name.isEmpty() && !Form.ADDED.contains(name)) {
                findings.leftOut(at, name);
            }
        }
        for (var column : form.required()) {
            if (!seen.contains(new Slot(column, 0))) {
                findings.missing(place(form, row.number(), column.name()), "«" + column.name() + "»");
            }
        }
        return new Header(form, names, slots);
    }

    /** What a row says; every cell that can't be read is a finding. */
    Entry read(Row row, Findings findings) {
        var entry = Entry.builder();
        var filled = new HashSet<Slot>();
        for (var index = 0; index < slots.size(); index++) {
            var slot = slots.get(index);
            if (slot.isPresent()) {
                var cell = row.cell(index);
                if (!cell.isEmpty() || cell.merged()) {
                    filled.add(slot.orElseThrow());
                    read(row, slot.orElseThrow(), slot.orElseThrow().column(), cell, entry, findings);
                }
            }
        }
        for (var index = slots.size(); index < row.cells().size(); index++) {
            if (!row.cell(index).isEmpty()) {
                findings.personalLeftOut(
                        place(form, row.number(), "kolonne " + (index + 1)),
                        row.cell(index).value());
            }
        }
        for (var column : form.required()) {
            if (!filled.contains(new Slot(column, 0))) {
                findings.missing(place(form, row.number(), column.name()), "«" + column.name() + "»");
            }
        }
        for (var slot : List.copyOf(filled)) {
            form.groupOf(slot.column()).ifPresent(group -> {
                for (var column : group.columns()) {
                    var needed = new Slot(column, slot.number());
                    if (column.isRequired() && filled.add(needed)) {
                        findings.missing(place(form, row.number(), needed.header()), "«" + needed.header() + "»");
                    }
                }
            });
        }
        return entry.build();
    }

    private <T> void read(Row row, Slot slot, Column<T> column, Cell cell, Entry.Builder entry, Findings findings) {
        var at = place(form, row.number(), slot.header());
        if (cell.merged()) {
            findings.add(FindingCode.CELL_IS_MERGED, at, "column", "«" + slot.header() + "»");
            return;
        }
        if (cell.formula()) {
            findings.add(FindingCode.CELL_HOLDS_FORMULA, at, "column", "«" + slot.header() + "»");
            return;
        }
        var value = column.type().read(cell);
        if (value.isEmpty()) {
            var expected = column.type().expected();
            findings.add(
                    FindingCode.CELL_NOT_UNDERSTOOD,
                    at,
                    "value",
                    column.type().personal() ? Masked.shape(cell.value()) : Masked.words(cell.value()),
                    "column",
                    "«" + slot.header() + "»",
                    "expectedNb",
                    expected.nb(),
                    "expectedEn",
                    expected.en());
        }
        entry.with(column, slot.number(), value.orElse(null));
    }

    /** The names as they stood. */
    List<String> names() {
        return names;
    }

    /** Where something stands: {@code /mottak/rad[14]/Språk 1 muntlig}, and the row as line. */
    static Place place(Form form, int row, String column) {
        var at = "/" + form.id() + "/rad[" + row + "]";
        return new Place(column.isEmpty() ? at : at + "/" + column, row);
    }
}
