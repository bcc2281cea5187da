package io.github.rolloutplanner.json;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.rolloutplanner.json");

    /** Beside what writes YAML, which only those need who export it. */
    @Test
    void theStreamingParserIsAllThatIsNeeded() {
        classes()
                .that()
                .haveNameNotMatching(".*[.](YamlText[$]|PlainScalars).*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.annotation..",
                        "javax.net.ssl..",
                        "javax.sql..",
                        "com.fasterxml.jackson.core..",
                        "io.github.rolloutplanner..")
                .check(classes);
    }

    /** The module of databases need not be there, for those who keep nothing in one. */
    @Test
    void databasesAreKnownInOneRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..json.operate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(classes);
    }
}
