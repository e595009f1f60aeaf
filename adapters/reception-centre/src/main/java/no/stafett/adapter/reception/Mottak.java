package no.stafett.adapter.reception;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Group;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.adapter.sheets.Types;
import no.stafett.adapter.sheets.Words;
import no.stafett.v1.model.codes.AssessedBy;
import no.stafett.v1.model.codes.Documentation;
import no.stafett.v1.model.codes.EducationStatus;
import no.stafett.v1.model.codes.FamilyRelation;
import no.stafett.v1.model.codes.InterpreterMode;
import no.stafett.v1.model.codes.MappingMethod;
import no.stafett.v1.model.codes.SpecialNeed;
import no.stafett.v1.time.PartialDate;

/**
 * The form {@code mottak}: a row for each person in reception. The columns up to and with those of vehicles are the field list
 * of integreringsforskriften § 47 first paragraph; those of the settlement conversation, § 51.
 */
final class Mottak {
    private static final String M = "SkillsMapping/";
    private static final String P = "SettlementPreferences/";
    private static final String YEARS = "[0-9]{1,2}(\\.[0-9])?";

    static final Column<NamedBy> PERSON = Column.of(
                    "Person",
                    Types.person(),
                    "Nummeret som navngir personen.",
                    "The number that names the person.",
                    M + "Person",
                    P + "Person")
            .required();
    static final Column<String> VERTSKOMMUNE = Column.of(
                    "Vertskommune org.nr.",
                    Types.organisation(),
                    "Vertskommunens organisasjonsnummer. Kommunen har ansvaret (integreringsloven § 6); mottaket utfører og"
                            + " sender inn.",
                    "The host municipality's organisation number. It is responsible (Integration Act section 6); the centre"
                            + " performs and submits.",
                    M + "Performers/Responsible",
                    P + "Performers/Responsible")
            .required();
    static final Column<String> MOTTAK = Column.of(
            "Mottaksnummer",
            Types.key(),
            "Mottakets nummer hos UDI, når operatøren har flere mottak.",
            "The centre's number at the Directorate of Immigration, where the operator runs several.",
            M + "Performers/PerformedAtUnit",
            P + "Performers/PerformedAtUnit");
    static final Column<String> TOLKESPRAK = Column.of(
            "Tolk språk",
            Types.code("language"),
            "Språket som det ble tolket til og fra, når det var tolk.",
            "The language interpreted to and from, where there was an interpreter.",
            M + "Interpreter",
            P + "Interpreter");
    static final Column<InterpreterMode> TOLKEMATE = Column.of(
            "Tolk hvordan",
            Types.words(Ord.TOLKEMATE),
            "Hvordan tolken deltok.",
            "How the interpreter took part.",
            M + "Interpreter/Mode",
            P + "Interpreter/Mode");
    static final Column<Boolean> TOLK_KVALIFISERT = Column.of(
            "Tolk i Nasjonalt tolkeregister",
            Types.yesNo(),
            "Om tolken stod i Nasjonalt tolkeregister.",
            "Whether the interpreter stood in the national register of interpreters.",
            M + "Interpreter/Qualified",
            P + "Interpreter/Qualified");

