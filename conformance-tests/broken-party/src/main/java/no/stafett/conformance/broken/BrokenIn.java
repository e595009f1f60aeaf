package no.stafett.conformance.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The ways in which a hub can be wrong here, each with the requirement that it breaks. */
public enum BrokenIn {
    /** Takes a number with a wrong check digit. */
    ACCEPTING_A_WRONG_CONTROL_DIGIT("R-022", accepting("STF-2022")),
    /** Handles the same bytes as if they were new. */
    FORGETTING_A_DUPLICATE("R-052", () -> {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return (call, hub) -> {
            var document = call.document();
            return hub.answer(
                    call.submits() && !seen.add(document)
                            ? call.withDocument(document.replaceFirst(
                                    Ways.INSTANCE, "<InstanceIdentifier>" + UUID.randomUUID() + "<"))
                            : call);
        };
    }),
    /** Answers a replay with other bytes than at first. */
    ANSWERING_OTHER_BYTES_TO_A_REPLAY("R-052", () -> (call, hub) -> {
        var reply = hub.answer(call);
        return reply.isReplay() && call.submits() ? reply.receipt(receipt -> receipt + "\n") : reply;
    }),
    /** Loses what a vendor has added. */
    DROPPING_AN_EXTENSION(
            "R-208", inboxes(document -> document.replaceAll("(?s)<(\\w+:)?Extension>.*</(\\w+:)?Extension>", ""))),
    /** Finds the fault, and gives it another's number. */
    ANSWERING_WITH_THE_WRONG_CODE("R-022", answers(receipt -> receipt.replace("STF-2022", "STF-2021"))),
    /** Writes times that nobody knows the zone of. */
    LOSING_A_TIME_ZONE("R-201", answers(receipt -> receipt.replaceAll("(CreationDateAndTime>[^<]*)Z<", "$1<"))),
    /** Takes times that nobody knows the zone of. */
    TAKING_A_TIME_WITHOUT_A_ZONE("R-010", accepting("STF-0108")),
    /** Tells a stranger whether a person is known. */
    ANSWERING_A_STRANGER("R-046", () -> {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return (call, hub) -> {
            var reply = hub.answer(call);
            var document = call.document();
            Pattern.compile("DUF_NUMBER\">([0-9]+)<")
                    .matcher(document)
                    .results()
                    .forEach(number -> {
                        if (document.contains("<PersonRegistered")) {
                            known.add(number.group(1));
                        }
                    });
            boolean tells = document.contains("<ServiceClaim") && known.stream().anyMatch(document::contains);
            return tells
                    ? reply.receipt(receipt ->
                            receipt.replaceFirst("(</(?:\\w+:)?Answer>)", "$1<Service>SKILLS_MAPPING</Service>"))
                    : reply;
        };
    }),
    /** Notes what another holds already. */
    LETTING_A_DOUBLE_THROUGH(
            "R-045",
            answers(answer -> answer.contains("Answer>COLLIDES<")
                    ? Ways.accepted(answer.replace("Answer>COLLIDES<", "Answer>NOTED<"))
                    : answer)),
    /** Hands a copy on twice, under two ids. */
    SENDING_A_COPY_TWICE("R-210", () -> {
        Map<String, String> twins = new ConcurrentHashMap<>();
        return (call, hub) -> {
            var reply = hub.answer(call);
            return call.fetches() ? reply.messages(messages -> Ways.doubled(messages, twins)) : reply;
        };
    }),
    /** Gives a proof of something else. */
    GIVING_A_WRONG_PROOF(
            "R-057", answers(receipt -> receipt.replaceFirst("(<(?:\\w+:)?Root>)[0-9a-f]{4}", "$1" + "0bad"))),
    /** Says what is wrong in one language only. */
    FORGETTING_A_LANGUAGE("R-055", answers(receipt -> receipt.replaceAll("(<(\\w+:)?Nb>)[^<]*<", "$1<"))),
    /** Gives the newest first. */
    TURNING_AN_INBOX_AROUND("R-204", () -> (call, hub) -> {
        var reply = hub.answer(call);
        return call.fetches()
                ? reply.messages(messages -> {
                    var turned = new ArrayList<>(messages);
                    Collections.reverse(turned);
                    return turned;
                })
                : reply;
    }),
    /** Lets go of what it has handed out, before the receiver says that it has it. */
    ACKNOWLEDGING_FOR_THE_RECEIVER("R-205", () -> (call, hub) -> {
        var reply = hub.answer(call);
        if (call.fetches()) {
            var ids = new StringBuilder();
            Pattern.compile("<(?:\\w+:)?id>([^<]+)<")
                    .matcher(reply.body())
                    .results()
                    .forEach(id -> ids.append("<b:id>").append(id.group(1)).append("</b:id>"));
            if (ids.length() > 0) {
                hub.answer(new Call(
                        call.authorization(),
                        call.body()
                                .replaceFirst(
                                        "(?s)<b:fetch>.*</b:fetch>", "<b:acknowledge>" + ids + "</b:acknowledge>")));
            }
        }
        return reply;
    }),
    /** Lets in whoever knows a party's number. */
    TAKING_ANY_SECRET("R-203", () -> {
        Map<String, String> secrets = new ConcurrentHashMap<>();
        return (call, hub) -> {
            var caller = call.caller();
            var reply = hub.answer(call);
            if (reply.status() != 401) {
                secrets.put(caller[0], caller[1]);
                return reply;
            }
            var secret = secrets.get(caller[0]);
            return secret == null ? reply : hub.answer(call.as(caller[0], secret));
        };
    }),
    /** Tells who has sent a document about somebody who is looked for. */
    TELLING_WHERE_A_PROTECTED_PERSON_IS("R-059", () -> (call, hub) -> {
        var reply = hub.answer(call);
        return call.fetches()
                ? reply.messages(messages -> messages.stream()
                        .map(message -> message.replaceFirst("(<(?:\\w+:)?from>)310000019<", "$1" + "310000302<"))
                        .toList())
                : reply;
    }),
    /** Takes other bytes under an id that was used. */
    TAKING_A_USED_ID("R-053", accepting("STF-0204")),
    /** Notes a claim whose sender has gone away. */
    NOTING_A_LATE_CLAIM(
            "R-047",
            answers(answer -> answer.contains("Answer>TOO_LATE<")
                    ? Ways.accepted(answer.replace("Answer>TOO_LATE<", "Answer>NOTED<"))
                    : answer)),
    /** Reads UTF-8 only. */
    READING_UTF_8_ONLY(
            "R-002",
            () -> (call, hub) -> hub.answer(
                    call.submits() && call.document().startsWith("\u00fe\u00ff") ? call.withDocument("x") : call)),
    /** Tells nobody that a message was a mistake. */
    KEEPING_A_CORRECTION_TO_ITSELF("R-072", withholding("Correction")),
    /** Keeps what an owner has published. */
    KEEPING_A_CATALOGUE_TO_ITSELF("R-083", withholding("ServiceCatalogue")),
    /** Takes a yes to what nobody has proposed. */
    TRANSFERRING_WITHOUT_A_PROPOSAL("R-082", accepting("STF-4153")),
    /** Finds nothing lost, whatever it is asked about. */
    CALLING_EVERYTHING_WELL(
            "R-086", answers(answer -> answer.replaceAll("(?s)<(\\w+:)?Difference>.*</(\\w+:)?Difference>", ""))),
    /** Says nothing of a receiver that gets nothing. */
    NOT_TELLING_THAT_NOBODY_RECEIVES(
            "R-212",
            answers(receipt ->
                    receipt.replaceAll("(?s)<(\\w+:)?Finding>\\s*<(\\w+:)?Code>STF-500[34].*?</(\\w+:)?Finding>", ""))),
    /** Tells whoever names a receiver whether it is the right one. */
    TELLING_A_STRANGER_WHO_RECEIVES("R-213", () -> (call, hub) -> {
        var reply = hub.answer(call);
        return call.document().contains("<ProvisionEvent") ? reply.receipt(Ways::notReceived) : reply;
    }),
    /** Takes from a party what an operator reads in. */
    TAKING_A_BALANCE_FROM_A_CARRIER("R-084", accepting("STF-0205")),
    /** Answers what was known on a day by what is known now. */
    KNOWING_THEN_WHAT_IS_KNOWN_NOW("R-085", () -> (call, hub) -> {
        var asked = Pattern.compile("<KnownAt>([^<]*)</KnownAt>").matcher(call.document());
        if (!asked.find()) {
            return hub.answer(call);
        }
        var day = asked.group(1);
        return hub.answer(call.withDocument(asked.replaceFirst("")))
                .receipt(answer -> answer.replaceFirst(
                        "<((?:\\w+:)?)AsOf>[^<]*<(/(?:\\w+:)?)AsOf>",
                        "<$1AsOf>" + day + "<$2AsOf><$1KnownAt>" + day + "<$2KnownAt>"));
    }),
    /** Refuses who was born on a leap day. */
    REFUSING_A_LEAP_DAY(
            "R-207",
            () -> (call, hub) -> hub.answer(
                    call.submits()
                            ? call.withDocument(call.document().replaceFirst("([0-9]{4}-02)-29<", "$1-30<"))
                            : call));

