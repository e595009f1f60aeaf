package no.stafett.adapter.sheets.read;

import no.stafett.v1.Finding;

/** The file can't be read on; the finding says why. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Unreadable(Finding finding) {
        super(finding.code().id(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
