package no.stafett.cli.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import no.stafett.v1.model.CareerGuidanceReport;
import no.stafett.v1.model.Child;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.Employment;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.LanguageSkill;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.TransitionReferral;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.UpperSecondary;
import no.stafett.v1.model.codes.AgreementStep;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.IdentityUnlinkGround;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.codes.TransitionAnswer;
import no.stafett.v1.model.codes.UpperSecondaryStanding;
import no.stafett.v1.model.common.Contact;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What parties say in more than one journey, in the standard's words. */
final class Says {
    static final String SKILLS_MAPPING = "SKILLS_MAPPING";
    static final String CAREER_GUIDANCE = "CAREER_GUIDANCE";
    static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    static final String RECOGNITION = "RECOGNITION_HIGHER_EDUCATION";

    static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    static final String PARENTAL = "PARENTAL_GUIDANCE";
    static final String VOUCHER = "NORWEGIAN_VOUCHER";
    static final String JOB_CHANCE = "JOB_CHANCE";
    static final String QUALIFICATION = "QUALIFICATION_PROGRAMME";
    static final String GRANT_YEAR = "GRANT_YEAR";
    static final String INTERVIEW = "RECOGNITION_INTERVIEW";
    static final String SUBJECT = "UPPER_SECONDARY_SUBJECT";
    static final String MEASURE = "LABOUR_MARKET_MEASURE";
    static final String TRANSITION = "TRANSITION_SUPPORT";
    static final String AUTHORISATION = "AUTHORISATION";

    private Says() {}

    /** Has a permit on a basis since a day. */
    static PersonRegistered permitted(Somebody person, String basis, LocalDate since) {
        return registered(person)
                .withResidencePermit(new ResidencePermit().withBasis(basis).withDecidedOn(since));
    }

    static CareerGuidanceReport guidance(Somebody person, Party county, LocalDate on) {
        return new CareerGuidanceReport()
                .withPerson(person.person())
                .withGuidedOn(on)
                .withPerformers(performers(county));
    }

    static CircumstanceChanged works(Somebody person, int hoursAWeek, LocalDate from) {
        return new CircumstanceChanged()
                .withPerson(person.person())
                .withChangedOn(from)
                .withEmployment(new Employment().withHoursAWeek(BigDecimal.valueOf(hoursAWeek)));
    }

    static CircumstanceChanged hasChild(Somebody person, LocalDate born) {
        return new CircumstanceChanged()
                .withPerson(person.person())
                .withChangedOn(born)
                .withChild(new Child().withBirthDate(born));
    }

    static CircumstanceChanged inUpperSecondary(Somebody person, UpperSecondaryStanding standing, LocalDate from) {
        return new CircumstanceChanged()
                .withPerson(person.person())
                .withChangedOn(from)
                .withUpperSecondary(new UpperSecondary().withStanding(standing));
    }

    static TransitionReferral referral(Somebody person, Party by, LocalDate today, String need) {
        return new TransitionReferral()
                .withPerson(person.person())
                .withReferredOn(today)
                .withAnswerBy(today.plusMonths(1))
                .withPurpose("FOLLOW_UP_REFERRAL")
                .withService(PROGRAMME)
                .withNeed(need)
                .withContact(new Contact().withName("The adult education service"))
                .withPerformers(performers(by));
    }

    static TransitionReply reply(Somebody person, String referral, LocalDate today, String offered) {
        return new TransitionReply()
                .withPerson(person.person())
                .withReferral(referral)
                .withRepliedOn(today)
                .withAnswer(TransitionAnswer.ACCEPTED)
                .withOffered(offered)
                .withContact(new Contact().withName("The Nav office"));
    }

    static ServiceTransfer transfer(
            Somebody person, String service, Party from, Party to, AgreementStep step, LocalDate on) {
        return new ServiceTransfer()
                .withPerson(person.person())
                .withService(service)
                .withStep(step)
                .withTransferOn(on)
                .withFrom(from.number())
                .withTo(to.number());
    }

    /**
     * What everybody who is settled gets in time, told before the settlement itself, so that a story's own misses stand
     * alone: mapping, guidance, an offer of Norwegian.
     */
    static void allButTheProgramme(Stage stage, Somebody person, Party municipality, Party county) {
        var today = stage.today();
        stage.submits(municipality, mapping(person, municipality, today, MappingStage.AFTER_SETTLEMENT));
        stage.submits(county, guidance(person, county, today));
        stage.submits(municipality, happened(person, municipality, NORWEGIAN, null, ProvisionEventKind.OFFERED, today));
    }