    private final String requirement;
    private final Supplier<Fault> fault;

    BrokenIn(String requirement, Supplier<Fault> fault) {
        this.requirement = requirement;
        this.fault = fault;
    }

    /** The requirement that it breaks. */
    public String requirement() {
        return requirement;
    }

    Fault fault() {
        return fault.get();
    }

    /** Changes each answer to a document. */
    private static Supplier<Fault> answers(UnaryOperator<String> change) {
        return () -> (call, hub) -> {
            var reply = hub.answer(call);
            return call.submits() ? reply.receipt(change) : reply;
        };
    }

    /** Changes each document of an inbox. */
    private static Supplier<Fault> inboxes(UnaryOperator<String> change) {
        return () -> (call, hub) -> {
            var reply = hub.answer(call);
            return call.fetches() ? reply.documents(change) : reply;
        };
    }

    /** Leaves documents of this type out of every inbox. */
    private static Supplier<Fault> withholding(String type) {
        return () -> (call, hub) -> {
            var reply = hub.answer(call);
            return call.fetches()
                    ? reply.messages(messages -> messages.stream()
                            .filter(message -> !message.contains(">" + type + "<"))
                            .toList())
                    : reply;
        };
    }

    /** Makes an acceptance of each rejection with this code. */
    private static Supplier<Fault> accepting(String code) {
        return answers(receipt -> receipt.contains(code) ? Ways.accepted(receipt) : receipt);
    }