    static final Column<LocalDate> KARTLAGT = Column.of(
            "Kartlagt dato",
            Types.day(),
            "Dagen kompetansekartleggingen ble fullført. Må fylles ut når noe annet om kartleggingen er fylt ut.",
            "The day the skills mapping was completed. Needed where anything else of the mapping is given.",
            M + "MappedOn");
    static final Column<String> RESERVASJON = Column.of(
            "Reservasjonsnummer",
            Types.claim(),
            "Nummeret på reservasjonen som kartleggingen er gjort under.",
            "The number of the claim under which the mapping was done.",
            M + "ClaimNumber");
    static final Column<String> SUPPLERER = Column.of(
            "Supplerer melding",
            Types.messageId(),
            "Id-en til kartleggingen som denne bare legger noe til. Tom når dette er hele kartleggingen.",
            "The id of the mapping that this one only adds to. Empty where this is the whole mapping.",
            M + "Supplements");
    static final Column<MappingMethod> METODE = Column.of(
            "Metode",
            Types.words(Ord.METODE),
            "Hvordan kartleggingen ble gjort.",
            "How the mapping was done.",
            M + "Method");
    static final Column<Boolean> KVALITETSSIKRET = Column.of(
            "Kvalitetssikret",
            Types.yesNo(),
            "Om en saksbehandler har gått gjennom kartleggingen med personen. Må fylles ut med kartleggingen.",
            "Whether a case worker has gone through the mapping with the person. Needed with the mapping.",
            M + "QualityAssured");
    static final Column<LocalDate> KVALITETSSIKRET_DATO = Column.of(
            "Kvalitetssikret dato",
            Types.day(),
            "Når den ble kvalitetssikret.",
            "When it was quality assured.",
            M + "QualityAssuredOn");
    static final Column<String> TRENGER_TOLK = Column.of(
            "Trenger tolk på",
            Types.code("language"),
            "Språket personen trenger tolk på.",
            "The language the person needs an interpreter for.",
            M + "InterpreterLanguage");

    static final Group SPRAK = new Group("Språk", 4);
    static final Column<String> SPRAK_KODE = SPRAK.column(
            Column.of("", Types.code("language"), "Et språk personen kan.", "A language.", M + "Language/Language")
                    .required());
    static final Column<Boolean> MORSMAL = SPRAK.column(Column.of(
            "morsmål",
            Types.yesNo(),
            "Om det er personens morsmål.",
            "Whether it is the person's mother tongue.",
            M + "Language/MotherTongue"));
    static final Column<String> SNAKKE = niva("snakke", "å snakke", "speaking", "Speaking");
    static final Column<String> LYTTE = niva("lytte", "å lytte", "listening", "Listening");
    static final Column<String> LESE = niva("lese", "å lese", "reading", "Reading");
    static final Column<String> SKRIVE = niva("skrive", "å skrive", "writing", "Writing");
    static final Column<Boolean> LATINSKE = SPRAK.column(Column.of(
            "latinske bokstaver",
            Types.yesNo(),
            "Om personen leser latinske bokstaver.",
            "Whether the person reads the Latin alphabet.",
            M + "Language/ReadsLatinScript"));
    static final Column<AssessedBy> VURDERT_AV = SPRAK.column(Column.of(
            "vurdert av",
            Types.words(Ord.VURDERT_AV),
            "Hvordan nivåene ble funnet.",
            "How the levels were found.",
            M + "Language/AssessedBy"));

