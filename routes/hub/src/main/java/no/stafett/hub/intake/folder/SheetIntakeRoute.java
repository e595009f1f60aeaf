package no.stafett.hub.intake.folder;

import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.IntakeProperties;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes a spreadsheet from a party's folder, sends what its rows say by the way of every document, and lays the answers beside it.
 * The file goes to {@code submit/done} when they are there; after a crash in between it is taken again, and its rows are the
 * messages that they were. Parties do not wait for each other's spreadsheets.
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
        var turns = new SideBySide(
                getContext()
                        .getExecutorServiceManager()
                        .newThreadPool(this, "10-intake-sheets", SideBySide.PARTIES_MAX, SideBySide.PARTIES_MAX),
                sheets::take);
        getContext().getRegistry().bind("sheetsThatMayBeTaken", sheets.sheetsThatMayBeTaken(turns::hasTurn));
        onException(Exception.class)
                .process(sheets::tryAgainLater)
                .handled(false)
                .logStackTrace(false)
                .logExhausted(false);
        onException(SideBySide.NotYet.class).handled(false).logStackTrace(false).logExhausted(false);
        from(FolderAddress.of(folder, properties, "*.xlsx,*.csv", "sheetsThatMayBeTaken", 20))
                .routeId("10-intake-sheets")
                .process(turns);
    }
}
