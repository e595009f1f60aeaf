package no.stafett.adapter.municipality;

import java.time.LocalDate;
import java.util.List;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Group;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.common.Municipality;

/** The form {@code bosatt}: a row is a {@code PersonSettled}. */
final class Bosatt {
    private static final String MESSAGE = "PersonSettled";

    static final Column<NamedBy> PERSON = Felles.person(MESSAGE);
    static final Column<String> KOMMUNE = Column.of(
                    "Kommune",
                    Types.municipality(),
                    "Kommunen personen er bosatt i.",
                    "The municipality of settlement.",
                    MESSAGE + "/Municipality")
            .required();
    static final Column<LocalDate> BOSATT = Column.of(
                    "Bosatt dato",
                    Types.day(),
                    "Dagen for bosettingen. Fristene regnes fra den.",
                    "The day of settlement. Time limits count from it.",
                    MESSAGE + "/SettledOn")
            .required();
    static final Column<String> MATE = Column.of(
                    "Bosettingsmåte",
                    Types.code("settlement-mode"),
                    "På hvilken måte.",
                    "In what way.",
                    MESSAGE + "/Mode")
            .required();
    static final Column<Boolean> FORSTE = Column.of(
            "Første bosetting",
            Types.yesNo(),
            "Om dette er personens første bosetting i Norge.",
            "Whether this is the person's first settlement in Norway.",
            MESSAGE + "/FirstSettlement");
    static final Column<String> FRA_KOMMUNE = Column.of(
            "Fra kommune",
            Types.municipality(),
            "Kommunen personen kommer fra, når det er en.",
            "The municipality the person comes from, where there is one.",
            MESSAGE + "/PreviousMunicipality");
    static final Group FAMILIE = new Group("Familiemedlem", 3);
    static final Column<NamedBy> MEDLEM = FAMILIE.column(Column.of(
            "",
            Types.person(),
            "En person som er bosatt sammen med denne.",
            "A person settled together with this one.",
            MESSAGE + "/FamilyMember"));

    static final Form FORM = new Form(
            "bosatt",
            "1.0",
            "Bosatt",
            new Words("En rad for hver person som er bosatt.", "A row for each person who is settled."),
            List.of(PERSON, KOMMUNE, BOSATT, MATE, FORSTE, FRA_KOMMUNE, FAMILIE));

    private Bosatt() {}

    static PersonSettled message(Entry row) {
        var day = row.get(BOSATT).orElseThrow();
        var settled = new PersonSettled()
                .withPerson(Felles.person(row, PERSON))
                .withMunicipality(at(row.get(KOMMUNE).orElseThrow(), day))
                .withSettledOn(day)
                .withMode(row.get(MATE).orElseThrow());
        row.get(FORSTE).ifPresent(settled::setFirstSettlement);
        row.get(FRA_KOMMUNE).map(number -> at(number, day)).ifPresent(settled::setPreviousMunicipality);
        row.parts(FAMILIE)
                .forEach(part -> part.get(MEDLEM).map(NamedBy::person).ifPresent(settled.getFamilyMember()::add));
        return settled;
    }

    static Entry row(PersonSettled settled) {
        var row = Entry.builder()
                .with(PERSON, Felles.named(settled.getPerson()))
                .with(KOMMUNE, Felles.number(settled.getMunicipality()))
                .with(BOSATT, settled.getSettledOn())
                .with(MATE, settled.getMode())
                .with(FORSTE, settled.isFirstSettlement())
                .with(FRA_KOMMUNE, Felles.number(settled.getPreviousMunicipality()));
        var number = 0;
        for (var member : settled.getFamilyMember()) {
            row.with(MEDLEM, ++number, Felles.named(member));
        }
        return row.build();
    }

    private static Municipality at(String number, LocalDate day) {
        return new Municipality().withValue(number).withValidAt(day);
    }
}
