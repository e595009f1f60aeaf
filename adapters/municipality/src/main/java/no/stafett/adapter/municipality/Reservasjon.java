package no.stafett.adapter.municipality;

import java.time.LocalDate;
import java.util.List;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.InSpiteOf;
import no.stafett.v1.model.ServiceClaim;

/** The form {@code reservasjon}: a row is a {@code ServiceClaim}. */
final class Reservasjon {
    private static final String MESSAGE = "ServiceClaim";

    static final Column<NamedBy> PERSON = Felles.person(MESSAGE);
    static final Column<String> TJENESTE = Felles.tjeneste(MESSAGE);
    static final Column<LocalDate> FRA = Column.of(
                    "Fra dato", Types.day(), "Den første dagen.", "The first day.", MESSAGE + "/From")
            .required();
    static final Column<LocalDate> TIL = Column.of(
            "Til dato",
            Types.day(),
            "Den første dagen etter. Tom når den ikke er kjent.",
            "The first day after. Empty where it is not known.",
            MESSAGE + "/Until");
    static final Column<LocalDate> SENEST = Column.of(
            "Senest oppstart",
            Types.day(),
            "Den siste dagen tjenesten kan starte før reservasjonen faller bort.",
            "The last day on which the service may start before the claim lapses.",
            MESSAGE + "/LatestStart");
    static final Column<String> TILFELLE = Felles.tilfelle(MESSAGE);
    static final Column<String> KOMPONENT = Column.of(
            "Komponent",
            Types.code("component"),
            "Hvilken del av tjenesten, når bare en del reserveres.",
            "Which component of it, where only a part is claimed.",
            MESSAGE + "/Component");
    static final Column<String> DEL_AV = Column.of(
            "Del av reservasjon",
            Types.claim(),
            "Reservasjonen til den ansvarlige, som komponenten hører til.",
            "The responsible party's claim that a component belongs to.",
            MESSAGE + "/ComponentOf");
    static final Column<LocalDate> BEDT = Column.of(
            "Bedt om dato",
            Types.day(),
            "Dagen personen ba om tjenesten.",
            "The day the person asked for the service.",
            MESSAGE + "/RequestedByPersonOn");
    static final Column<String> FORMAL = Column.of(
            "Formål",
            Types.code("purpose"),
            "Formålet, når kommunen ikke har noe med personen å gjøre ennå.",
            "For what purpose, where the municipality has no relation to the person yet.",
            MESSAGE + "/Purpose");
    static final Column<String> TROSS = Column.of(
            "Til tross for reservasjon",
            Types.claim(),
            "Reservasjonen som denne kolliderer med, når nummeret er kjent.",
            "The claim collided with, where its number was told.",
            MESSAGE + "/InSpiteOf/ClaimNumber");
    static final Column<String> FORDI = Column.of(
            "Til tross fordi",
            Types.text(),
            "Hvorfor tjenesten må gis likevel.",
            "Why the service must be given all the same.",
            MESSAGE + "/InSpiteOf",
            MESSAGE + "/InSpiteOf/Because");
    static final Column<String> UTFORER = Felles.utforer(MESSAGE);

    static final Form FORM = new Form(
            "reservasjon",
            "1.0",
            "Reservasjon",
            new Words(
                    "En rad for hver tjeneste kommunen vil reservere for en person.",
                    "A row for each service that the municipality reserves for a person."),
            List.of(
                    PERSON, TJENESTE, FRA, TIL, SENEST, TILFELLE, KOMPONENT, DEL_AV, BEDT, FORMAL, TROSS, FORDI,
                    UTFORER));

    private Reservasjon() {}

    static ServiceClaim message(Entry row, Errand errand) {
        var claim = new ServiceClaim()
                .withPerson(Felles.person(row, PERSON))
                .withService(row.get(TJENESTE).orElseThrow())
                .withFrom(row.get(FRA).orElseThrow())
                .withPerformers(Felles.performers(row.get(UTFORER), errand));
        row.get(TIL).ifPresent(claim::setUntil);
        row.get(SENEST).ifPresent(claim::setLatestStart);
        row.get(TILFELLE).ifPresent(claim::setOccurrence);
        row.get(KOMPONENT).ifPresent(claim::setComponent);
        row.get(DEL_AV).ifPresent(claim::setComponentOf);
        row.get(BEDT).ifPresent(claim::setRequestedByPersonOn);
        row.get(FORMAL).ifPresent(claim::setPurpose);
        row.get(FORDI).ifPresent(because -> {
            var inSpiteOf = new InSpiteOf().withBecause(because);
            row.get(TROSS).ifPresent(inSpiteOf::setClaimNumber);
            claim.setInSpiteOf(inSpiteOf);
        });
        return claim;
    }

    static Entry row(ServiceClaim claim) {
        var row = Entry.builder()
                .with(PERSON, Felles.named(claim.getPerson()))
                .with(TJENESTE, claim.getService())
                .with(FRA, claim.getFrom())
                .with(TIL, claim.getUntil())
                .with(SENEST, claim.getLatestStart())
                .with(TILFELLE, claim.getOccurrence())
                .with(KOMPONENT, claim.getComponent())
                .with(DEL_AV, claim.getComponentOf())
                .with(BEDT, claim.getRequestedByPersonOn())
                .with(FORMAL, claim.getPurpose())
                .with(UTFORER, Felles.performer(claim.getPerformers()));
        if (claim.getInSpiteOf() != null) {
            row.with(TROSS, claim.getInSpiteOf().getClaimNumber())
                    .with(FORDI, claim.getInSpiteOf().getBecause());
        }
        return row.build();
    }
}
