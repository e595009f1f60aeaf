package no.stafett.cli.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import no.stafett.v1.model.CareerGuidanceReport;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.Employment;
import no.stafett.v1.model.FamilyLink;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.InSpiteOf;
import no.stafett.v1.model.PersonLeft;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ResidenceChanged;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.AgreementStep;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.EducationStatus;
import no.stafett.v1.model.codes.FamilyRelation;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.IdentityUnlinkGround;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.RecognitionOutcome;
import no.stafett.v1.model.codes.ResidenceChange;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What the offices of the simulated world say, in the standard's words. */
final class Says {
    static final String MAPPING = "SKILLS_MAPPING";
    static final String GUIDANCE = "CAREER_GUIDANCE";
    static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    static final String VOUCHER = "NORWEGIAN_VOUCHER";
    static final String QUALIFICATION = "QUALIFICATION_PROGRAMME";
    static final String JOB_CHANCE = "JOB_CHANCE";
    static final String RECOGNITION = "RECOGNITION_HIGHER_EDUCATION";
    static final String INTERVIEW = "RECOGNITION_INTERVIEW";

    /** Those that lives act out; any other of the catalogue is begun now and then by whoever likes. */
    static final Set<String> ACTED =
            Set.of(MAPPING, GUIDANCE, PROGRAMME, NORWEGIAN, VOUCHER, QUALIFICATION, JOB_CHANCE, RECOGNITION, INTERVIEW);

    private Says() {}

    static PersonRegistered registered(Inhabitant who, Person named) {
        var message = new PersonRegistered()
                .withPerson(named)
                .withBirthDate(PartialDate.parse(who.born.toString()))
                .withSex(who.woman ? Sex.FEMALE : Sex.MALE)
                .withResidencePermit(new ResidencePermit().withBasis(who.basis).withDecidedOn(who.permitOn));
        var reference = who.reference;
        if (reference != null) {
            message.withFamilyLink(new FamilyLink()
                    .withRelation(FamilyRelation.SPOUSE)
                    .withRelatedPerson(reference.person())
                    .withReferencePerson(true));
        }
        return who.citizenship == null ? message : message.withCitizenship(who.citizenship);
    }

    static Municipality in(String number, LocalDate on) {
        return new Municipality().withValue(number).withValidAt(on);
    }

    static SkillsMapping mapping(
            Person named,
            String by,
            LocalDate on,
            MappingKind kind,
            MappingStage stage,
            boolean assured,
            @Nullable String claim) {
        return new SkillsMapping()
                .withPerson(named)
                .withKind(kind)
                .withStage(stage)
                .withMappedOn(on)
                .withQualityAssured(assured)
                .withClaimNumber(claim)
                .withPerformers(by(by));
    }

    static CareerGuidanceReport guidance(Person named, String by, LocalDate on, @Nullable String claim) {
        return new CareerGuidanceReport()
                .withPerson(named)
                .withGuidedOn(on)
                .withClaimNumber(claim)
                .withPerformers(by(by));
    }

    static SettlementRequest request(Person named, String municipality, LocalDate on) {
        return new SettlementRequest()
                .withPerson(named)
                .withMunicipality(in(municipality, on))
                .withRequestedOn(on)
                .withMode("AGREEMENT");
    }

    static SettlementDecision answer(Person named, String municipality, LocalDate on, boolean yes) {
        var message = new SettlementDecision()
                .withPerson(named)
                .withMunicipality(in(municipality, on))
                .withAnswer(yes ? SettlementAnswer.ACCEPTED : SettlementAnswer.DECLINED)
                .withDecidedOn(on)
                .withMode("AGREEMENT");
        return yes ? message : message.withReason("CAPACITY");
    }

    static PersonSettled settled(Person named, String municipality, LocalDate on, String mode) {
        return new PersonSettled()
                .withPerson(named)
                .withMunicipality(in(municipality, on))
                .withSettledOn(on)
                .withMode(mode);
    }

    static ServiceDecision decided(
            Person named,
            String by,
            String service,
            DecisionOutcome outcome,
            String reason,
            LocalDate on,
            @Nullable String claim) {
        var message = new ServiceDecision()
                .withPerson(named)
                .withService(service)
                .withOutcome(outcome)
                .withDecidedOn(on)
                .withReason(reason)
                .withClaimNumber(claim)
                .withPerformers(by(by));
        return outcome == DecisionOutcome.GRANTED ? message.withOfferedOn(on).withValidFrom(on) : message;
    }

