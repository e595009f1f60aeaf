package no.stafett.hub.intake.folder;

import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.IntakeProperties;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes a spreadsheet from a party's folder, sends what its rows say by the way of every document, and lays the answers beside it.
 * The file goes to {@code submit/done} when they are there; after a crash in between it is taken again, and its rows are the
 * messages that they were.
 */
final class SheetIntakeRoute extends RouteBuilder {
    private final DataFolder folder;
    private final SheetIntake sheets;
    private final IntakeProperties properties;

    SheetIntakeRoute(DataFolder folder, SheetIntake sheets, IntakeProperties properties) {
        this.folder = folder;
        this.sheets = sheets;
        this.properties = properties;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("sheetsThatMayBeTaken", sheets.sheetsThatMayBeTaken());
        onException(Exception.class)
                .process(sheets::tryAgainLater)
                .handled(false)
                .logStackTrace(false)
                .logExhausted(false);
        from("file:" + folder.folders()
                        + "?recursive=true&minDepth=3&maxDepth=3&antInclude=*/submit/*.xlsx,*/submit/*.csv"
                        + "&antFilterCaseSensitive=false&filter=#sheetsThatMayBeTaken"
                        // half-written files are left alone, and no name of a file comes into a log
                        + "&readLock=changed&readLockCheckInterval=50&readLockLoggingLevel=OFF"
                        + "&readLockMinAge=" + properties.folderQuiet().toMillis()
                        + "&delay=" + properties.folderEvery().toMillis()
                        + "&sortBy=file:modified&maxMessagesPerPoll=20&eagerMaxMessagesPerPoll=false"
                        + "&runLoggingLevel=OFF&exceptionHandler=#folderFaults"
                        + "&move=${file:parent}/done/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}")
                .routeId("10-intake-sheets")
                .process(sheets::take);
    }
}
