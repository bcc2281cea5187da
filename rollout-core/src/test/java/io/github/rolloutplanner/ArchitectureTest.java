package io.github.rolloutplanner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.rolloutplanner.reason.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;

/** The way through the house: one direction, no way back, and nothing inside that two runs could not agree on. */
@AnalyzeClasses(packages = "io.github.rolloutplanner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.rolloutplanner";

    /** The rooms, from the ground up: what stands in one knows only its own room and those above it in this list. */
    private static final List<String> ROOMS = List.of(
            ".internal.statistics",
            ".internal.text",
            ".reason",
            ".internal.bounds",
            ".internal.rules",
            ".metric",
            ".internal.naming",
            ".flag",
            ".snippet",
            ".experiment",
            ".change",
            ".evidence",
            ".schedule",
            ".policy",
            ".assessment",
            ".strategy",
            ".internal.evidence",
            ".internal.targeting",
            ".plan",
            ".internal.planning.delivery",
            ".internal.planning",
            ".internal.planning.advice",
            ".internal.validation",
            ".internal",
            ".lint",
            ".diff",
            ".observation",
            ".internal.state",
            ".internal.detection",
            ".decision",
            ".portfolio",
            ".rehearsal",
            ".operate",
            ".internal.rows",
            ".operate.sql",
            ".openfeature",
            ".report",
            "");

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION = classes().should(knowOnlyWhatStandsBelow());

    private static ArchCondition<JavaClass> knowOnlyWhatStandsBelow() {
        return new ArchCondition<>("know only the rooms below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = roomOf(type);
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " stands in no room of the list"));
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(ROOT) && roomOf(target) > own) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static int roomOf(JavaClass type) {
        return ROOMS.indexOf(room(type));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    @ArchTest
    static final ArchRule STATISTICS_KNOW_NO_DOMAIN = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.statistics")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".internal.statistics")));

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_JSON = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "jakarta.json..", "com.google.gson..", "..json..");

    /** Those that put a reason into a text for people. */
    private static final DescribedPredicate<JavaClass> RENDERERS = JavaClass.Predicates.resideInAPackage(
                    ROOT + ".reason")
            .or(JavaClass.Predicates.simpleName("DecisionText"))
            .or(JavaClass.Predicates.simpleName("NoticeText"))
            .or(JavaClass.Predicates.simpleName("ReasonText"));

    @ArchTest
    static final ArchRule NOTHING_DECIDES_BY_READING_A_REASON =
            noClasses().that(DescribedPredicate.not(RENDERERS)).should().accessTargetWhere(readsAReason());

    private static DescribedPredicate<JavaAccess<?>> readsAReason() {
        return DescribedPredicate.describe(
                "reads the rule, the facts or the sentence of a reason",
                access -> access.getTargetOwner().isEquivalentTo(Reason.class)
                        && List.of("rule()", "facts()", "sentence()").stream()
                                .anyMatch(
                                        read -> access.getTarget().getFullName().endsWith("." + read)));
    }

    /** Planning and deciding know lengths of time; a time on a clock is an argument, and stands in these rooms alone. */
    private static final List<String> ROOMS_OF_THE_WALL_CLOCK = List.of(
            ".schedule",
            ".policy",
            ".plan",
            ".diff",
            ".internal.state",
            ".decision",
            ".portfolio",
            ".operate",
            ".internal.rows",
            ".operate.sql",
            ".openfeature",
            ".report",
            "");

    @ArchTest
    static final ArchRule NOTHING_ASKS_FOR_THE_TIME = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, TimeZone.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks java.time for now or for the zone of the machine",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && !call.getTargetOwner().isEquivalentTo(InstantSource.class)
                            && List.of("now", "systemDefault").contains(call.getName())))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule THE_WALL_CLOCK_STANDS_IN_ITS_ROOMS = noClasses()
            .that(DescribedPredicate.describe("plan and decide", type -> !ROOMS_OF_THE_WALL_CLOCK.contains(room(type))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    Instant.class,
                    InstantSource.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    ZonedDateTime.class,
                    ZoneId.class);

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
