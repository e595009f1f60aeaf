package no.stafett.adapter.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.answers.Innboks;
import no.stafett.adapter.sheets.answers.Kvittering;
import no.stafett.adapter.sheets.answers.WayBack;
import no.stafett.v1.Finding;
import no.stafett.v1.Message;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.SkillsMapping;

/** A reception centre's spreadsheet: people's skills and wishes out, answers back. */
public final class ReceptionCentreAdapter implements SheetAdapter {
    @Override
    public String name() {
        return "reception-centre";
    }

    @Override
    public List<Form> forms() {
        return List.of(Mottak.FORM);
    }

    @Override
    public List<Form> answers() {
        return List.of(Bosettingssvar.FORM, Kvittering.FORM, Innboks.FORM);
    }

    @Override
    public Translation<List<Object>> toStafett(Form form, int row, Entry entry, Errand errand) {
        var at = new Place("/" + form.id() + "/rad[" + row + "]", row);
        var findings = new ArrayList<Finding>();
        var payloads = new ArrayList<Object>();
        if (entry.get(Mottak.TOLKESPRAK).isEmpty()
                && (entry.get(Mottak.TOLKEMATE).isPresent()
                        || entry.get(Mottak.TOLK_KVALIFISERT).isPresent())) {
            findings.addAll(missing(Mottak.TOLKESPRAK.name(), at));
        }
        var isMapped = entry.hasAnyOf(Mottak.KARTLEGGING);
        var isSettled = entry.hasAnyOf(Mottak.BOSETTING);
        if (!isMapped && !isSettled) {
            findings.addAll(missing(Mottak.KARTLAGT.name(), at));
        }
        if (isMapped) {
            gather(MottakToSkillsMapping.translate(entry, at, errand), findings, payloads);
        }
        if (isSettled) {
            gather(MottakToSettlementPreferences.translate(entry, at, errand), findings, payloads);
        }
        return new Translation<>(
                findings, findings.stream().anyMatch(Finding::isError) ? Optional.empty() : Optional.of(payloads));
    }

    @Override
    public Translation<Reply> toNative(Message<?> message) {
        var payload = message.payload();
        if (payload instanceof SkillsMapping mapping) {
            return WayBack.of(this, Mottak.FORM, SkillsMappingToMottak.row(mapping), message);
        }
        if (payload instanceof SettlementPreferences preferences) {
            return WayBack.of(this, Mottak.FORM, SettlementPreferencesToMottak.row(preferences), message);
        }
        if (payload instanceof SettlementDecision decision) {
            return WayBack.of(Bosettingssvar.FORM, List.of(Bosettingssvar.row(decision)));
        }
        if (payload instanceof Receipt receipt) {
            return WayBack.of(Kvittering.FORM, Kvittering.rows(receipt));
        }
        return WayBack.of(Innboks.FORM, List.of(Innboks.row(message)));
    }

    private static List<Finding> missing(String header, Place at) {
        var findings = new Findings();
        Missing.of(header, at, findings);
        return findings.list();
    }

    private static void gather(Translation<?> translation, List<Finding> findings, List<Object> payloads) {
        findings.addAll(translation.findings());
        translation.message().ifPresent(payloads::add);
    }
}
