package io.github.rolloutplanner.json;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.rolloutplanner.json");

    @Test
    void sixTypesArePublic() {
        assertThat(classes.stream().filter(ArchitectureTest::isPublic).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "RolloutJson",
                        "RunningRolloutJson",
                        "RolloutJournal",
                        "Replay",
                        "TornLine",
                        "JsonContractException");
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    @Test
    void theStreamingParserIsAllThatIsNeeded() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax.annotation..", "com.fasterxml.jackson.core..", "io.github.rolloutplanner..")
                .check(classes);
    }
}
