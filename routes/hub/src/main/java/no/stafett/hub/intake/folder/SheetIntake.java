package no.stafett.hub.intake.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.MessageIds;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ServiceClaim;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of a spreadsheet's rows by the adapter of the party's role, hands each to the checks as if the party had put it
 * there itself, and lays beside the file what came of each row.
 *
 * <p>A row's message has an id that is made of what the row says, so a file that is taken again, in part or whole, says nothing
 * twice. Rows are read, sent and answered while the file is read: only those under way are in memory.
 */
final class SheetIntake {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final int UNDERWAY_MAX = 64;
    private static final String CLAIM = ServiceClaim.class.getSimpleName();
    /** So many in a row that can't be recorded mean that none can: the rest is not tried now. */
    private static final int FAILED_MAX = 20;

    private final DataFolder folder;
    private final PartyFiles files;
    private final PartyDirectory directory;
    private final List<SheetAdapter> adapters;
    private final MessageIds ids;
    private final SentBefore sentBefore;
    private final String hub;
    private final Clock clock;
    private final Supplier<Help> help;
    private final Stafett stafett = Stafett.v1();
    private final Map<Path, HandedBack.Beside> beside = new ConcurrentHashMap<>();
    private final Map<Path, Ours> ours = new ConcurrentHashMap<>();

    /** A file of wrong rows that is as the hub wrote it: when it was written, and the name that it is known by. */
    private record Ours(FileTime changed, String digest) {}

    SheetIntake(
            DataFolder folder,
            PartyFiles files,
            PartyDirectory directory,
            List<SheetAdapter> adapters,
            MessageIds ids,
            SentBefore sentBefore,
            String hub,
            Clock clock,
            Supplier<Help> help) {
        this.folder = folder;
        this.files = files;
        this.directory = directory;
        this.adapters = List.copyOf(adapters);
        this.ids = ids;
        this.sentBefore = sentBefore;
        this.hub = hub;
        this.clock = clock;
        this.help = help;
    }

    /** {@code hasTurn} says whether a file of a party would be dealt with now. */
    GenericFileFilter<?> sheetsThatMayBeTaken(Predicate<String> hasTurn) {
        return file -> {
            var path = Path.of(file.getAbsoluteFilePath());
            return file.isDirectory() || (mayBeTaken(path) && hasTurn.test(PartyFiles.partyOf(path)));
        };
    }

