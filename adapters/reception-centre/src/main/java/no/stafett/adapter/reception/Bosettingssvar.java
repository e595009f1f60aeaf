package no.stafett.adapter.reception;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Group;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.WishMet;

/** The form {@code bosettingssvar}: what a municipality answered, and how each wish fared. It only comes back to the centre. */
final class Bosettingssvar {
    private static final Column<String> PERSON =
            Column.of("Person", Types.line(), "Nummeret som navngir personen.", "The number that names the person.");
    private static final Column<String> KOMMUNE =
            Column.of("Kommune", Types.municipality(), "Kommunen som svarer.", "The municipality that answers.");
    private static final Column<SettlementAnswer> SVAR = Column.of(
            "Svar",
            Types.words(
                    Map.of("vil bosette", SettlementAnswer.ACCEPTED, "vil ikke bosette", SettlementAnswer.DECLINED)),
            "Hva kommunen svarer.",
            "What it answers.");
    private static final Column<LocalDate> VEDTATT =
            Column.of("Vedtaksdato", Types.day(), "Dagen for vedtaket.", "The day of the decision.");
    private static final Column<String> MATE =
            Column.of("Bosettingsmåte", Types.code("settlement-mode"), "På hvilken måte.", "In what way.");
    private static final Column<LocalDate> FLYTTER =
            Column.of("Planlagt flytting", Types.day(), "Dagen personen skal flytte inn.", "The day of moving in.");
    private static final Group ONSKE = new Group("Ønske", 3);
    private static final Column<WishMet> RESULTAT = ONSKE.column(Column.of(
            "",
            Types.words(Map.of(
                    "oppfylt", WishMet.MET, "delvis oppfylt", WishMet.PARTLY_MET, "ikke oppfylt", WishMet.NOT_MET)),
            "Om ønsket med dette nummeret er oppfylt.",
            "Whether the wish of this rank is met."));
    private static final Column<String> FORDI = ONSKE.column(Column.of("hvorfor", Types.text(), "Hvorfor.", "Why."));
    private static final Column<String> ARSAK =
            Column.of("Årsak", Types.code("decision-reason"), "Hvorfor kommunen sier nei.", "Why it declines.");
    private static final Column<String> FORKLARING =
            Column.of("Forklaring", Types.text(), "Årsaken med ord.", "The reason in words.");

    static final Form FORM = new Form(
            "bosettingssvar",
            "1.0",
            "Bosettingssvar",
            new Words("Svar på anmodninger om bosetting.", "Answers to requests for settlement."),
            List.of(PERSON, KOMMUNE, SVAR, VEDTATT, MATE, FLYTTER, ONSKE, ARSAK, FORKLARING));

    private Bosettingssvar() {}

    static Entry row(SettlementDecision decision) {
        var row = Entry.builder()
                .with(SVAR, decision.getAnswer())
                .with(VEDTATT, decision.getDecidedOn())
                .with(MATE, decision.getMode())
                .with(FLYTTER, decision.getPlannedOn())
                .with(ARSAK, decision.getReason())
                .with(FORKLARING, decision.getExplanation());
        if (decision.getPerson() != null && decision.getPerson().getIdentifier() != null) {
            row.with(PERSON, decision.getPerson().getIdentifier().getValue());
        }
        if (decision.getMunicipality() != null) {
            row.with(KOMMUNE, decision.getMunicipality().getValue());
        }
        decision.getWeighedWish().forEach(wish -> row.with(RESULTAT, wish.getRank(), wish.getResult())
                .with(FORDI, wish.getRank(), wish.getBecause()));
        return row.build();
    }
}
