package no.stafett.hub.intake.folder;

import java.time.Clock;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.MessageIds;
import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import no.stafett.hub.keys.KeyFiles;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FolderIntakeParts {
    private static final Logger log = LoggerFactory.getLogger(FolderIntakeParts.class);

    @Bean
    PartyFiles partyFiles(PartyDirectory directory) {
        return new PartyFiles(directory);
    }

    @Bean
    FolderIntakeRoute folderIntakeRoute(
            DataFolder folder, PartyFiles files, IntakeProperties properties, Underway underway) {
        return new FolderIntakeRoute(folder, new FolderIntake(files, properties, underway), properties);
    }

    @Bean
    SheetIntakeRoute sheetIntakeRoute(
            DataFolder folder,
            PartyFiles files,
            PartyDirectory directory,
            IntakeProperties properties,
            HubProperties hub,
            Environment environment,
            DataSource database,
            Clock clock) {
        var adapters = ServiceLoader.load(SheetAdapter.class, SheetAdapter.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var sheets = new SheetIntake(
                folder,
                files,
                directory,
                adapters,
                MessageIds.keyed(KeyFiles.ofRows(folder.keys())),
                new SentBefore(database),
                hub.number(),
                clock,
                () -> Help.at(hub.address() == null ? "http://127.0.0.1:" + port(environment) : hub.address()));
        return new SheetIntakeRoute(folder, sheets, properties);
    }

    /** The port that the web server has; before it has one a file waits for its next turn. */
    private static String port(Environment environment) {
        return environment.getRequiredProperty("local.server.port");
    }

    /** Tells that something went wrong with a file, and not with which: its name may be a person's. */
    @Bean
    ExceptionHandler folderFaults() {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable e) {
                if (!(e instanceof SideBySide.NotYet)) {
                    log.warn("A folder could not be read or written: {}", PartyFiles.causeOf(e));
                }
            }

            @Override
            public void handleException(@Nullable String message, Throwable e) {
                handleException(e);
            }

            @Override
            public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable e) {
                handleException(e);
            }
        };
    }
}
