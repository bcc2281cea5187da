package io.github.rolloutplanner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;

/** The way through the house: one direction, no way back, and nothing inside that two runs could not agree on. */
@AnalyzeClasses(packages = "io.github.rolloutplanner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.rolloutplanner";

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("reason")
            .definedBy(ROOT + ".reason")
            .layer("metric")
            .definedBy(ROOT + ".metric")
            .layer("flag")
            .definedBy(ROOT + ".flag")
            .layer("snippet")
            .definedBy(ROOT + ".snippet")
            .layer("experiment")
            .definedBy(ROOT + ".experiment")
            .layer("statistics")
            .definedBy(ROOT + ".statistics")
            .layer("change")
            .definedBy(ROOT + ".change")
            .layer("evidence")
            .definedBy(ROOT + ".evidence")
            .layer("assessment")
            .definedBy(ROOT + ".assessment")
            .layer("strategy")
            .definedBy(ROOT + ".strategy")
            .layer("plan")
            .definedBy(ROOT + ".plan")
            .layer("lint")
            .definedBy(ROOT + ".lint")
            .layer("decision")
            .definedBy(ROOT + ".decision")
            .layer("front door")
            .definedBy(ROOT)
            .whereLayer("statistics")
            .mayNotAccessAnyLayer()
            .whereLayer("reason")
            .mayNotAccessAnyLayer()
            .whereLayer("metric")
            .mayOnlyAccessLayers("reason")
            .whereLayer("flag")
            .mayOnlyAccessLayers("metric", "reason")
            .whereLayer("snippet")
            .mayOnlyAccessLayers("flag", "metric", "reason")
            .whereLayer("experiment")
            .mayOnlyAccessLayers("metric", "reason", "statistics")
            .whereLayer("change")
            .mayOnlyAccessLayers("experiment", "snippet", "flag", "metric", "reason")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("change", "metric", "reason", "statistics")
            .whereLayer("assessment")
            .mayOnlyAccessLayers("change", "metric", "reason")
            .whereLayer("strategy")
            .mayOnlyAccessLayers("assessment", "change", "experiment", "flag", "metric", "reason")
            .whereLayer("plan")
            .mayOnlyAccessLayers(
                    "strategy", "evidence", "assessment", "change", "experiment", "snippet", "flag", "metric", "reason")
            .whereLayer("lint")
            .mayOnlyAccessLayers(
                    "plan",
                    "strategy",
                    "evidence",
                    "assessment",
                    "change",
                    "experiment",
                    "flag",
                    "metric",
                    "reason",
                    "statistics")
            .whereLayer("decision")
            .mayOnlyAccessLayers("plan", "strategy", "evidence", "experiment", "metric", "reason", "statistics")
            .whereLayer("front door")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule EVERY_CLASS_HAS_ITS_PLACE = classes()
            .should()
            .resideInAnyPackage(
                    ROOT,
                    ROOT + ".reason",
                    ROOT + ".metric",
                    ROOT + ".flag",
                    ROOT + ".snippet",
                    ROOT + ".experiment",
                    ROOT + ".evidence",
                    ROOT + ".statistics",
                    ROOT + ".change",
                    ROOT + ".assessment",
                    ROOT + ".strategy",
                    ROOT + ".plan",
                    ROOT + ".lint",
                    ROOT + ".decision")
            .because("a new package needs a place in the order of packages");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STATISTICS_KNOW_NO_DOMAIN = noClasses()
            .that()
            .resideInAPackage(ROOT + ".statistics")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(ROOT, ROOT + ".(**)")
                    .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".statistics")));

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_JSON = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "jakarta.json..", "com.google.gson..", "..json..");

    @ArchTest
    static final ArchRule NOTHING_ASKS_FOR_THE_TIME = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    Clock.class,
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    ZonedDateTime.class,
                    ZoneId.class,
                    TimeZone.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule NOTHING_IS_LEFT_TO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, UUID.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_WHERE_IT_RUNS = noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "lineSeparator");
}
