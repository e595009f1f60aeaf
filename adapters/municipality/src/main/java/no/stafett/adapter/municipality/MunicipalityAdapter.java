package no.stafett.adapter.municipality;

import java.util.List;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.answers.Innboks;
import no.stafett.adapter.sheets.answers.Kvittering;
import no.stafett.adapter.sheets.answers.WayBack;
import no.stafett.v1.Message;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceDecision;

/** Sheets of a municipality without a system: four kinds of rows out, inbox and receipts back. */
public final class MunicipalityAdapter implements SheetAdapter {
    @Override
    public String name() {
        return "municipality";
    }

    @Override
    public List<Form> forms() {
        return List.of(Bosatt.FORM, Vedtak.FORM, Reservasjon.FORM, Hendelse.FORM);
    }

    @Override
    public List<Form> answers() {
        return List.of(Innboks.FORM, Kvittering.FORM);
    }

    @Override
    public Translation<List<Object>> toStafett(Form form, int row, Entry entry, Errand errand) {
        var at = new Place("/" + form.id() + "/rad[" + row + "]", row);
        var findings = new Findings();
        if (form == Vedtak.FORM && entry.hasAnyOf(Vedtak.KLAGE)) {
            needed(Vedtak.KLAGET, entry, at, findings);
            needed(Vedtak.KLAGEUTFALL, entry, at, findings);
        }
        if (form == Reservasjon.FORM && entry.get(Reservasjon.TROSS).isPresent()) {
            needed(Reservasjon.FORDI, entry, at, findings);
        }
        return findings.orElse(() -> List.of(message(form, entry, errand)));
    }

    @Override
    public Translation<Reply> toNative(Message<?> message) {
        var payload = message.payload();
        if (payload instanceof Receipt receipt) {
            return WayBack.of(Kvittering.FORM, Kvittering.rows(receipt));
        }
        if (message.header().originalSender() != null) {
            // what another has said, and the hub has handed over
            return WayBack.of(Innboks.FORM, List.of(Innboks.row(message)));
        }
        if (payload instanceof PersonSettled settled) {
            return WayBack.of(this, Bosatt.FORM, Bosatt.row(settled), message);
        }
        if (payload instanceof ServiceDecision decision) {
            return WayBack.of(this, Vedtak.FORM, Vedtak.row(decision), message);
        }
        if (payload instanceof ServiceClaim claim) {
            return WayBack.of(this, Reservasjon.FORM, Reservasjon.row(claim), message);
        }
        if (payload instanceof ProvisionEvent event) {
            return WayBack.of(this, Hendelse.FORM, Hendelse.row(event), message);
        }
        return WayBack.of(Innboks.FORM, List.of(Innboks.row(message)));
    }

    private static Object message(Form form, Entry entry, Errand errand) {
        if (form == Bosatt.FORM) {
            return Bosatt.message(entry);
        }
        if (form == Vedtak.FORM) {
            return Vedtak.message(entry, errand);
        }
        return form == Reservasjon.FORM ? Reservasjon.message(entry, errand) : Hendelse.message(entry, errand);
    }

    private static void needed(Column<?> column, Entry entry, Place at, Findings findings) {
        if (entry.get(column).isEmpty()) {
            findings.missing(new Place(at.path() + "/" + column.header(0), at.line()), "«" + column.header(0) + "»");
        }
    }
}