    /** Claims, decides and starts the programme; the claim's number. */
    static String programmeStarts(Stage stage, Somebody person, Party municipality) {
        var claim = stage.claims(municipality, person, PROGRAMME);
        stage.submits(
                municipality,
                granted(person, municipality, PROGRAMME, stage.today()).withClaimNumber(claim));
        stage.submits(
                municipality,
                happened(person, municipality, PROGRAMME, claim, ProvisionEventKind.STARTED, stage.today()));
        return claim;
    }

    /** Has a permit, and lives in reception with a host municipality. */
    static PersonRegistered livesInReception(Somebody person, Party host, LocalDate today) {
        return registered(person)
                .withResidencePermit(new ResidencePermit().withBasis("REFUGEE").withDecidedOn(today.minusDays(20)))
                .withReception(new Reception()
                        .withHostMunicipality(municipality(host, today))
                        .withFrom(today.minusDays(40)));
    }

    /** Was chosen abroad, with a permit in hand. */
    static PersonRegistered quotaRefugee(Somebody person, LocalDate today) {
        return registered(person)
                .withResidencePermit(new ResidencePermit()
                        .withBasis("RESETTLEMENT_REFUGEE")
                        .withDecidedOn(today.minusDays(60))
                        .withGrantedAbroad(true));
    }

    static PersonRegistered registered(Somebody person) {
        return new PersonRegistered()
                .withPerson(person.person())
                .withBirthDate(PartialDate.parse(person.born().toString()))
                .withSex(Sex.FEMALE);
    }

    static SkillsMapping mapping(Somebody person, Party by, LocalDate on, MappingStage stage) {
        return new SkillsMapping()
                .withPerson(person.person())
                .withKind(MappingKind.COMPLETE)
                .withStage(stage)
                .withMappedOn(on)
                .withPerformers(performers(by))
                .withQualityAssured(false)
                .withLanguage(new LanguageSkill().withLanguage("apd").withMotherTongue(true));
    }

    static SettlementRequest pleaseSettle(Somebody person, Party municipality, LocalDate today) {
        return new SettlementRequest()
                .withPerson(person.person())
                .withMunicipality(municipality(municipality, today))
                .withRequestedOn(today)
                .withMode("AGREEMENT");
    }

    static SettlementDecision willSettle(Somebody person, Party municipality, LocalDate today) {
        return new SettlementDecision()
                .withPerson(person.person())
                .withMunicipality(municipality(municipality, today))
                .withAnswer(SettlementAnswer.ACCEPTED)
                .withDecidedOn(today)
                .withMode("AGREEMENT");
    }

    static PersonSettled settled(Somebody person, Party municipality, LocalDate today) {
        return new PersonSettled()
                .withPerson(person.person())
                .withMunicipality(municipality(municipality, today))
                .withSettledOn(today)
                .withMode("AGREEMENT");
    }

    static ServiceDecision granted(Somebody person, Party by, String service, LocalDate today) {
        return new ServiceDecision()
                .withPerson(person.person())
                .withService(service)
                .withOutcome(DecisionOutcome.GRANTED)
                .withOfferedOn(today)
                .withDecidedOn(today)
                .withValidFrom(today)
                .withReason("RIGHT_AND_CONDITIONS_MET")
                .withPerformers(performers(by));
    }

    static ProvisionEvent happened(
            Somebody person, Party by, String service, @Nullable String claim, ProvisionEventKind event, LocalDate on) {
        return new ProvisionEvent()
                .withPerson(person.person())
                .withService(service)
                .withClaimNumber(claim)
                .withEvent(event)
                .withOn(on)
                .withPerformers(performers(by));
    }

    static IdentityLinked linked(Somebody one, Somebody other, IdentityLinkGround ground, LocalDate today) {
        return new IdentityLinked()
                .withPerson(one.person())
                .withOtherPerson(other.person())
                .withLinkedOn(today)
                .withGround(ground);
    }

    static IdentityUnlinked unlinked(Somebody one, Somebody other, LocalDate today) {
        return new IdentityUnlinked()
                .withPerson(one.person())
                .withOtherPerson(other.person())
                .withUnlinkedOn(today)
                .withGround(IdentityUnlinkGround.LINKED_BY_MISTAKE);
    }

    static Municipality municipality(Party party, LocalDate on) {
        return new Municipality().withValue(party.territory()).withValidAt(on);
    }

    static Performers performers(Party by) {
        return new Performers()
                .withResponsible(by.number())
                .withPerformedBy(by.number())
                .withSubmittedBy(by.number());
    }
}
