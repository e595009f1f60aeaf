package no.stafett.hub.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.party.Party;
import no.stafett.hub.record.MessageWork;
import no.stafett.v1.Examination;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Header;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** Runs the standard's layers over a document, and asks the directory whether its sender may say it here. */
public final class Checks {

    private static final String OPENING_BALANCE = "OpeningBalance";

    private final Stafett stafett;
    private final Function<String, Optional<Party>> party;
    private final Supplier<Instant> clock;
    private final String hub;

    /**
     * Makes the checks.
     *
     * @param party a party of the directory, by number
     * @param clock the hub's time
     * @param hub the hub's own number: a receiver of it means, route by rule
     */
    public Checks(Stafett stafett, Function<String, Optional<Party>> party, Supplier<Instant> clock, String hub) {
        this.stafett = stafett;
        this.party = party;
        this.clock = clock;
        this.hub = hub;
    }

    /** Judges a document; never throws for what is wrong with it. */
    public MessageWork examine(Incoming incoming) {
        var received = clock.get();
        var digest = incoming.sha256();
        var carried = carrierFindings(incoming);
        if (!carried.isEmpty()) {
            return new MessageWork(incoming, null, null, null, carried, digest, received);
        }
        var examination = stafett.examine(incoming.document(), this::rolesOf);
        var findings = new ArrayList<>(examination.findings());
        var header = examination.header().orElse(null);
        boolean believed = true;
        if (header != null) {
            var spoken = channelFinding(incoming.channelParty(), header);
            believed = spoken.isEmpty();
            spoken.ifPresent(findings::add);
            if (header.type().equals(OPENING_BALANCE)
                    && incoming.carrier() != Carrier.IMPORT
                    && findings.stream().noneMatch(Finding::isError)) {
                findings.add(Finding.of(FindingCode.BY_IMPORT_ONLY));
            }
            if (findings.stream().noneMatch(Finding::isError)) {
                receiverFinding(header).ifPresent(findings::add);
            }
        }
        return new MessageWork(
                incoming,
                believed ? header : null, // nobody spends another party's ids
                examination.instanceIdentifier().orElse(null),
                payload(examination, findings),
                findings,
                digest,
                received);
    }

    private static @Nullable Object payload(Examination examination, List<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError)
                ? null
                : examination.message().map(Message::payload).orElse(null);
    }

    private List<Finding> carrierFindings(Incoming incoming) {
        var channel = party.apply(incoming.channelParty());
        if (channel.isEmpty()) {
            return List.of(Finding.of(FindingCode.UNKNOWN_SENDER, "party", incoming.channelParty()));
        }
        if (channel.get().state() != Party.State.ACTIVE) {
            return List.of(Finding.of(FindingCode.PARTY_SUSPENDED, "party", incoming.channelParty()));
        }
        if (incoming.text()) {
            return List.of(Finding.of(FindingCode.NOT_BYTES));
        }
        if (incoming.cut()) {
            return List.of(Finding.of(
                    FindingCode.TOO_LARGE,
                    "sizeBytes",
                    Long.toString(incoming.sizeBytes()),
                    "limitBytes",
                    Integer.toString(stafett.settings().limits().sizeBytesMax())));
        }
        return List.of();
    }

    /** A party speaks for itself, or for those whom the directory lets it speak for. */
    private Optional<Finding> channelFinding(String channel, Header header) {
        if (!header.sender().equals(channel)) {
            return Optional.of(
                    Finding.of(FindingCode.SENDER_NOT_CHANNEL, "sender", header.sender(), "channel", channel));
        }
        var spokenFor = header.principal();
        boolean may = party.apply(channel)
                .map(speaker -> speaker.maySpeakFor(spokenFor))
                .orElse(false);
        return may
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.SENDER_NOT_CHANNEL, "sender", spokenFor, "channel", channel));
    }

    private Optional<Finding> receiverFinding(Header header) {
        if (header.receiver().equals(hub)) {
            return Optional.empty();
        }
        var named = party.apply(header.receiver());
        if (named.isEmpty()) {
            return Optional.of(Finding.of(FindingCode.RECEIVER_UNKNOWN, "receiver", header.receiver()));
        }
        return named.get().state() == Party.State.ACTIVE
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.RECEIVER_SUSPENDED));
    }

    private Set<String> rolesOf(OrganisationNumber number, LocalDate on) {
        return party.apply(number.value()).stream()
                .filter(known -> known.isValidOn(on))
                .map(Party::role)
                .collect(Collectors.toUnmodifiableSet());
    }
}