    static ProvisionEvent event(
            Person named,
            String by,
            String service,
            @Nullable String occurrence,
            ProvisionEventKind event,
            LocalDate on,
            @Nullable String claim) {
        return new ProvisionEvent()
                .withPerson(named)
                .withService(service)
                .withOccurrence(occurrence)
                .withClaimNumber(claim)
                .withEvent(event)
                .withOn(on)
                .withPerformers(by(by));
    }

    static ServiceClaim claim(Person named, String service, @Nullable String occurrence, LocalDate from) {
        return new ServiceClaim()
                .withPerson(named)
                .withService(service)
                .withOccurrence(occurrence)
                .withFrom(from);
    }

    static ServiceClaim inSpiteOf(ServiceClaim claim, String other) {
        return claim.withInSpiteOf(new InSpiteOf()
                .withClaimNumber(other)
                .withBecause("The other has not been heard of, and the person can't wait."));
    }

    static PersonMoved moved(Person named, MoveKind kind, @Nullable String to, LocalDate on) {
        var message = new PersonMoved().withPerson(named).withKind(kind).withMovedOn(on);
        return to == null ? message : message.withMunicipality(in(to, on));
    }

    static PersonLeft left(Person named, String reason, LocalDate on) {
        return new PersonLeft().withPerson(named).withReason(reason).withLeftOn(on);
    }

    static CircumstanceChanged works(Person named, int hoursAWeek, LocalDate from) {
        return new CircumstanceChanged()
                .withPerson(named)
                .withChangedOn(from)
                .withEmployment(new Employment().withHoursAWeek(BigDecimal.valueOf(hoursAWeek)));
    }

    static ResidenceChanged residence(Inhabitant who, ResidenceChange change, LocalDate on) {
        var message = new ResidenceChanged()
                .withPerson(who.person())
                .withChange(change)
                .withDecidedOn(on);
        return change == ResidenceChange.RENEWED ? message.withBasis(who.basis) : message;
    }

    static Correction withdrawn(Person named, String message, LocalDate on, String reason) {
        return new Correction()
                .withPerson(named)
                .withCorrects(message)
                .withAction(CorrectionAction.WITHDRAWN)
                .withCorrectedOn(on)
                .withReason(reason);
    }

    static ServiceTransfer transfer(Person named, Given given, Office from, Office to, LocalDate on) {
        return new ServiceTransfer()
                .withPerson(named)
                .withService(given.service)
                .withClaimNumber(given.claim)
                .withStep(AgreementStep.PROPOSED)
                .withTransferOn(on)
                .withFrom(from.number())
                .withTo(to.number());
    }

    static ServiceTransfer accepted(ServiceTransfer transfer, String proposal) {
        return transfer.withStep(AgreementStep.ACCEPTED).withProposal(proposal);
    }

    static IdentityLinked linked(Person one, Person other, LocalDate on) {
        return new IdentityLinked()
                .withPerson(one)
                .withOtherPerson(other)
                .withLinkedOn(on)
                .withGround(IdentityLinkGround.CASE_REVIEW);
    }

    static IdentityUnlinked unlinked(Person one, Person other, LocalDate on) {
        return new IdentityUnlinked()
                .withPerson(one)
                .withOtherPerson(other)
                .withUnlinkedOn(on)
                .withGround(IdentityUnlinkGround.LINKED_BY_MISTAKE);
    }

    static RecognitionApplication application(Person named, String qualification, LocalDate on) {
        return new RecognitionApplication()
                .withPerson(named)
                .withQualificationKey(qualification)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAppliedOn(on)
                .withEducation(new Education()
                        .withTitle("Bachelor of Pharmacy")
                        .withInstitution("A university of the capital")
                        .withCountry("SDN")
                        .withLevel("6")
                        .withUntil(PartialDate.parse("2012"))
                        .withStatus(EducationStatus.COMPLETED));
    }

    static RecognitionDecision recognised(Person named, String qualification, String by, LocalDate on) {
        return new RecognitionDecision()
                .withPerson(named)
                .withQualificationKey(qualification)
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAuthority(by)
                .withOutcome(RecognitionOutcome.RECOGNISED)
                .withDecidedOn(on);
    }

    private static Performers by(String office) {
        return new Performers().withResponsible(office).withPerformedBy(office).withSubmittedBy(office);
    }
}
