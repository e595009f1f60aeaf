package no.stafett.adapter.municipality;

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
import no.stafett.v1.model.Appeal;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.codes.AppealOutcome;
import no.stafett.v1.model.codes.DecisionOutcome;

/** The form {@code vedtak}: a row is a {@code ServiceDecision}. */
final class Vedtak {
    private static final String MESSAGE = "ServiceDecision";

    static final Column<NamedBy> PERSON = Felles.person(MESSAGE);
    static final Column<String> TJENESTE = Felles.tjeneste(MESSAGE);
    static final Column<DecisionOutcome> UTFALL = Column.of(
                    "Utfall",
                    Types.words(Map.of(
                            "innvilget", DecisionOutcome.GRANTED,
                            "avslått", DecisionOutcome.REFUSED,
                            "fritatt", DecisionOutcome.EXEMPTED,
                            "permisjon", DecisionOutcome.LEAVE,
                            "stanset", DecisionOutcome.STOPPED,
                            "forlenget", DecisionOutcome.EXTENDED,
                            "omgjort", DecisionOutcome.OVERTURNED)),
                    "Hva som er vedtatt.",
                    "What was decided.",
                    MESSAGE + "/Outcome")
            .required();
    static final Column<LocalDate> VEDTATT = Column.of(
                    "Vedtaksdato",
                    Types.day(),
                    "Dagen for vedtaket.",
                    "The day of the decision.",
                    MESSAGE + "/DecidedOn")
            .required();
    static final Column<String> TILFELLE = Felles.tilfelle(MESSAGE);
    static final Column<String> NOKKEL = Column.of(
            "Vedtaksnøkkel",
            Types.key(),
            "Din egen nøkkel for vedtaket, uten noe om personen.",
            "Your own key of the decision, nothing about the person.",
            MESSAGE + "/DecisionKey");
    static final Column<LocalDate> SOKT = Column.of(
            "Søkt dato",
            Types.day(),
            "Dagen personen søkte eller ba om tjenesten.",
            "The day the person applied or asked for it.",
            MESSAGE + "/AppliedOn");
    static final Column<LocalDate> TILBUDT = Column.of(
            "Tilbudt dato",
            Types.day(),
            "Dagen tjenesten ble tilbudt. Den avgjør hvilken regel om varighet som gjelder.",
            "The day the service was offered. It decides which rule on duration holds.",
            MESSAGE + "/OfferedOn");
    static final Column<LocalDate> FRA = Column.of(
            "Gjelder fra",
            Types.day(),
            "Den første dagen det gjelder.",
            "The first day it holds.",
            MESSAGE + "/ValidFrom");
    static final Column<LocalDate> TIL = Column.of(
            "Gjelder til",
            Types.day(),
            "Den første dagen det ikke lenger gjelder.",
            "The first day it no longer holds.",
            MESSAGE + "/ValidUntil");
    static final Column<String> GRUNN =
            Column.of("Grunn", Types.code("decision-reason"), "Hvorfor.", "Why.", MESSAGE + "/Reason");
    static final Column<String> BEGRUNNELSE = Column.of(
            "Begrunnelse", Types.text(), "Begrunnelsen med ord.", "The grounds in words.", MESSAGE + "/Explanation");
    static final Column<String> UTDANNINGSGRUPPE = Column.of(
            "Utdanningsgruppe",
            Types.code("education-group"),
            "Utdanningsgruppen, slik den er vedtatt.",
            "The education group, as decided.",
            MESSAGE + "/EducationGroup");
    static final Column<String> SLUTTMAL = Column.of(
            "Sluttmål",
            Types.code("goal"),
            "Sluttmålet, slik det er vedtatt.",
            "The end goal, as decided.",
            MESSAGE + "/Goal");
    static final Column<String> RESERVASJON = Column.of(
            "Reservasjonsnummer",
            Types.claim(),
            "Reservasjonen som vedtaket bygger på.",
            "The claim the decision rests on.",
            MESSAGE + "/ClaimNumber");
    static final Column<String> OMGJOR = Column.of(
            "Omgjør melding",
            Types.messageId(),
            "Id-en til vedtaket som omgjøres. Må fylles ut når utfallet er omgjort.",
            "The id of the decision that is overturned. Needed where the outcome is omgjort.",
            MESSAGE + "/Overturns");
    static final Column<LocalDate> KLAGET = Column.of(
            "Klage dato",
            Types.day(),
            "Dagen det ble klaget.",
            "The day of the appeal.",
            MESSAGE + "/Appeal/AppealedOn");
    static final Column<AppealOutcome> KLAGEUTFALL = Column.of(
            "Klage utfall",
            Types.words(Map.of(
                    "ikke avgjort", AppealOutcome.PENDING,
                    "står", AppealOutcome.UPHELD,
                    "endret", AppealOutcome.OVERTURNED,
                    "sendt tilbake", AppealOutcome.SENT_BACK,
                    "trukket", AppealOutcome.WITHDRAWN)),
            "Hvordan klagen endte. Må fylles ut med klagedatoen.",
            "How the appeal ended. Needed with its day.",
            MESSAGE + "/Appeal",
            MESSAGE + "/Appeal/Outcome");
    static final Column<LocalDate> KLAGE_AVGJORT = Column.of(
            "Klage avgjort dato",
            Types.day(),
            "Dagen klagen ble avgjort.",
            "The day the appeal was decided.",
            MESSAGE + "/Appeal/DecidedOn");
    static final Column<String> KLAGE_AVGJORT_AV = Column.of(
            "Klage avgjort av org.nr.",
            Types.organisation(),
            "Den som avgjorde klagen.",
            "Who decided the appeal.",
            MESSAGE + "/Appeal/DecidedBy");

