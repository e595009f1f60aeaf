package no.stafett.hub.intake.folder;

import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.IntakeProperties;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes a document from a party's folder, and lays the answer beside it. The file goes to {@code submit/done} when its
 * answer is there; after a crash in between it is read again and gets the same answer again.
 */
final class FolderIntakeRoute extends RouteBuilder {
    private final DataFolder folder;
    private final FolderIntake intake;
    private final IntakeProperties properties;

    FolderIntakeRoute(DataFolder folder, FolderIntake intake, IntakeProperties properties) {
        this.folder = folder;
        this.intake = intake;
        this.properties = properties;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("filesThatMayBeTaken", intake.filesThatMayBeTaken());
        onException(Exception.class)
                .process(intake::tryAgainLater)
                .handled(false)
                .logStackTrace(false)
                .logExhausted(false);
        from(FolderAddress.of(folder, properties, "*.xml", "filesThatMayBeTaken", 200))
                .routeId("10-intake-folder")
                .process(intake::readFile)
                .to("direct:20-checks")
                .process(intake::putAnswerBeside);
    }
}
