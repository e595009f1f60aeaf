package no.stafett.hub.intake.opening;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.OpeningBalances;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Receipt;
import org.jspecify.annotations.Nullable;

/** Sends the people of a file the way of every message, some at a time, and takes the answers in the order of the file. */
final class OpeningDesk implements OpeningBalances {
    private static final int UNDERWAY_MAX = 64;
    /** After so many failures of the hub in a row the rest is left for the next time. */
    private static final int FAILED_MAX = 20;

    private static final int BYTES_MAX = 1 << 20;
    private static final Set<String> DOUBLES =
            Set.of(FindingCode.DOUBLE_PROVISION.name(), FindingCode.CLAIM_CONTESTED.name());

    private final PartyDirectory directory;
    private final OperatorActs acts;
    private final String hub;
    private final Function<Incoming, CompletableFuture<Answer>> way;
    private final Stafett stafett = Stafett.v1();

    /**
     * A desk.
     *
     * @param acts puts it into the log that a file is read in, before it is
     * @param way takes a document the way of every message
     */
    OpeningDesk(
            PartyDirectory directory,
            OperatorActs acts,
            String hub,
            Function<Incoming, CompletableFuture<Answer>> way) {
        this.directory = directory;
        this.acts = acts;
        this.hub = hub;
        this.way = way;
    }

    @Override
    public Outcome read(String party, InputStream file, Consumer<Row> rows) throws IOException {
        var known = directory.party(party);
        if (known.isEmpty()) {
            throw new NotDone(
                    "No party has this number. See ./stafett party list.",
                    "Ingen part har dette nummeret. Se ./stafett party list.");
        }
        if (known.get().state() != Party.State.ACTIVE) {
            throw new NotDone("The party is suspended.", "Parten er satt på pause.");
        }
        var people = new PersonDocuments(file, party, hub, BYTES_MAX);
        acts.record("LEDGER_IMPORTED", Map.of("party", party));
        return new Run(party, rows).all(people);
    }

    private final class Run {
        private record Sent(PersonDocuments.OnePerson person, CompletableFuture<Answer> answer) {}

        private final String party;
        private final Consumer<Row> rows;
        private final ArrayDeque<Sent> underway = new ArrayDeque<>();
        private int imported;
        private int unchanged;
        private int rejected;
        private int held;
        private int doubles;
        private int misses;
        private int failedInARow;

        private Run(String party, Consumer<Row> rows) {
            this.party = party;
            this.rows = rows;
        }

        private Outcome all(PersonDocuments people) throws IOException {
            boolean complete = false;
            while (failedInARow < FAILED_MAX) {
                PersonDocuments.OnePerson person;
                try {
                    person = people.next();
                } catch (XMLStreamException e) {
                    finish();
                    if (PersonDocuments.isReading(e)) {
                        throw new IOException("The file could not be read any further", e);
                    }
                    rows.accept(
                            noXml(e.getLocation() == null ? 0 : e.getLocation().getLineNumber()));
                    break;
                } catch (NoSuchElementException ended) {
                    finish();
                    rows.accept(noXml(0));
                    break;
                }
                if (person == null) {
                    complete = true;
                    break;
                }
                send(person);
            }
            finish();
            return new Outcome(imported, unchanged, rejected, held, doubles, misses, complete && held == 0);
        }

        private static Row noXml(int line) {
            return new Row(0, line, "rejected", List.of(Said.of(Finding.of(FindingCode.NOT_XML))));
        }

        private void send(PersonDocuments.OnePerson person) {
            var document = person.document();
            if (document == null) {
                finish();
                rejected++;
                rows.accept(new Row(
                        person.row(),
                        person.line(),
                        "rejected",
                        List.of(Said.of(Finding.of(
                                FindingCode.TOO_LARGE,
                                "sizeBytes",
                                "> " + BYTES_MAX,
                                "limitBytes",
                                Integer.toString(BYTES_MAX))))));
                return;
            }
            while (underway.size() >= UNDERWAY_MAX || isUnderway(person.numbers())) {
                answered(underway.remove());
            }
            underway.add(new Sent(person, way.apply(new Incoming(Carrier.IMPORT, party, null, document, false))));
        }

        /** Of two rows about one person the first is read in first, or which of them counts would be left to chance. */
        private boolean isUnderway(Set<String> numbers) {
            return underway.stream()
                    .anyMatch(sent -> !Collections.disjoint(sent.person().numbers(), numbers));
        }

        private void finish() {
            while (!underway.isEmpty()) {
                answered(underway.remove());
            }
        }

        private void answered(Sent sent) {
            Answer answer;
            try {
                answer = sent.answer().join();
            } catch (CompletionException failed) {
                failedInARow++;
                held++;
                say(sent, "held", List.of(Said.of(Finding.of(FindingCode.HUB_FAULT))));
                return;
            }
            failedInARow = 0;
            var said = said(answer.receipt());
            if (answer.status().equals("rejected")) {
                rejected++;
            } else {
                if (answer.replayed()) {
                    unchanged++;
                } else {
                    imported++;
                }
                said.forEach(this::count);
            }
            if (!said.isEmpty()) {
                say(sent, answer.status(), said);
            }
        }

        private void count(Said said) {
            if (DOUBLES.contains(said.name())) {
                doubles++;
            } else if (said.name().equals(FindingCode.ALREADY_OVERDUE.name())) {
                misses++;
            }
        }

        private void say(Sent sent, String status, List<Said> said) {
            rows.accept(new Row(sent.person().row(), sent.person().line(), status, said));
        }

        private List<Said> said(byte @Nullable [] answer) {
            if (answer == null || !(stafett.parser().parse(answer).payload() instanceof Receipt receipt)) {
                return List.of();
            }
            return receipt.getChecked().getFinding().stream()
                    .map(finding -> new Said(
                            finding.getCode(),
                            finding.getName(),
                            finding.getSeverity().value(),
                            finding.getAt(),
                            finding.getText().getEn(),
                            finding.getText().getNb()))
                    .toList();
        }
    }
}