    /** What says that there was an appeal. */
    static final List<?> KLAGE = List.of(KLAGET, KLAGEUTFALL, KLAGE_AVGJORT, KLAGE_AVGJORT_AV);

    static final Form FORM = new Form(
            "vedtak",
            "1.0",
            "Vedtak",
            new Words("En rad for hvert vedtak om en tjeneste.", "A row for each decision about a service."),
            java.util.stream.Stream.concat(
                            List.<Object>of(
                                    PERSON,
                                    TJENESTE,
                                    UTFALL,
                                    VEDTATT,
                                    TILFELLE,
                                    NOKKEL,
                                    SOKT,
                                    TILBUDT,
                                    FRA,
                                    TIL,
                                    GRUNN,
                                    BEGRUNNELSE,
                                    UTDANNINGSGRUPPE,
                                    SLUTTMAL,
                                    RESERVASJON,
                                    OMGJOR)
                                    .stream(),
                            KLAGE.stream())
                    .toList());

    private Vedtak() {}

    static ServiceDecision message(Entry row, Errand errand) {
        var decision = new ServiceDecision()
                .withPerson(Felles.person(row, PERSON))
                .withService(row.get(TJENESTE).orElseThrow())
                .withOutcome(row.get(UTFALL).orElseThrow())
                .withDecidedOn(row.get(VEDTATT).orElseThrow())
                .withPerformers(Felles.performers(java.util.Optional.empty(), errand));
        row.get(TILFELLE).ifPresent(decision::setOccurrence);
        row.get(NOKKEL).ifPresent(decision::setDecisionKey);
        row.get(SOKT).ifPresent(decision::setAppliedOn);
        row.get(TILBUDT).ifPresent(decision::setOfferedOn);
        row.get(FRA).ifPresent(decision::setValidFrom);
        row.get(TIL).ifPresent(decision::setValidUntil);
        row.get(GRUNN).ifPresent(decision::setReason);
        row.get(BEGRUNNELSE).ifPresent(decision::setExplanation);
        row.get(UTDANNINGSGRUPPE).ifPresent(decision::setEducationGroup);
        row.get(SLUTTMAL).ifPresent(decision::setGoal);
        row.get(RESERVASJON).ifPresent(decision::setClaimNumber);
        row.get(OMGJOR).ifPresent(decision::setOverturns);
        if (row.hasAnyOf(KLAGE)) {
            var appeal = new Appeal()
                    .withAppealedOn(row.get(KLAGET).orElseThrow())
                    .withOutcome(row.get(KLAGEUTFALL).orElseThrow());
            row.get(KLAGE_AVGJORT).ifPresent(appeal::setDecidedOn);
            row.get(KLAGE_AVGJORT_AV).ifPresent(appeal::setDecidedBy);
            decision.setAppeal(appeal);
        }
        return decision;
    }

    static Entry row(ServiceDecision decision) {
        var row = Entry.builder()
                .with(PERSON, Felles.named(decision.getPerson()))
                .with(TJENESTE, decision.getService())
                .with(UTFALL, decision.getOutcome())
                .with(VEDTATT, decision.getDecidedOn())
                .with(TILFELLE, decision.getOccurrence())
                .with(NOKKEL, decision.getDecisionKey())
                .with(SOKT, decision.getAppliedOn())
                .with(TILBUDT, decision.getOfferedOn())
                .with(FRA, decision.getValidFrom())
                .with(TIL, decision.getValidUntil())
                .with(GRUNN, decision.getReason())
                .with(BEGRUNNELSE, decision.getExplanation())
                .with(UTDANNINGSGRUPPE, decision.getEducationGroup())
                .with(SLUTTMAL, decision.getGoal())
                .with(RESERVASJON, decision.getClaimNumber())
                .with(OMGJOR, decision.getOverturns());
        if (decision.getAppeal() != null) {
            row.with(KLAGET, decision.getAppeal().getAppealedOn())
                    .with(KLAGEUTFALL, decision.getAppeal().getOutcome())
                    .with(KLAGE_AVGJORT, decision.getAppeal().getDecidedOn())
                    .with(KLAGE_AVGJORT_AV, decision.getAppeal().getDecidedBy());
        }
        return row.build();
    }
}
