package no.stafett.ledger.pure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import no.stafett.ledger.catalogue.CatalogueReader;
import no.stafett.ledger.catalogue.Service;
import org.junit.jupiter.api.Test;

/** What decides stays pure: no database, no framework, no clock, no randomness, no name of a service. */
class PurePackagesTest {
    private static final String[] PURE = {
        "no.stafett.ledger.fact..",
        "no.stafett.ledger.catalogue..",
        "no.stafett.ledger.evaluate..",
        "no.stafett.ledger.calendar..",
        "no.stafett.ledger.claim.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("no.stafett.ledger");

    @Test
    void it_uses_neither_database_nor_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework..",
                        "org.apache.camel..",
                        "org.slf4j..",
                        "no.stafett.v1..",
                        "no.stafett.ledger.store..",
                        "no.stafett.ledger.person..",
                        "no.stafett.ledger.event..")
                .because("what a person is owed must be the same wherever and whenever it is worked out")
                .check(CLASSES);
    }

    @Test
    void it_asks_no_clock_and_throws_no_dice() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", java.time.ZoneId.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("the day is an argument, so that the past can be shown and a rebuild gives the same")
                .check(CLASSES);
    }

    @Test
    void its_packages_form_no_circle() {
        SlicesRuleDefinition.slices()
                .matching("no.stafett.ledger.(fact|catalogue|evaluate|calendar|claim)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void no_line_of_Java_names_a_service_of_the_catalogue() throws IOException {
        var codes = CatalogueReader.standard().services().stream()
                .map(Service::code)
                .toList();
        var sources = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
        try (var files = Files.walk(sources)) {
            var named = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> codes.stream().anyMatch(read(file)::contains))
                    .toList();
            assertThat(named)
                    .as("files that name a service: let the catalogue say it")
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