    static final Group UTDANNING = new Group("Utdanning", 3);
    static final Column<String> UTDANNING_TITTEL = UTDANNING.column(Column.of(
            "",
            Types.line(),
            "Hva utdanningen heter, på norsk eller engelsk.",
            "What the education is called.",
            M + "Education/Title"));
    static final Column<String> UTDANNING_ORIGINAL = UTDANNING.column(Column.of(
            "originaltittel",
            Types.line(),
            "Hva den heter på originalspråket.",
            "What it is called in the original language.",
            M + "Education/OriginalTitle"));
    static final Column<String> UTDANNING_STED = UTDANNING.column(Column.of(
            "skole",
            Types.line(),
            "Skolen eller universitetet.",
            "The school or university.",
            M + "Education/Institution"));
    static final Column<String> UTDANNING_LAND = UTDANNING.column(Column.of(
            "land",
            Types.code("country"),
            "Landet skolen hører til.",
            "The country of the school.",
            M + "Education/Country"));
    static final Column<String> UTDANNING_NIVA = UTDANNING.column(Column.of(
            "nivå",
            Types.code("education-level"),
            "Nivået etter NUS2000.",
            "The level by NUS2000.",
            M + "Education/Level"));
    static final Column<PartialDate> UTDANNING_FRA = UTDANNING.column(
            Column.of("fra", Types.partialDay(), "Når den begynte.", "When it began.", M + "Education/From"));
    static final Column<PartialDate> UTDANNING_TIL = UTDANNING.column(
            Column.of("til", Types.partialDay(), "Når den sluttet.", "When it ended.", M + "Education/Until"));
    static final Column<BigDecimal> UTDANNING_AR = UTDANNING.column(Column.of(
            "år",
            Types.amount(YEARS, "et antall år: 4 eller 4,5", "a number of years: 4 or 4,5"),
            "Hvor mange års skolegang den teller.",
            "How many years of schooling it counts.",
            M + "Education/Years"));
    static final Column<EducationStatus> UTDANNING_STATUS = UTDANNING.column(Column.of(
            "status", Types.words(Ord.STATUS), "Hvor langt den kom.", "How far it came.", M + "Education/Status"));
    static final Column<String> UTDANNING_SPRAK = UTDANNING.column(Column.of(
            "undervisningsspråk",
            Types.code("language"),
            "Undervisningsspråket.",
            "The language of instruction.",
            M + "Education/LanguageOfInstruction"));
    static final Column<Documentation> UTDANNING_PAPIRER = UTDANNING.column(Column.of(
            "papirer",
            Types.words(Ord.PAPIRER),
            "Hvilke papirer personen har.",
            "What papers the person has.",
            M + "Education/Documentation"));
    static final Column<Boolean> UTDANNING_GODKJENT = UTDANNING.column(Column.of(
            "godkjent i Norge",
            Types.yesNo(),
            "Om en norsk myndighet har godkjent den.",
            "Whether a Norwegian authority has recognised it.",
            M + "Education/Recognised"));
    static final Column<String> UTDANNING_MERKNAD = UTDANNING.column(Column.of(
            "merknad",
            Types.text(),
            "Det som feltene ikke kan si.",
            "What the fields can't say.",
            M + "Education/Comment"));

    static final Group ARBEID = new Group("Arbeid", 3);
    static final Column<String> ARBEID_TITTEL = ARBEID.column(
            Column.of("", Types.line(), "Hva arbeidet ble kalt.", "What the work was called.", M + "Work/Title"));
    static final Column<String> ARBEID_YRKE = ARBEID.column(Column.of(
            "yrkeskode",
            Types.digits(1, 4, "en STYRK-08-kode på ett til fire sifre", "a STYRK-08 code of one to four digits"),
            "Yrket etter STYRK-08.",
            "The occupation by STYRK-08.",
            M + "Work/Occupation"));
    static final Column<String> ARBEID_GIVER = ARBEID.column(Column.of(
            "arbeidsgiver", Types.line(), "Hvor personen arbeidet.", "Where the person worked.", M + "Work/Employer"));
    static final Column<String> ARBEID_LAND =
            ARBEID.column(Column.of("land", Types.code("country"), "Landet.", "The country.", M + "Work/Country"));
    static final Column<PartialDate> ARBEID_FRA =
            ARBEID.column(Column.of("fra", Types.partialDay(), "Når det begynte.", "When it began.", M + "Work/From"));
    static final Column<PartialDate> ARBEID_TIL =
            ARBEID.column(Column.of("til", Types.partialDay(), "Når det sluttet.", "When it ended.", M + "Work/Until"));
    static final Column<Boolean> ARBEID_SELVSTENDIG = ARBEID.column(Column.of(
            "selvstendig",
            Types.yesNo(),
            "Om personen drev virksomheten selv.",
            "Whether the person ran the business.",
            M + "Work/SelfEmployed"));
    static final Column<Integer> ARBEID_PROSENT = ARBEID.column(Column.of(
            "stillingsprosent",
            Types.whole(0, 100),
            "Hvor stor stillingen var.",
            "How full the position was.",
            M + "Work/PositionPercent"));
    static final Column<String> ARBEID_OPPGAVER = ARBEID.column(
            Column.of("oppgaver", Types.text(), "Hva personen gjorde.", "What the person did.", M + "Work/Tasks"));
    static final Column<Documentation> ARBEID_PAPIRER = ARBEID.column(Column.of(
            "papirer",
            Types.words(Ord.PAPIRER),
            "Hvilke papirer personen har.",
            "What papers the person has.",
            M + "Work/Documentation"));

