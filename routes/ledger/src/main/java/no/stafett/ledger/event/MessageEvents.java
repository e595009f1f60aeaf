package no.stafett.ledger.event;

import static no.stafett.ledger.event.FactDraft.stating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceHistoryQuery;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.WeighedWish;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Which facts each message brings, and what it asks for: the table fact → message of the standard, in code. */
public final class MessageEvents {

    /**
     * What a message is read with.
     *
     * @param sender the party that speaks
     * @param receiver whom its header names; the hub's own number: whoever the rules say
     * @param now when the hub received it: what a message does not date is true from then
     * @param answerBy until when the sender waits for an answer; null: it did not say
     * @param messageId the message's InstanceIdentifier; null where it has none
     */
    public record Context(
            String sender,
            String receiver,
            Instant now,
            @Nullable Instant answerBy,
            @Nullable String messageId) {
        /** For a message without an id. */
        public Context(String sender, String receiver, Instant now, @Nullable Instant answerBy) {
            this(sender, receiver, now, answerBy, null);
        }

        LocalDate today() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
    }

    private static final Map<Class<?>, BiFunction<Object, Context, Event>> BY_TYPE = new HashMap<>();

    /** Takes the reader of one type of message. */
    interface Readers {
        <T> void reads(Class<T> type, BiFunction<T, Context, Event> reader);
    }

    private static final class IntoTable implements Readers {
        @Override
        public <T> void reads(Class<T> type, BiFunction<T, Context, Event> reader) {
            MessageEvents.reads(type, reader);
        }
    }

    private static <T> void reads(Class<T> type, BiFunction<T, Context, Event> reader) {
        BY_TYPE.put(type, (payload, context) -> reader.apply(type.cast(payload), context));
    }

    static {
        reads(PersonRegistered.class, MessageEvents::registered);
        reads(IdentityLinked.class, (m, c) -> linked(m.getPerson(), m.getOtherPerson()));
        reads(IdentityUnlinked.class, (m, c) -> unlinked(m.getPerson(), m.getOtherPerson()));
        reads(SkillsMapping.class, (m, c) -> mapped(m));
        reads(SettlementPreferences.class, (m, c) -> preferred(m, c));
        reads(SettlementRequest.class, (m, c) -> requested(m));
        reads(SettlementDecision.class, (m, c) -> answered(m));
        reads(PersonSettled.class, (m, c) -> settled(m));
        reads(ServiceDecision.class, MessageEvents::decided);
        reads(ServiceClaim.class, MessageEvents::claimed);
        reads(ProvisionEvent.class, MessageEvents::provided);
        reads(RecognitionApplication.class, MessageEvents::applied);
        reads(RecognitionDecision.class, (m, c) -> recognised(m));
        reads(ServiceHistoryQuery.class, (m, c) -> looked(m));
        LifeEvents.all(new IntoTable());
        ServiceEvents.all(new IntoTable());
        OpeningEvents.all(new IntoTable());
        ReconciliationEvents.all(new IntoTable());
    }

    private MessageEvents() {}

    /** The event of a message; empty where the message says nothing to the ledger, as a receipt. */
    public static Optional<Event> of(Object payload, Context context) {
        var reader = BY_TYPE.get(payload.getClass());
        return reader == null ? Optional.empty() : Optional.of(reader.apply(payload, context));
    }

    static Event keep(Person subject, List<FactDraft> facts) {
        return new Event(Optional.of(IdentifierName.of(subject)), List.of(), facts, new Act.Keep());
    }

    /** The birth date, as far as it is known. */
    static void born(@Nullable PartialDate birth, List<FactDraft> facts) {
        if (birth != null) {
            facts.add(FactDraft.of(
                    FactKind.BIRTH_DATE, birth.earliest(), stating().with(Key.DATE, birth.toString())));
        }
    }

    static void sex(@Nullable Sex sex, LocalDate stated, List<FactDraft> facts) {
        if (sex != null) {
            facts.add(FactDraft.of(FactKind.SEX, stated, stating().with(Key.CODE, sex.value())));
        }
    }

    static void permitted(@Nullable ResidencePermit permit, List<FactDraft> facts) {
        if (permit != null) {
            facts.add(FactDraft.of(
                    FactKind.PERMIT,
                    permit.getDecidedOn(),
                    stating()
                            .with(Key.BASIS, permit.getBasis())
                            .with(Key.APPLIED, permit.getAppliedOn())
                            .with(Key.UNTIL, permit.getValidUntil())
                            .withTruth(Key.ABROAD, permit.isGrantedAbroad())));
        }
    }

