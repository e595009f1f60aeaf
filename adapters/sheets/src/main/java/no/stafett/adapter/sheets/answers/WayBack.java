package no.stafett.adapter.sheets.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Message;

/** Gives a row that a message became, and finds what it does not say. */
public final class WayBack {
    private WayBack() {}

    /** The row, with a warning for each thing that the message says and the row does not; none where the row would not be taken. */
    public static Translation<SheetAdapter.Reply> of(SheetAdapter adapter, Form form, Entry entry, Message<?> message) {
        var findings = new Findings();
        for (var slot : form.lacking(entry)) {
            findings.missing(Place.DOCUMENT, "«" + slot.header() + "»");
        }
        if (!findings.anyErrors()) {
            var again = adapter.toStafett(
                    form, 0, entry, new Errand(message.header().sender(), LocalDate.EPOCH));
            if (again.message().isEmpty()) {
                return new Translation<>(again.findings(), Optional.empty());
            }
            again.message().orElse(List.of()).stream()
                    .filter(payload -> payload.getClass() == message.payload().getClass())
                    .findFirst()
                    .ifPresentOrElse(
                            payload -> unsaid(message, payload, findings),
                            () -> findings.add(
                                    FindingCode.MESSAGE_NOT_TRANSLATED,
                                    Place.DOCUMENT,
                                    "message",
                                    message.header().type()));
        }
        return findings.orElse(() -> new SheetAdapter.Reply(form, List.of(entry)));
    }

    /** The row of a form that is never translated back: it says what it says. */
    public static Translation<SheetAdapter.Reply> of(Form form, List<Entry> entries) {
        return new Translation<>(List.of(), Optional.of(new SheetAdapter.Reply(form, entries)));
    }

    private static void unsaid(Message<?> message, Object payload, Findings findings) {
        var said = Leaves.of(new Message<>(message.header(), payload));
        Leaves.of(message).forEach((place, value) -> {
            if (!value.equals(said.get(place))) {
                findings.personalLeftOut(new Place("/" + place, 0), value);
            }
        });
    }
}