    static final Group FERDIGHET = new Group("Ferdighet", 3);
    static final Column<String> FERDIGHET_NAVN = FERDIGHET.column(Column.of(
                    "",
                    Types.line(),
                    "Noe personen har lært utenfor skolen.",
                    "A skill learnt outside school.",
                    M + "InformalSkill/Label")
            .required());
    static final Column<BigDecimal> FERDIGHET_AR = FERDIGHET.column(Column.of(
            "år",
            Types.amount(YEARS, "et antall år: 4 eller 4,5", "a number of years: 4 or 4,5"),
            "Hvor mange år personen har brukt den.",
            "For how many years the person has used it.",
            M + "InformalSkill/Years"));
    static final Column<String> FERDIGHET_LAERT = FERDIGHET.column(Column.of(
            "lært", Types.line(), "Hvordan den er lært.", "How it was learnt.", M + "InformalSkill/LearntBy"));

    static final Group AKTIVITET = new Group("Aktivitet", 2);
    static final Column<String> AKTIVITET_HVA = AKTIVITET.column(Column.of(
                    "",
                    Types.line(),
                    "Frivillig arbeid, idrett og slikt.",
                    "Voluntary work, sports and the like.",
                    M + "Activity/Description")
            .required());
    static final Column<PartialDate> AKTIVITET_FRA = AKTIVITET.column(
            Column.of("fra", Types.partialDay(), "Når det begynte.", "When it began.", M + "Activity/From"));
    static final Column<PartialDate> AKTIVITET_TIL = AKTIVITET.column(
            Column.of("til", Types.partialDay(), "Når det sluttet.", "When it ended.", M + "Activity/Until"));

    static final Group INTERESSE = new Group("Interesse", 2);
    static final Column<String> INTERESSE_HVA = INTERESSE.column(Column.of(
            "",
            Types.line(),
            "En interesse, med personens ord.",
            "An interest, in the person's words.",
            M + "Interest"));

    static final Group UTDANNINGSONSKE = new Group("Utdanningsønske", 2);
    static final Column<String> UTDANNINGSONSKE_HVA = UTDANNINGSONSKE.column(Column.of(
                    "",
                    Types.text(),
                    "Hva personen ønsker å lære, med personens ord.",
                    "What the person wishes to learn.",
                    M + "EducationWish/Description")
            .required());
    static final Column<String> UTDANNINGSONSKE_NIVA = UTDANNINGSONSKE.column(Column.of(
            "nivå",
            Types.code("education-level"),
            "Nivået etter NUS2000.",
            "The level by NUS2000.",
            M + "EducationWish/Level"));
    static final Column<String> UTDANNINGSONSKE_YRKE = UTDANNINGSONSKE.column(Column.of(
            "yrkeskode",
            Types.digits(1, 4, "en STYRK-08-kode på ett til fire sifre", "a STYRK-08 code of one to four digits"),
            "Yrket den fører til, etter STYRK-08.",
            "The occupation it leads to, by STYRK-08.",
            M + "EducationWish/Occupation"));
    static final Group ARBEIDSONSKE = new Group("Arbeidsønske", 2);
    static final Column<String> ARBEIDSONSKE_HVA = ARBEIDSONSKE.column(Column.of(
                    "",
                    Types.text(),
                    "Hva personen ønsker å arbeide med, med personens ord.",
                    "What the person wishes to work as.",
                    M + "WorkWish/Description")
            .required());
    static final Column<String> ARBEIDSONSKE_YRKE = ARBEIDSONSKE.column(Column.of(
            "yrkeskode",
            Types.digits(1, 4, "en STYRK-08-kode på ett til fire sifre", "a STYRK-08 code of one to four digits"),
            "Yrket etter STYRK-08.",
            "The occupation by STYRK-08.",
            M + "WorkWish/Occupation"));