    /** What several of them do. */
    private static final class Ways {
        private static final String INSTANCE = "<InstanceIdentifier>[^<]*<";

        private Ways() {}

        private static String accepted(String receipt) {
            return receipt.replaceAll("(?s)<(\\w+:)?Finding>.*</(\\w+:)?Finding>", "")
                    .replace(">REJECTED<", ">ACCEPTED<")
                    .replace("Result>NONE<", "Result>RECORDED<")
                    .replace("Result>COLLIDES<", "Result>NOTED<");
        }

        private static String notReceived(String receipt) {
            return receipt.replaceFirst(
                    "<((?:\\w+:)?)Status>ACCEPTED(?:_WITH_WARNINGS)?<(/(?:\\w+:)?)Status>",
                    "<$1Status>ACCEPTED_WITH_WARNINGS<$2Status><$1Finding><$1Code>STF-5004<$2Code>"
                            + "<$1Name>RECEIVER_WITHOUT_GROUND<$2Name><$1Severity>WARNING<$2Severity>"
                            + "<$1Text><c:En xmlns:c=\"urn:stafett:common:1\">Not for the party that was named.</c:En>"
                            + "<c:Nb xmlns:c=\"urn:stafett:common:1\">Ikke for parten som var nevnt.</c:Nb><$2Text>"
                            + "<$2Finding>");
        }

        private static List<String> doubled(List<String> messages, Map<String, String> twins) {
            var doubled = new ArrayList<String>();
            for (var message : messages) {
                var found = Pattern.compile("<(?:\\w+:)?id>([^<]+)<").matcher(message);
                doubled.add(message);
                if (found.find()) {
                    var id = found.group(1);
                    var twin =
                            twins.computeIfAbsent(id, one -> UUID.randomUUID().toString());
                    doubled.add(new Reply(200, message.replace(">" + id + "<", ">" + twin + "<"))
                            .documents(document -> document.replaceFirst(id, twin))
                            .body());
                }
            }
            return doubled;
        }
    }
}
