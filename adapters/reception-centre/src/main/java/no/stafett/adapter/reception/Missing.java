package no.stafett.adapter.reception;

import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.sheets.Column;

/** What a row lacks. */
final class Missing {
    private Missing() {}

    static void of(Column<?> column, Place row, Findings findings) {
        of(column.header(0), row, findings);
    }

    static void of(String header, Place row, Findings findings) {
        findings.missing(new Place(row.path() + "/" + header, row.line()), "«" + header + "»");
    }
}
