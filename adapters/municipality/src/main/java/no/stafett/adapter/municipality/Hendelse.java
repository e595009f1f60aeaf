package no.stafett.adapter.municipality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** The form {@code hendelse}: a row is a {@code ProvisionEvent}. */
final class Hendelse {
    private static final String MESSAGE = "ProvisionEvent";

    static final Column<NamedBy> PERSON = Felles.person(MESSAGE);
    static final Column<String> TJENESTE = Felles.tjeneste(MESSAGE);
    static final Column<ProvisionEventKind> HENDELSE = Column.of(
                    "Hendelse",
                    Types.words(Map.ofEntries(
                            Map.entry("søkte", ProvisionEventKind.APPLIED),
                            Map.entry("tilbudt", ProvisionEventKind.OFFERED),
                            Map.entry("har plass", ProvisionEventKind.ENROLLED),
                            Map.entry("startet", ProvisionEventKind.STARTED),
                            Map.entry("permisjon", ProvisionEventKind.LEAVE),
                            Map.entry("pause", ProvisionEventKind.PAUSED),
                            Map.entry("fortsatte", ProvisionEventKind.RESUMED),
                            Map.entry("timer", ProvisionEventKind.HOURS),
                            Map.entry("fullført", ProvisionEventKind.COMPLETED),
                            Map.entry("avbrutt", ProvisionEventKind.DISCONTINUED),
                            Map.entry("takket nei", ProvisionEventKind.DECLINED),
                            Map.entry("utsatt", ProvisionEventKind.DEFERRED),
                            Map.entry("fritatt", ProvisionEventKind.EXEMPTED))),
                    "Hva som skjedde.",
                    "What happened.",
                    MESSAGE + "/Event")
            .required();
    static final Column<LocalDate> DATO = Column.of(
                    "Dato",
                    Types.day(),
                    "Dagen det skjedde, eller den første dagen av det som telles.",
                    "The day it happened, or the first day of what it counts.",
                    MESSAGE + "/On")
            .required();
    static final Column<LocalDate> TIL = Column.of(
            "Til dato",
            Types.day(),
            "Den første dagen etter: en permisjon, en pause, eller perioden timene er gitt i.",
            "The first day after: of a leave, a pause, or the period that hours were given in.",
            MESSAGE + "/Until");
    static final Column<BigDecimal> TIMER = Column.of(
            "Timer",
            Types.amount(
                    "[0-9]{1,5}(\\.(0|00|25|5|50|75))?",
                    "et antall timer i kvarter: 7,5",
                    "a number of hours in quarters: 7,5"),
            "Timer som er gitt. Må fylles ut når hendelsen er timer.",
            "Hours given. Needed where the event is timer.",
            MESSAGE + "/Hours");
    static final Column<String> UTFALL = Column.of(
            "Utfall",
            Types.code("provision-outcome"),
            "Hva personen gikk til. Må fylles ut når tjenesten er fullført eller avbrutt.",
            "What became of the person. Needed where the service is completed or discontinued.",
            MESSAGE + "/Outcome");
    static final Column<String> GRUNN = Column.of(
            "Grunn",
            Types.code("decision-reason"),
            "Hvorfor noe er avslått, utsatt, satt på pause eller avbrutt.",
            "Why something was declined, deferred, paused or discontinued.",
            MESSAGE + "/Reason");
    static final Column<String> TILFELLE = Felles.tilfelle(MESSAGE);
    static final Column<String> KOMPONENT = Column.of(
            "Komponent",
            Types.code("component"),
            "Hvilken del av tjenesten.",
            "Which component of it.",
            MESSAGE + "/Component");
    static final Column<String> RESERVASJON = Column.of(
            "Reservasjonsnummer",
            Types.claim(),
            "Reservasjonen den er gitt under.",
            "The claim under which it was given.",
            MESSAGE + "/ClaimNumber");
    static final Column<String> MERKNAD = Column.of(
            "Merknad",
            Types.text(),
            "Det som feltene ikke kan si.",
            "What the fields can't say.",
            MESSAGE + "/Comment");
    static final Column<String> UTFORER = Felles.utforer(MESSAGE);

    static final Form FORM = new Form(
            "hendelse",
            "1.0",
            "Hendelse",
            new Words(
                    "En rad for hver hendelse i en tjeneste: start, timer, pause, slutt.",
                    "A row for each event in a service: start, hours, pause, end."),
            List.of(
                    PERSON,
                    TJENESTE,
                    HENDELSE,
                    DATO,
                    TIL,
                    TIMER,
                    UTFALL,
                    GRUNN,
                    TILFELLE,
                    KOMPONENT,
                    RESERVASJON,
                    MERKNAD,
                    UTFORER));

    private Hendelse() {}

    static ProvisionEvent message(Entry row, Errand errand) {
        var event = new ProvisionEvent()
                .withPerson(Felles.person(row, PERSON))
                .withService(row.get(TJENESTE).orElseThrow())
                .withEvent(row.get(HENDELSE).orElseThrow())
                .withOn(row.get(DATO).orElseThrow())
                .withPerformers(Felles.performers(row.get(UTFORER), errand));
        row.get(TIL).ifPresent(event::setUntil);
        row.get(TIMER).ifPresent(event::setHours);
        row.get(UTFALL).ifPresent(event::setOutcome);
        row.get(GRUNN).ifPresent(event::setReason);
        row.get(TILFELLE).ifPresent(event::setOccurrence);
        row.get(KOMPONENT).ifPresent(event::setComponent);
        row.get(RESERVASJON).ifPresent(event::setClaimNumber);
        row.get(MERKNAD).ifPresent(event::setComment);
        return event;
    }

    static Entry row(ProvisionEvent event) {
        return Entry.builder()
                .with(PERSON, Felles.named(event.getPerson()))
                .with(TJENESTE, event.getService())
                .with(HENDELSE, event.getEvent())
                .with(DATO, event.getOn())
                .with(TIL, event.getUntil())
                .with(TIMER, event.getHours())
                .with(UTFALL, event.getOutcome())
                .with(GRUNN, event.getReason())
                .with(TILFELLE, event.getOccurrence())
                .with(KOMPONENT, event.getComponent())
                .with(RESERVASJON, event.getClaimNumber())
                .with(MERKNAD, event.getComment())
                .with(UTFORER, Felles.performer(event.getPerformers()))
                .build();
    }
}
