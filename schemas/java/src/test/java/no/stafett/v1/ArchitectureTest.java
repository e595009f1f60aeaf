package no.stafett.v1;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "no.stafett.v1", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule identifiers_times_and_code_lists_stand_alone = classes()
            .that()
            .resideInAnyPackage("no.stafett.v1.identifier", "no.stafett.v1.time", "no.stafett.v1.codelist")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml.stream..",
                    "jakarta.xml.bind..",
                    "org.jspecify..",
                    "no.stafett.v1.identifier",
                    "no.stafett.v1.time",
                    "no.stafett.v1.codelist")
            .because("they are of use to adapters and vendors without the rest");

    @ArchTest
    static final ArchRule nobody_names_a_rule = noClasses()
            .that()
            .resideOutsideOfPackage("no.stafett.v1.rule")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("no.stafett.v1.rule")
            .because("a rule is a class and a line in the list of services, and nothing else");

    @ArchTest
    static final ArchRule the_model_knows_no_api = noClasses()
            .that()
            .resideInAPackage("no.stafett.v1.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("no.stafett.v1")
            .because("it is generated from the schemas alone");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("no.stafett.v1.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_library_carries_nothing_heavy = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.apache..", "java.sql..", "javax.xml.bind..", "com.helger..")
            .because("a vendor takes it into any program; of ph-sbdh only the schemas are used");
}