    static final Group DIGITAL = new Group("Digital ferdighet", 3);
    static final Column<String> DIGITAL_HVA = DIGITAL.column(Column.of(
                    "",
                    Types.code("digital-skill"),
                    "En digital ferdighet.",
                    "A digital skill.",
                    M + "DigitalSkill/Skill")
            .required());
    static final Column<String> DIGITAL_MERKNAD = DIGITAL.column(Column.of(
            "merknad",
            Types.line(),
            "Hva personen kan, nærmere.",
            "What the person can, in more detail.",
            M + "DigitalSkill/Comment"));

    static final Group FORERKORT = new Group("Førerkort", 2);
    static final Column<String> FORERKORT_KLASSE = FORERKORT.column(Column.of(
                    "",
                    Types.shortCode("vehicle-certificate"),
                    "Førerkortklasse eller maskinførerbevis.",
                    "A driving licence class or machine certificate.",
                    M + "VehicleCertificate/Certificate")
            .required());
    static final Column<String> FORERKORT_LAND = FORERKORT.column(Column.of(
            "land",
            Types.code("country"),
            "Landet som utstedte det.",
            "The country that issued it.",
            M + "VehicleCertificate/Country"));
    static final Column<LocalDate> FORERKORT_TIL = FORERKORT.column(Column.of(
            "gyldig til",
            Types.day(),
            "Den første dagen det ikke lenger gjelder.",
            "The first day it is no longer valid.",
            M + "VehicleCertificate/ValidUntil"));

    static final Column<LocalDate> SAMTALE = Column.of(
            "Bosettingssamtale dato",
            Types.day(),
            "Dagen for den bosettingsforberedende samtalen (integreringsforskriften § 51). Må fylles ut når noe annet om"
                    + " bosetting er fylt ut.",
            "The day of the conversation that prepares settlement (Integration Regulations section 51). Needed where anything"
                    + " else of settlement is given.",
            P + "ConversationOn");
    static final Group BOSETTING_MORSMAL = new Group("Bosetting morsmål", 1);
    static final Column<String> BOSETTING_MORSMAL_KODE = BOSETTING_MORSMAL.column(Column.of(
            "",
            Types.code("language"),
            "Morsmålet, slik det kom fram i bosettingssamtalen.",
            "The mother tongue, as told in the conversation that prepares settlement.",
            P + "MotherTongue"));
    static final Group ONSKE = new Group("Bostedsønske", 3);
    static final Column<String> ONSKE_KOMMUNE = ONSKE.column(Column.of(
            "kommune",
            Types.municipality(),
            "Kommunen det er ønske om. Fyll ut én av kommune, fylke og sted; nummeret er ønskets rang.",
            "The municipality wished for. Give one of municipality, county and place; the number is the wish's rank.",
            P + "Wish/Municipality",
            P + "Wish"));
    static final Column<String> ONSKE_FYLKE = ONSKE.column(
            Column.of("fylke", Types.county(), "Fylket det er ønske om.", "The county wished for.", P + "Wish/County"));
    static final Column<String> ONSKE_STED = ONSKE.column(Column.of(
            "sted",
            Types.line(),
            "Stedet med ord, når det verken er én kommune eller ett fylke.",
            "The place in words, when it is neither one municipality nor one county.",
            P + "Wish/Place"));
    static final Column<Boolean> ONSKE_BO =
            ONSKE.column(Column.of("bo", Types.yesNo(), "Ønsker å bo der.", "Wishes to live there.", P + "Wish/For"));
    static final Column<Boolean> ONSKE_ARBEID =
            ONSKE.column(Column.of("arbeid", Types.yesNo(), "Ønsker å arbeide der.", "Wishes to work there."));
    static final Column<Boolean> ONSKE_UTDANNING = ONSKE.column(
            Column.of("utdanning", Types.yesNo(), "Ønsker å ta utdanning der.", "Wishes to take education there."));
    static final Column<String> ONSKE_HVORFOR = ONSKE.column(Column.of(
                    "hvorfor",
                    Types.text(),
                    "Hvorfor, med personens ord.",
                    "Why, in the person's words.",
                    P + "Wish/Because")
            .required());