    /** Not what the hub itself has put there; wrong rows only once somebody has changed them. */
    private boolean mayBeTaken(Path file) {
        var name = file.getName(file.getNameCount() - 1).toString();
        if (name.startsWith("~$") || HandedBack.isReceipts(name) || !files.mayBeTaken(file)) {
            return false;
        }
        try {
            var changed = Files.getLastModifiedTime(file);
            var known = ours.get(file);
            if (known != null && changed.equals(known.changed())) {
                return false;
            }
            var written = HandedBack.asWritten(file, folder.handedBack(PartyFiles.partyOf(file)));
            if (written.isPresent()) {
                ours.put(file, new Ours(changed, written.get()));
                return false;
            }
            ours.remove(file);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    void tryAgainLater(Exchange exchange) {
        files.tryAgainLater(exchange);
    }

    /** Everything of a spreadsheet: its rows, their answers, and what is wrong with it. */
    void take(Exchange exchange) throws IOException {
        var file = PartyFiles.fileOf(exchange);
        var party = directory.party(PartyFiles.partyOf(file)).orElseThrow();
        var lies = beside.computeIfAbsent(file, HandedBack.Beside::new);
        try (var back = new HandedBack(file, lies, help.get());
                var route = exchange.getContext().createProducerTemplate()) {
            var rows = new RowsUnderWay(party, route, back);
            var adapter = adapterOf(party);
            if (adapter.isPresent()) {
                var today = LocalDate.ofInstant(clock.instant(), NORWAY);
                new SheetTranslator(
                                adapter.orElseThrow(),
                                stafett,
                                new Errand(party.number(), today),
                                hub,
                                ids,
                                sentBefore.by(party.number()))
                        .translate(file, rows);
                rows.finish();
            } else {
                back.found(Finding.of(
                        FindingCode.NATIVE_FORMAT_UNKNOWN, "found", "«" + party.role() + "»", "expected", "XML"));
            }
            back.publish(folder.handedBack(party.number()));
            forgetWhatIsGone(party.number());
            rows.throwFailure();
        }
        beside.remove(file);
        files.done(file);
    }

    /**
     * What was handed back and lies in the party's folder no more, or not as it was, need not be known any longer. What was written
     * within the last day is left: it may not have been looked at yet.
     */
    private void forgetWhatIsGone(String party) throws IOException {
        ours.keySet().removeIf(Files::notExists);
        var there = ours.entrySet().stream()
                .filter(each -> PartyFiles.partyOf(each.getKey()).equals(party))
                .map(each -> each.getValue().digest())
                .collect(Collectors.toSet());
        HandedBack.forget(folder.handedBack(party), there, Instant.now().minus(Duration.ofDays(1)));
    }

    /** The adapter that is named as the role is: {@code reception-centre} for {@code RECEPTION_CENTRE}. */
    private Optional<SheetAdapter> adapterOf(Party party) {
        var name = party.role().toLowerCase(Locale.ROOT).replace('_', '-');
        return adapters.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * Sends rows on, some at a time, and takes the answers in the order of the rows. A claim goes alone: what it is answered hangs
     * on what is recorded before it, and that is what stands above it.
     */
    private final class RowsUnderWay implements SheetTranslator.Rows {
        private record Sent(int row, CompletableFuture<Answer> answer) {}

        private final Party party;
        private final ProducerTemplate route;
        private final HandedBack back;
        private final ArrayDeque<Sent> underway = new ArrayDeque<>();
        private @Nullable Throwable failure;
        private int failedInARow;

        RowsUnderWay(Party party, ProducerTemplate route, HandedBack back) {
            this.party = party;
            this.route = route;
            this.back = back;
        }

        @Override
        public void row(TranslatedRow row) {
            if (!row.isTranslated()) {
                finish(); // so that the answers stand in the order of the rows
                back.wrong(row);
                return;
            }
            if (failedInARow >= FAILED_MAX) {
                finish(); // one of these may have been recorded
            }
            if (failedInARow >= FAILED_MAX) {
                back.waits(row.row().number());
            } else {
                row.documents().forEach(document -> send(row.row().number(), document));
            }
            if (!row.findings().isEmpty()) {
                finish();
                row.findings().forEach(back::found);
            }
        }

        private void send(int row, TranslatedRow.Document document) {
            var alone = document.message().equals(CLAIM);
            if (alone) {
                finish();
            } else if (underway.size() >= UNDERWAY_MAX) {
                answered(underway.remove());
            }
            var incoming = new Incoming(Carrier.FOLDER, party.number(), null, document.bytes(), false);
            underway.add(new Sent(row, route.asyncRequestBody("direct:20-checks", incoming, Answer.class)));
            if (alone) {
                finish();
            }
        }

        @Override
        public void found(Finding finding) {
            finish();
            back.found(finding);
        }

        void finish() {
            while (!underway.isEmpty()) {
                answered(underway.remove());
            }
        }

        private void answered(Sent sent) {
            Answer answer;
            try {
                answer = sent.answer().join();
            } catch (CompletionException failed) {
                failure = failure == null ? failed : failure;
                failedInARow++;
                back.waits(sent.row());
                return;
            }
            failedInARow = 0;
            if (answer.receipt() == null) {
                back.answeredBefore(sent.row());
            } else {
                back.answered(
                        sent.row(), stafett.parser().parse(answer.receipt()).payload());
            }
        }

        /** The file stays, and is tried again, while any of its rows has not been recorded. */
        void throwFailure() {
            if (failure != null) {
                throw new IllegalStateException("A row could not be recorded.", failure);
            }
        }
    }
}