    private static Event registered(PersonRegistered m, Context context) {
        var facts = new ArrayList<FactDraft>();
        var stated = m.getTrueOn() == null ? context.today() : m.getTrueOn();
        born(m.getBirthDate(), facts);
        sex(m.getSex(), stated, facts);
        for (var country : m.getCitizenship()) {
            facts.add(FactDraft.of(FactKind.CITIZENSHIP, stated, stating().with(Key.COUNTRY, country)));
        }
        permitted(m.getResidencePermit(), facts);
        if (m.getArrivedOn() != null) {
            facts.add(FactDraft.of(FactKind.ARRIVAL, m.getArrivedOn(), stating()));
        }
        var reception = m.getReception();
        if (reception != null) {
            facts.add(FactDraft.of(
                            FactKind.RECEPTION,
                            reception.getFrom() == null ? stated : reception.getFrom(),
                            in(reception.getHostMunicipality()).with(Key.CENTRE, reception.getCentreId()))
                    .until(reception.getUntil()));
        }
        var residence = m.getRegisteredResidence();
        if (residence != null) {
            facts.add(
                    FactDraft.of(FactKind.REGISTERED_RESIDENCE, residence.getFrom(), in(residence.getMunicipality())));
        }
        if (Boolean.TRUE.equals(m.isUnaccompaniedMinor())) {
            facts.add(FactDraft.of(FactKind.UNACCOMPANIED_MINOR, stated, stating()));
        }
        var quota = m.getResettlementRefugee();
        if (quota != null) {
            facts.add(FactDraft.of(
                    FactKind.RESETTLEMENT,
                    quota.getSelectedOn() == null ? stated : quota.getSelectedOn(),
                    stating().with(Key.QUOTA_YEAR, quota.getQuotaYear())));
        }
        if (m.getAddressProtection() != null) {
            facts.add(FactDraft.of(
                    FactKind.ADDRESS_PROTECTION,
                    stated,
                    stating().with(Key.LEVEL, m.getAddressProtection().value())));
        }
        var relatives = new ArrayList<IdentifierName>();
        for (var link : m.getFamilyLink()) {
            var relative = IdentifierName.of(link.getRelatedPerson());
            relatives.add(relative);
            facts.add(FactDraft.of(
                            FactKind.FAMILY,
                            stated,
                            stating()
                                    .with(Key.RELATION, link.getRelation().value())
                                    .withTruth(Key.IS_REFERENCE, link.isReferencePerson()))
                    .naming(relative));
        }
        var others = m.getOtherIdentifier().stream().map(IdentifierName::of).toList();
        return new Event(
                Optional.of(IdentifierName.of(m.getPerson())),
                relatives,
                facts,
                others.isEmpty() ? new Act.Keep() : new Act.Link(others));
    }

    private static Event linked(Person one, Person other) {
        return new Event(
                Optional.of(IdentifierName.of(one)),
                List.of(),
                List.of(),
                new Act.Link(List.of(IdentifierName.of(other))));
    }

    private static Event unlinked(Person one, Person other) {
        return new Event(
                Optional.of(IdentifierName.of(one)), List.of(), List.of(), new Act.Unlink(IdentifierName.of(other)));
    }