    static final Group NETTVERK = new Group("Nettverk", 2);
    static final Column<FamilyRelation> NETTVERK_RELASJON = NETTVERK.column(Column.of(
            "relasjon",
            Types.words(Ord.RELASJON),
            "Hva de er for personen.",
            "What they are to the person.",
            P + "Network/Relation"));
    static final Column<String> NETTVERK_KOMMUNE = NETTVERK.column(
            Column.of("kommune", Types.municipality(), "Hvor de bor.", "Where they live.", P + "Network/Municipality"));
    static final Column<String> NETTVERK_OMTALE = NETTVERK.column(Column.of(
            "omtale", Types.line(), "Nettverket med ord.", "The network in words.", P + "Network/Description"));

    static final Group FAMILIE = new Group("Familiemedlem", 2);
    static final Column<NamedBy> FAMILIE_PERSON = FAMILIE.column(Column.of(
            "",
            Types.person(),
            "En person som skal bosettes sammen med denne.",
            "A person who is to be settled together with this one.",
            P + "FamilyMember"));

    static final Group HENSYN = new Group("Særlig hensyn", 2);
    static final Column<SpecialNeed> HENSYN_SLAG = HENSYN.column(Column.of(
                    "",
                    Types.words(Ord.HENSYN),
                    "Et særlig hensyn, bare når det er nødvendig.",
                    "A special consideration, only where it is necessary.",
                    P + "SpecialNeed/Kind")
            .required());
    static final Column<String> HENSYN_OMTALE = HENSYN.column(Column.of(
            "omtale",
            Types.text(),
            "Hva som trengs, og ikke mer enn det.",
            "What is needed, and no more than that.",
            P + "SpecialNeed/Description"));
    static final Column<Boolean> FINNER_BOLIG = Column.of(
            "Vil finne bolig selv",
            Types.yesNo(),
            "Om personen ønsker å finne bolig etter avtale med kommunen.",
            "Whether the person wishes to find a home by agreement with the municipality.",
            P + "FindsOwnHome");
    static final Column<String> BOSETTING_MERKNAD = Column.of(
            "Bosetting merknad",
            Types.text(),
            "Det som feltene ikke kan si.",
            "What the fields can't say.",
            P + "Comment");

    /** What says that there is a mapping. */
    static final List<?> KARTLEGGING = List.of(
            KARTLAGT,
            RESERVASJON,
            SUPPLERER,
            METODE,
            KVALITETSSIKRET,
            KVALITETSSIKRET_DATO,
            TRENGER_TOLK,
            SPRAK,
            UTDANNING,
            ARBEID,
            FERDIGHET,
            AKTIVITET,
            INTERESSE,
            UTDANNINGSONSKE,
            ARBEIDSONSKE,
            DIGITAL,
            FORERKORT);

    /** What says that there was a settlement conversation. */
    static final List<?> BOSETTING =
            List.of(SAMTALE, BOSETTING_MORSMAL, ONSKE, NETTVERK, FAMILIE, HENSYN, FINNER_BOLIG, BOSETTING_MERKNAD);

    static final Form FORM = new Form(
            "mottak",
            "1.0",
            "Mottak",
            new Words(
                    "En rad for hver person: kompetansekartlegging (§ 47) og bosettingsforberedende samtale (§ 51).",
                    "A row for each person: skills mapping (section 47) and the conversation that prepares settlement (section"
                            + " 51)."),
            java.util.stream.Stream.of(
                            List.of(PERSON, VERTSKOMMUNE, MOTTAK, TOLKESPRAK, TOLKEMATE, TOLK_KVALIFISERT),
                            KARTLEGGING,
                            BOSETTING)
                    .flatMap(List::stream)
                    .toList());

    private Mottak() {}

    private static Column<String> niva(String name, String nb, String en, String element) {
        return SPRAK.column(Column.of(
                name,
                Types.shortCode("cefr"),
                "Nivået i " + nb + ". Tomt når det ikke er prøvd; aldri gjettet.",
                "The level in " + en + ". Empty where it was not tested; never guessed.",
                M + "Language/" + element));
    }
}
