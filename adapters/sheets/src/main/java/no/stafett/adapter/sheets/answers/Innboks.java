package no.stafett.adapter.sheets.answers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.Message;
import no.stafett.v1.model.ServiceNotice;

/** The form {@code innboks}: whatever came, a row for each message, in the order of what one must know first. */
public final class Innboks {
    private static final Column<String> LAGET =
            Column.of("Laget", Types.line(), "Når meldingen ble laget.", "When the message was made.");
    private static final Column<String> SLAG =
            Column.of("Meldingstype", Types.line(), "Hva slags melding det er.", "Which message it is.");
    private static final Column<String> FRA = Column.of(
            "Fra",
            Types.line(),
            "Organisasjonsnummeret til den som sendte den.",
            "Who sent it, by organisation number.");
    private static final Column<String> PERSON =
            Column.of("Person", Types.line(), "Nummeret som navngir personen.", "The number that names the person.");
    private static final Column<String> TJENESTE =
            Column.of("Tjeneste", Types.code("service"), "Tjenesten den gjelder.", "The service it is about.");
    private static final Column<String> DATO =
            Column.of("Dato", Types.line(), "Dagen det skjedde.", "The day it happened.");
    private static final Column<String> FRIST =
            Column.of("Frist", Types.line(), "Når noe må være gjort.", "By when something must be done.");
    private static final Column<String> RESERVASJON =
            Column.of("Reservasjonsnummer", Types.line(), "Reservasjonen den gjelder.", "The claim it is about.");
    private static final Column<String> INNHOLD = Column.of("Innhold", Types.text(), "Hva den sier.", "What it says.");
    private static final Column<String> MELDING =
            Column.of("Melding", Types.line(), "Id-en til meldingen.", "The id of the message.");

    /** The form. */
    public static final Form FORM = new Form(
            "innboks",
            "1.0",
            "Innboks",
            new Words("Det som har kommet: en rad for hver melding.", "What has come: a row for each message."),
            List.of(LAGET, SLAG, FRA, PERSON, TJENESTE, DATO, FRIST, RESERVASJON, INNHOLD, MELDING));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("PersonRegistered", "Person registrert"),
            Map.entry("IdentityLinked", "Nummer koblet"),
            Map.entry("IdentityUnlinked", "Nummer koblet fra"),
            Map.entry("SkillsMapping", "Kompetansekartlegging"),
            Map.entry("SettlementPreferences", "Bosettingsønsker"),
            Map.entry("SettlementRequest", "Anmodning om bosetting"),
            Map.entry("SettlementDecision", "Svar på anmodning om bosetting"),
            Map.entry("PersonSettled", "Person bosatt"),
            Map.entry("ServiceDecision", "Vedtak"),
            Map.entry("ServiceClaim", "Reservasjon"),
            Map.entry("ClaimAnswer", "Svar på reservasjon"),
            Map.entry("ProvisionEvent", "Hendelse i en tjeneste"),
            Map.entry("RecognitionApplication", "Søknad om godkjenning"),
            Map.entry("RecognitionDecision", "Vedtak om godkjenning"),
            Map.entry("ServiceNotice", "Varsel"),
            Map.entry("ServiceHistory", "Oversikt over tjenester"));
    private static final List<String> DAYS = List.of(
            "MappedOn",
            "ConversationOn",
            "SettledOn",
            "DecidedOn",
            "On",
            "From",
            "NoticedOn",
            "RequestedOn",
            "AppliedOn",
            "LinkedOn",
            "UnlinkedOn",
            "TrueOn",
            "AsOf");
    private static final List<String> DEADLINES = List.of("DueOn", "AnswerBy", "LatestStart", "AppealBy");
    private static final int CHARACTERS_MAX = 4000;

    private Innboks() {}

    /** The row of a message. */
    public static Entry row(Message<?> message) {
        var header = message.header();
        var leaves = Leaves.of(message);
        var type = header.type();
        return Entry.builder()
                .with(LAGET, header.created().toString())
                .with(SLAG, NAMES.getOrDefault(type, type))
                .with(FRA, Optional.ofNullable(header.originalSender()).orElse(header.sender()))
                .with(PERSON, leaves.get(type + "/Person/Identifier"))
                .with(TJENESTE, leaves.get(type + "/Service"))
                .with(DATO, first(type, DAYS, leaves))
                .with(FRIST, first(type, DEADLINES, leaves))
                .with(RESERVASJON, leaves.get(type + "/ClaimNumber"))
                .with(INNHOLD, contents(message, type, leaves))
                .with(
                        MELDING,
                        Optional.ofNullable(header.originalInstanceIdentifier()).orElse(header.instanceIdentifier()))
                .build();
    }

    private static @org.jspecify.annotations.Nullable String first(
            String type, List<String> names, Map<String, String> leaves) {
        return names.stream()
                .map(name -> leaves.get(type + "/" + name))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String contents(Message<?> message, String type, Map<String, String> leaves) {
        if (message.payload() instanceof ServiceNotice notice
                && notice.getText() != null
                && notice.getText().getNb() != null) {
            return notice.getText().getNb();
        }
        var all = leaves.entrySet().stream()
                .filter(leaf -> leaf.getKey().startsWith(type + "/")
                        && !leaf.getKey().contains("/@")
                        && !leaf.getKey().contains("/Person/")
                        && !leaf.getKey().contains("/Content")
                        && !leaf.getKey().contains("/Receipt/"))
                .map(leaf -> leaf.getKey().substring(type.length() + 1) + ": "
                        + leaf.getValue().strip())
                .collect(Collectors.joining("\n"));
        return all.codePointCount(0, all.length()) <= CHARACTERS_MAX
                ? all
                : all.substring(0, all.offsetByCodePoints(0, CHARACTERS_MAX - 1)) + "…";
    }
}
