package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliverySectionTest {
    /** What would be better with a flag. */
    private static final List<String> ADVISING_A_FLAG = List.of(
            "Put what can fail behind a server-side flag, off in the submitted version",
            "Build a staged push before the change goes out, or put the change behind a feature flag");

    private static ChangeDraft draft(Delivery... deliveries) {
        return RolloutPlanner.forChange("Order history")
                .behavioral("Orders of ten years are listed")
                .touching(Trait.CRITICAL_PATH)
                .owner("Team Orders")
                .guardrail(Metric.errorRate("Order errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(4_000_000))
                .deliveredBy(deliveries);
    }

    private static RolloutPlan plan(Delivery... deliveries) {
        return draft(deliveries).plan();
    }

    static List<Delivery> withoutFlag() {
        return List.of(
                Delivery.deployment(),
                Delivery.blueGreen(),
                Delivery.replacement(),
                Delivery.configurationPush(),
                Delivery.unstagedConfigurationPush(),
                Delivery.appStore(Delivery.Store.APPLE),
                Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
                Delivery.fleet(40_000),
                Delivery.infrastructure("eu-a", "eu-b", "us-a", "us-b"),
                Delivery.dataMigration(),
                Delivery.library());
    }

    private static List<String> texts(RolloutPlan plan) {
        return PlanTexts.of(plan).bySection().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> percentages(RolloutPlan plan) {
        return plan.phases().stream()
                .map(phase -> phase.percentage().toString())
                .toList();
    }

    private static List<String> names(RolloutPlan plan) {
        return plan.phases().stream().map(RolloutPhase::name).toList();
    }

    private static List<Kind> steps(RolloutPlan plan) {
        return plan.rollback().manualSteps().stream().map(ManualStep::kind).toList();
    }

    private static List<String> rules(Stream<Reason> reasons) {
        return reasons.map(Reason::rule).toList();
    }

    private static List<String> riskRules(RolloutPlan plan) {
        return rules(plan.risks().stream().flatMap(risk -> risk.reasons().stream()));
    }

    private static List<String> dependencyRules(RolloutPlan plan) {
        return rules(plan.dependencies().stream().flatMap(need -> need.reasons().stream()));
    }

    @Test
    void aScheduleNamesCellsAndDates() {
        assertThat(texts(plan(Delivery.library())))
                .anyMatch(text -> text.endsWith("know the schedule: Pre-release (7 days) -> Release"));
        assertThat(texts(plan(Delivery.infrastructure("eu", "us"))))
                .anyMatch(text -> text.matches(".* know the schedule: eu \\(.*\\) -> us"));
        assertThat(texts(plan(Delivery.infrastructure())))
                .anyMatch(text -> text.matches(".* know the schedule: \\d+% \\(.*\\) -> .*100%"));
    }

    @ParameterizedTest
    @MethodSource("withoutFlag")
    void noOtherDeliverySpeaksOfAFlag(Delivery delivery) {
        RolloutPlan plan = plan(delivery);

        assertThat(plan.flags()).isEmpty();
        assertThat(plan.snippets()).isEmpty();
        assertThat(texts(plan))
                .filteredOn(text -> !ADVISING_A_FLAG.contains(text))
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("flag"));
    }

    @ParameterizedTest
    @MethodSource("withoutFlag")
    void eachHasARollbackOfItsOwnAndSaysHowLongItTakes(Delivery delivery) {
        RolloutPlan plan = plan(delivery);
        Duration computed = plan.rollback().reaction().orElseThrow().total();

        assertThat(steps(plan)).doesNotContain(Kind.DISABLE_FLAG);
        assertThat(plan.rollback().within().length().orElseThrow()).isGreaterThanOrEqualTo(computed);
        assertThat(rules(plan.rollback().reaction().orElseThrow().reasons().stream()))
                .contains("reaction.propagation");
    }

    @ParameterizedTest
    @MethodSource("withoutFlag")
    void noWarningAdvisesWhatTheDeliveryCannotDo(Delivery delivery) {
        assertThat(PlanLinter.lint(plan(delivery)))
                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutFlag")
    void theSamePlanEachTime(Delivery delivery) {
        assertThat(plan(delivery)).isEqualTo(plan(delivery));
    }

    @Nested
    class Steps {
        @Test
        void ofTheAppStoreAreSevenDays() {
            RolloutPlan plan = plan(Delivery.appStore(Delivery.Store.APPLE));

            assertThat(percentages(plan)).containsExactly("1%", "2%", "5%", "10%", "20%", "50%", "100%");
            assertThat(plan.phases().get(0).soak()).contains(Duration.ofDays(1));
            assertThat(plan.phases().get(0).targetGroup())
                    .isEqualTo("1% of users with automatic updates, chosen by the App Store");
        }

        @Test
        void ofTheAppStoreArePausedForThirtyDaysAtMost() {
            RolloutPlan plan = draft(Delivery.appStore(Delivery.Store.APPLE))
                    .population(Population.ofUsersPerDay(2_000).withRequestsPerDay(40_000))
                    .plan();
            Duration soaks = plan.phases().stream()
                    .flatMap(phase -> phase.soak().stream())
                    .reduce(Duration.ZERO, Duration::plus);

            assertThat(soaks).isLessThanOrEqualTo(Duration.ofDays(6 + 30));
        }

        @Test
        void ofGooglePlayAreThoseOfTheStrategy() {
            assertThat(percentages(plan(Delivery.appStore(Delivery.Store.GOOGLE_PLAY))))
                    .containsExactly("1%", "5%", "10%", "25%", "50%", "100%");
        }

        @Test
        void ofAMigrationExpandBeforeTheyContract() {
            RolloutPlan plan = plan(Delivery.dataMigration().withBackfill(Duration.ofHours(30)));

            assertThat(names(plan))
                    .startsWith("Expand", "Dual write", "Backfill", "Verify")
                    .endsWith("All reads", "Contract");
            assertThat(plan.phases().get(2).soak()).contains(Duration.ofHours(30));
            assertThat(plan.phases().get(4).targetGroup()).isEqualTo("Random 1% of reads");
            assertThat(plan.phases()
                            .get(9)
                            .goLiveCriteria()
                            .get(1)
                            .reasons()
                            .get(0)
                            .rule())
                    .isEqualTo("gate.no-return");
        }

        @Test
        void ofABreakingReleaseGiveNoticeAndTryTheRemoval() {
            RolloutPlan plan = draft(Delivery.library().withNotice(Duration.ofDays(180)))
                    .touching(Trait.BREAKING_CHANGE)
                    .plan();

            assertThat(names(plan)).containsExactly("Notice", "Brownout of 1 hour", "Brownout of 6 hours", "Removal");
            assertThat(percentages(plan)).containsExactly("0%", "4%", "25%", "100%");
            assertThat(plan.phases().get(0).soak()).contains(Duration.ofDays(180));
        }

        @Test
        void ofAnyOtherReleaseOfferItFirst() {
            assertThat(names(plan(Delivery.library()))).containsExactly("Pre-release", "Release");
        }

        @Test
        void ofABlueGreenDeploymentAreTwo() {
            RolloutPlan plan = plan(Delivery.blueGreen());

            assertThat(percentages(plan)).containsExactly("0%", "100%");
            assertThat(plan.phases().get(0).goLiveCriteria())
                    .singleElement()
                    .satisfies(gate -> assertThat(gate.reasons().get(0).rule()).isEqualTo("gate.smoke-test"));
        }

        @Test
        void ofWhatCannotBeStagedIsOne() {
            RolloutPlan plan = plan(Delivery.unstagedConfigurationPush());

            assertThat(percentages(plan)).containsExactly("100%");
            assertThat(riskRules(plan)).contains("risk-register.all-at-once");
            assertThat(rules(plan.recommendations().stream().flatMap(said -> said.reasons().stream())))
                    .contains("recommend.stage-push");
        }

        @Test
        void ofCellsAreWholeCells() {
            RolloutPlan plan =
                    plan(Delivery.infrastructure("lab", "eu-a", "eu-b", "us-a", "us-b", "us-c", "ap-a", "ap-b"));

            assertThat(names(plan)).containsExactly("lab", "eu-a", "eu-b + us-a", "us-b to ap-b");
            assertThat(percentages(plan)).containsExactly("12.5%", "25%", "50%", "100%");
            assertThat(plan.phases().get(1).audience()).isEqualTo(new Audience.RingMembers("eu-a", 2, "cell"));
        }

        @Test
        void ofCellsWithLongNamesHaveTheNamesOfTheLadder() {
            String[] cells = IntStream.range(0, 8)
                    .mapToObj(cell -> "c".repeat(199) + cell)
                    .toArray(String[]::new);

            assertThat(names(plan(Delivery.infrastructure(cells))))
                    .containsExactly(cells[0], cells[1], "50%", "Full rollout");
        }

        @Test
        void ofOneCellAreOne() {
            assertThat(percentages(plan(Delivery.infrastructure("eu")))).containsExactly("100%");
        }

        @Test
        void ofAFleetAreWholeHosts() {
            RolloutPlan plan = plan(Delivery.fleet(30));

            assertThat(percentages(plan)).containsExactly("3.333333%", "6.666667%", "10%", "26.666667%", "50%", "100%");
            assertThat(plan.phases().get(0).targetGroup()).endsWith("of hosts");
        }

        @Test
        void ofTheLargestFleetAreThoseOfTheStrategy() {
            assertThat(percentages(plan(Delivery.fleet(1_000_000_000_000L))))
                    .containsExactly("1%", "5%", "10%", "25%", "50%", "100%");
        }

        @Test
        void ofTenantsAreWholeTenants() {
            RolloutPlan plan = draft(Delivery.featureFlag())
                    .population(Population.ofUsersPerDay(200_000).withTenants(16))
                    .plan();

            assertThat(percentages(plan)).containsExactly("0%", "6.25%", "25%", "100%");
            assertThat(plan.phases().get(1).targetGroup()).isEqualTo("Ring Beta (1 tenant, 6.25% of all tenants)");
            assertThat(PlanLinter.lint(plan))
                    .noneMatch(finding -> finding.rule().equals("plan.agrees"));
        }

        @Test
        void ofTenantsSpeakTheirWord() {
            RolloutPlan plan = draft(Delivery.featureFlag())
                    .touching(Trait.MULTI_TENANT)
                    .population(Population.ofUsersPerDay(200_000).withTenants(16, "wiki"))
                    .plan();

            assertThat(plan.phases().get(1).targetGroup()).isEqualTo("Ring Beta (1 wiki, 6.25% of all wikis)");
            assertThat(plan.phases().get(3).targetGroup()).isEqualTo("All wikis");
            assertThat(plan.delivery().orElseThrow().unit()).isEqualTo("wiki");
            assertThat(plan.flags().get(0).bucketBy()).contains("wiki.id");
            assertThat(plan.risks()).anyMatch(risk -> risk.mitigation().contains("by wiki (16 wikis)"));
            assertThat(plan.risks()).anyMatch(risk -> risk.mitigation().contains("1 wiki"));
            assertThat(plan.strategy().reasons())
                    .anyMatch(reason -> reason.sentence().contains("16 wikis"));
            assertThat(PlanTexts.of(plan).bySection().values().stream().flatMap(List::stream))
                    .noneMatch(text -> text.contains("tenant"));
            assertThat(PlanLinter.lint(plan))
                    .noneMatch(finding -> finding.rule().equals("plan.agrees"));
        }

        @Test
        void ofTenantsByPercentageAreWholeOnesToo() {
            RolloutPlan plan = draft(Delivery.deployment())
                    .population(Population.ofUsersPerDay(200_000).withTenants(16, "wiki"))
                    .using("percentage")
                    .plan();

            assertThat(percentages(plan)).containsExactly("6.25%", "25%", "50%", "100%");
            assertThat(plan.phases().get(0).targetGroup()).isEqualTo("Random 6.25% of wikis");
        }

        @Test
        void ofAFleetCountHostsWhateverItsTenantsAre() {
            RolloutPlan plan = draft(Delivery.fleet(30))
                    .population(Population.ofUsersPerDay(200_000).withTenants(16, "wiki"))
                    .plan();

            assertThat(plan.delivery().orElseThrow().unit()).isEqualTo("host");
            assertThat(plan.phases()).noneMatch(phase -> phase.targetGroup().contains("wiki"));
        }

        @Test
        void ofOneTenantAreTheTeamAndAll() {
            RolloutPlan plan = draft(Delivery.featureFlag())
                    .population(Population.ofUsersPerDay(200_000).withTenants(1))
                    .plan();

            assertThat(percentages(plan)).containsExactly("0%", "100%");
        }
    }

    @Nested
    class Rollback {
        @Test
        void ofAnAppIsAHaltAndAFixedVersion() {
            RolloutPlan plan = plan(Delivery.appStore(Delivery.Store.APPLE));

            assertThat(steps(plan))
                    .startsWith(Kind.HALT, Kind.REDEPLOY, Kind.FIX_FORWARD)
                    .doesNotContain(Kind.SMOKE_TEST);
            assertThat(plan.rollback().communication().external())
                    .contains("For now we have paused a change: Orders of ten years are listed");
            assertThat(plan.rollback().within().length())
                    .contains(Duration.ofDays(3).plusMinutes(2));
        }

        @Test
        void ofADeploymentIsItsTrafficWeight() {
            assertThat(steps(plan(Delivery.deployment())))
                    .startsWith(Kind.SHIFT_TRAFFIC, Kind.REDEPLOY)
                    .endsWith(Kind.LOWER);
        }

        @Test
        void ofAMigrationReadsThePreviousStoreAndNeverDestroysData() {
            RolloutPlan plan = plan(Delivery.dataMigration());

            assertThat(steps(plan)).startsWith(Kind.SHIFT_TRAFFIC, Kind.REVERT_DATA, Kind.FIX_FORWARD);
            assertThat(plan.rollback().data().reversal()).isEqualTo(DataRollback.Kind.PROCEDURE);
            assertThat(plan.rollback().data().procedure()).contains("loses every write since it was taken");
        }

        @Test
        void takesAsLongAsTheTeamMeasured() {
            RolloutPlan plan = draft(Delivery.fleet(40_000))
                    .tooling(Tooling.builder()
                            .rollbackTime(Duration.ofMinutes(78))
                            .build())
                    .plan();

            assertThat(plan.rollback().reaction().orElseThrow().propagation()).isEqualTo(Duration.ofMinutes(78));
            assertThat(plan.rollback().within().length()).contains(Duration.ofMinutes(80));
        }

        @Test
        void takesWhatThePolicyAssumes() {
            RolloutPolicy policy = RolloutPolicy.standard()
                    .withDeliveries(RolloutPolicy.standard()
                            .deliveries()
                            .withRollbackTime(Delivery.Kind.FLEET, Duration.ofHours(1)));

            RolloutPlan plan = RolloutPlanner.withPolicy(policy)
                    .describe("Sensor 7")
                    .touching(Trait.KERNEL_OR_AGENT)
                    .plan();

            assertThat(plan.rollback().reaction().orElseThrow().propagation()).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void isPromisedAsTheCallerPromisesItEvenIfItTakesLonger() {
            RolloutPlan plan = draft(Delivery.fleet(40_000))
                    .rollbackWithin(Duration.ofMinutes(5))
                    .plan();

            assertThat(plan.rollback().within().length()).contains(Duration.ofMinutes(5));
            assertThat(PlanLinter.lint(plan)).anyMatch(finding -> finding.path().equals("rollback.within"));
        }

        @Test
        void isPromisedForWhenCachesHaveExpired() {
            RolloutPlan plan = draft(Delivery.featureFlag())
                    .tooling(Tooling.builder()
                            .cache("the CDN")
                            .cacheLifetime(Duration.ofHours(24))
                            .build())
                    .plan();

            assertThat(plan.rollback().within().length())
                    .contains(Duration.ofHours(24).plusMinutes(3));
            assertThat(rules(plan.rollback().reasons().stream())).containsExactly("rollback.bound-computed");
        }

        @Test
        void offersTheWayDownAsAnAlternativeThatEndsAtZero() {
            List<ManualStep> steps = plan(Delivery.featureFlag()).rollback().manualSteps();

            assertThat(steps.get(steps.size() - 1).text())
                    .isEqualTo(
                            "Alternative, if no guardrail is breached: lower the percentage step by step to 50%, 25%,"
                                    + " 10%, 5%, 1% and 0%");
        }
    }

    @Nested
    class Advice {
        @Test
        void ofAFlagKnowsThatItsServiceCanFailAndThatItIsForgotten() {
            assertThat(riskRules(plan(Delivery.featureFlag())))
                    .contains(
                            "risk-register.flag-service",
                            "risk-register.flag-forgotten",
                            "risk-register.not-rehearsed");
        }

        @Test
        void ofABinaryBehindAFlagAsksForTheBinaryFirst() {
            RolloutPlan plan = plan(Delivery.appStore(Delivery.Store.GOOGLE_PLAY), Delivery.featureFlag());

            assertThat(dependencyRules(plan)).contains("dependency.ahead", "dependency.flag-system");
            assertThat(plan.delivery().orElseThrow().ahead())
                    .containsExactly(Delivery.appStore(Delivery.Store.GOOGLE_PLAY));
        }

        @Test
        void asksForTheDeliveryWhereItWasNotSaid() {
            assertThat(rules(draft().plan().recommendations().stream().flatMap(said -> said.reasons().stream())))
                    .contains("recommend.delivery");
            assertThat(rules(plan(Delivery.featureFlag()).recommendations().stream()
                            .flatMap(said -> said.reasons().stream())))
                    .doesNotContain("recommend.delivery");
        }

        @Test
        void checksPaymentsWhereSomebodyPays() {
            RolloutPlan plan =
                    draft(Delivery.featureFlag()).touching(Trait.PAYMENTS).plan();

            assertThat(plan.phases().get(0).percentage()).isEqualTo(percent(0));
            assertThat(plan.risks())
                    .filteredOn(risk -> risk.reasons().get(0).rule().equals("risk-register.payments"))
                    .singleElement()
                    .satisfies(risk -> assertThat(risk.mitigation()).contains("Beta (5%)"));
        }
    }

    @Test
    void theBlastRadiusDecidesNotTheNameOfTheEnvironment() {
        RolloutPlan shared = RolloutPlanner.forChange("Resolver rules")
                .in(Environment.STAGING)
                .touching(Trait.GLOBAL_CONFIG, Trait.CRITICAL_PATH, Trait.CONFIGURATION)
                .plan();
        RolloutPlan own = RolloutPlanner.forChange("Resolver rules")
                .in(Environment.STAGING)
                .touching(Trait.CRITICAL_PATH, Trait.CONFIGURATION)
                .plan();

        assertThat(shared.assessment().orElseThrow().need()).isEqualTo(RolloutNeed.REQUIRED);
        assertThat(shared.phases()).hasSizeGreaterThan(1);
        assertThat(own.assessment().orElseThrow().need()).isEqualTo(RolloutNeed.SKIP);
    }
}
