package no.stafett.hub.pure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages of the hub use each other one way, as their package-info and docs/architecture.md say. */
class PackagesGoOneWayTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("no.stafett.hub");

    /** A package, and which others of the hub it may use. */
    private record May(String name, String... use) {}

    private static final May[] PACKAGES = {
        new May("data"),
        new May("keys"),
        new May("store"),
        new May("embedded", "data"),
        new May("party", "data", "embedded"),
        new May("operate", "data", "embedded", "party"),
        new May("oversight", "operate"),
        new May("log", "data", "keys", "operate", "store"),
        new May("delivery", "data", "embedded", "keys", "log", "store"),
        new May("intake", "data", "delivery", "keys", "operate", "party"),
        new May("record", "data", "delivery", "intake", "keys", "log", "operate", "party", "store"),
        new May("checks", "data", "intake", "party", "record"),
        new May("watch", "data", "keys", "operate", "party", "record"),
    };

    @TestFactory
    Stream<DynamicTest> each_uses_no_other_than_it_may() {
        return Arrays.stream(PACKAGES)
                .map(may -> DynamicTest.dynamicTest(may.name(), () -> noClasses()
                        .that(resideInAPackage(of(may.name())))
                        .should()
                        .dependOnClassesThat(resideInAPackage("no.stafett.hub..")
                                .and(DescribedPredicate.not(resideInAnyPackage(
                                        Stream.concat(Stream.of(may.name()), Arrays.stream(may.use()))
                                                .map(PackagesGoOneWayTest::of)
                                                .toArray(String[]::new)))))
                        .because("a step that knows only those before it can be read, tested and replaced alone")
                        .check(CLASSES)));
    }

    @Test
    void they_go_round_in_no_circle() {
        slices().matching("no.stafett.hub.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a message goes one way through the hub, and so does what its steps know of each other")
                .check(CLASSES);
    }

    @Test
    void the_ledger_is_asked_and_never_decided_for() {
        noClasses()
                .that()
                .resideInAnyPackage("no.stafett.hub.intake..", "no.stafett.hub.checks..", "no.stafett.hub.delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "no.stafett.ledger.evaluate..", "no.stafett.ledger.claim..", "no.stafett.ledger.catalogue..")
                .because("what carries a message must not know what a service is")
                .check(CLASSES);
    }

    private static String of(String name) {
        return "no.stafett.hub." + name + "..";
    }
}
