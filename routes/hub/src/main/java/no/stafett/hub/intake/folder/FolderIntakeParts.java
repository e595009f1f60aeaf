package no.stafett.hub.intake.folder;

import no.stafett.hub.data.DataFolder;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FolderIntakeParts {
    private static final Logger log = LoggerFactory.getLogger(FolderIntakeParts.class);

    @Bean
    FolderIntakeRoute folderIntakeRoute(
            DataFolder folder, PartyDirectory directory, IntakeProperties properties, Underway underway) {
        return new FolderIntakeRoute(folder, new FolderIntake(directory, properties, underway), properties);
    }

    /** Tells that something went wrong with a file, and not with which: its name may be a person's. */
    @Bean
    ExceptionHandler folderFaults() {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable e) {
                log.warn("A folder could not be read or written: {}", FolderIntake.causeOf(e));
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