    private static Event mapped(SkillsMapping m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.MAPPING,
                        m.getMappedOn(),
                        performed(m.getPerformers(), Key.BY)
                                .with(Key.KIND, m.getKind().value())
                                .with(Key.STAGE, m.getStage().value())
                                .withTruth(Key.QUALITY_ASSURED, m.isQualityAssured())
                                .with(Key.SUPPLEMENTS, m.getSupplements())
                                .with(Key.CLAIM, m.getClaimNumber()))));
    }

    private static Event preferred(SettlementPreferences m, Context context) {
        var performers = m.getPerformers();
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.PREFERENCES,
                        m.getConversationOn(),
                        stating().with(Key.BY, performers == null ? context.sender() : performers.getResponsible()))));
    }

    private static Event requested(SettlementRequest m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.SETTLEMENT_REQUESTED,
                        m.getRequestedOn(),
                        in(m.getMunicipality()).with(Key.MODE, m.getMode()))));
    }

    private static Event answered(SettlementDecision m) {
        var first = m.getWeighedWish().stream().min(Comparator.comparing(WeighedWish::getRank));
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.SETTLEMENT_ANSWERED,
                        m.getDecidedOn(),
                        in(m.getMunicipality())
                                .with(Key.ANSWER, m.getAnswer().value())
                                .with(Key.MODE, m.getMode())
                                .with(
                                        Key.OUTCOME,
                                        first.map(wish -> wish.getResult().value())
                                                .orElse(null)))));
    }

    private static Event settled(PersonSettled m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.SETTLED,
                        m.getSettledOn(),
                        in(m.getMunicipality()).with(Key.MODE, m.getMode()))));
    }

    private static Event decided(ServiceDecision m, Context context) {
        var performers = m.getPerformers();
        var facts = new ArrayList<FactDraft>();
        facts.add(FactDraft.of(
                FactKind.DECISION,
                m.getDecidedOn(),
                stating()
                        .with(Key.SERVICE, m.getService())
                        .with(Key.OCCURRENCE, m.getOccurrence())
                        .with(Key.OUTCOME, m.getOutcome().value())
                        .with(Key.FROM, m.getValidFrom())
                        .with(Key.UNTIL, m.getValidUntil())
                        .with(Key.REASON, m.getReason())
                        .with(Key.EDUCATION_GROUP, m.getEducationGroup())
                        .with(Key.GOAL, m.getGoal())
                        .with(Key.CLAIM, m.getClaimNumber())
                        .with(Key.OFFERED, m.getOfferedOn())
                        .with(Key.APPLIED, m.getAppliedOn())
                        .with(Key.OVERTURNS, m.getOverturns())
                        .with(Key.MESSAGE_ID, context.messageId())
                        .with(Key.AUTHORITY, performers == null ? context.sender() : performers.getResponsible())));
        return keep(m.getPerson(), facts).about(m.getService());
    }

    private static Event claimed(ServiceClaim m, Context context) {
        var spite = m.getInSpiteOf();
        var facts = new ArrayList<FactDraft>();
        if (m.getRequestedByPersonOn() != null) {
            facts.add(FactDraft.of(
                    FactKind.REQUESTED_BY_PERSON,
                    m.getRequestedByPersonOn(),
                    stating().with(Key.SERVICE, m.getService())));
        }
        return new Event(
                        Optional.of(IdentifierName.of(m.getPerson())),
                        List.of(),
                        facts,
                        new Act.Claim(
                                m.getService(),
                                m.getOccurrence(),
                                m.getFrom(),
                                m.getUntil(),
                                m.getLatestStart(),
                                m.getComponent(),
                                m.getComponentOf(),
                                spite == null ? null : spite.getClaimNumber(),
                                spite == null ? null : spite.getBecause(),
                                m.getPurpose(),
                                context.answerBy()))
                .about(m.getService());
    }

    private static Event provided(ProvisionEvent m, Context context) {
        var performers = m.getPerformers();
        var provider = performers == null ? context.sender() : performers.getResponsible();
        return new Event(
                        Optional.of(IdentifierName.of(m.getPerson())),
                        List.of(),
                        List.of(FactDraft.of(
                                FactKind.PROVISION,
                                m.getOn(),
                                stating()
                                        .with(Key.SERVICE, m.getService())
                                        .with(Key.OCCURRENCE, m.getOccurrence())
                                        .with(Key.EVENT, m.getEvent().value())
                                        .with(Key.PROVIDER, provider)
                                        .with(Key.PERFORMER, performers == null ? null : performers.getPerformedBy())
                                        .with(Key.CLAIM, m.getClaimNumber())
                                        .with(Key.COMPONENT, m.getComponent())
                                        .with(Key.OUTCOME, m.getOutcome())
                                        .with(Key.REASON, m.getReason())
                                        .with(
                                                Key.HOURS,
                                                m.getHours() == null
                                                        ? null
                                                        : m.getHours().toPlainString())
                                        .with(Key.UNTIL, m.getUntil()))),
                        new Act.Provide(
                                m.getService(),
                                m.getOccurrence(),
                                m.getClaimNumber(),
                                m.getEvent().value(),
                                m.getOn(),
                                m.getComponent()))
                .about(m.getService());
    }

    private static Event applied(RecognitionApplication m, Context context) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.APPLICATION,
                        m.getAppliedOn(),
                        stating()
                                .with(Key.QUALIFICATION, m.getQualificationKey())
                                .with(Key.LEVEL, m.getLevelKind().value())
                                .with(Key.AGENT, context.sender()))));
    }

    private static Event recognised(RecognitionDecision m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.RECOGNITION,
                        m.getDecidedOn(),
                        stating()
                                .with(Key.QUALIFICATION, m.getQualificationKey())
                                .with(
                                        Key.LEVEL,
                                        m.getLevelKind() == null
                                                ? null
                                                : m.getLevelKind().value())
                                .with(Key.OUTCOME, m.getOutcome().value())
                                .with(Key.AUTHORITY, m.getAuthority()))));
    }

    private static Event looked(ServiceHistoryQuery m) {
        if (m.getPerson() == null) {
            var services = m.getOwnOverdue() == null
                    ? List.<String>of()
                    : List.copyOf(m.getOwnOverdue().getService());
            return new Event(Optional.empty(), List.of(), List.of(), new Act.LookOverdue(m.getPurpose(), services));
        }
        return new Event(
                Optional.of(IdentifierName.of(m.getPerson())),
                List.of(),
                List.of(),
                new Act.Look(m.getPurpose(), m.getKnownAt()));
    }

    static FactDraft.Values in(@Nullable Municipality municipality) {
        return municipality == null
                ? stating()
                : stating()
                        .with(Key.MUNICIPALITY, municipality.getValue())
                        .with(Key.VALID_AT, municipality.getValidAt());
    }

    private static FactDraft.Values performed(@Nullable Performers performers, String responsibleKey) {
        return performers == null
                ? stating()
                : stating()
                        .with(responsibleKey, performers.getResponsible())
                        .with(Key.PERFORMER, performers.getPerformedBy());
    }
}
