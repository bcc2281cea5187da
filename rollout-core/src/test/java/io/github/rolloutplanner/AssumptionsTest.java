package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.Assumption;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the numbers of a plan rest on is said, and no longer where a fact takes its place. */
class AssumptionsTest {
    private static final Population USERS = Population.ofUsersPerDay(120_000);
    private static final Population REQUESTS = USERS.withRequestsPerDay(2_400_000);
    private static final Metric ERRORS =
            Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5));

    private static RolloutPlan plan(Population population, Metric metric, Trait trait) {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(trait)
                .behavioral("Search finds what was meant")
                .population(population)
                .guardrail(metric)
                .plan();
    }

    private static RolloutPlan canary(Population population, Metric metric) {
        return plan(population, metric, Trait.CRITICAL_PATH);
    }

    private static List<String> rules(RolloutPlan plan) {
        return plan.assumptions().stream()
                .flatMap(assumption -> assumption.reasons().stream())
                .map(reason -> reason.rule())
                .toList();
    }

    private static Assumption assumption(RolloutPlan plan, String rule) {
        return plan.assumptions().stream()
                .filter(found -> found.reasons().get(0).rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Population known(Population population) {
        double[] hours =
                IntStream.range(0, 24).mapToDouble(hour -> 1 + hour % 2).toArray();
        return population.withUsersPerWeek(400_000).withUsersPerMonth(700_000).withHourlyProfile(hours);
    }

    @Test
    void areNoneWhereEverythingIsSaid() {
        Metric metric = ERRORS.withIntraclassCorrelation(0.02).withBaseline(Baseline.within(percent(5)));

        assertThat(canary(known(REQUESTS), metric).assumptions()).isEmpty();
    }

    @Test
    void areNoneWhereNothingIsComputed() {
        RolloutPlan plan = RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .guardrail(ERRORS)
                .plan();

        assertThat(plan.assumptions()).isEmpty();
        assertThat(plan.explain()).doesNotContain("Assumptions");
    }

    @Test
    void areExplained() {
        RolloutPlan plan = canary(REQUESTS, ERRORS);

        assertThat(rules(plan))
                .containsExactly(
                        "assumption.independent-requests",
                        "assumption.growth",
                        "assumption.even-traffic",
                        "assumption.baseline");
        assertThat(plan.assumptions())
                .allSatisfy(assumption -> assertThat(plan.explain())
                        .contains(assumption.assumption())
                        .contains(assumption.reasons().get(0).sentence())
                        .contains(assumption.remedy()));
    }

    @Nested
    class IndependentRequests {
        private static final String RULE = "assumption.independent-requests";

        @Test
        void areAssumedUntilTheirCorrelationIsStated() {
            assertThat(rules(canary(REQUESTS, ERRORS))).contains(RULE);
            assertThat(rules(canary(REQUESTS, ERRORS.withIntraclassCorrelation(0.03))))
                    .doesNotContain(RULE);
        }

        @Test
        void areNotAssumedOfWhatIsSummedUpByUserOrCountsUsers() {
            assertThat(rules(canary(REQUESTS, ERRORS.withExposureUnit(ExposureUnit.REQUEST_BY_USER))))
                    .doesNotContain(RULE);
            assertThat(rules(canary(REQUESTS, ERRORS.withExposureUnit(ExposureUnit.USER))))
                    .doesNotContain(RULE);
        }

        @Test
        void areNotAssumedWhereNoUserMakesTwo() {
            assertThat(rules(canary(USERS.withRequestsPerDay(40_000).withUsersPerWeek(840_000), ERRORS)))
                    .doesNotContain(RULE);
        }
    }

    @Nested
    class Requests {
        @Test
        void areOneOfEachUserUntilTheyAreGiven() {
            assertThat(rules(canary(USERS, ERRORS))).contains("assumption.one-request");
            assertThat(rules(canary(REQUESTS, ERRORS))).doesNotContain("assumption.one-request");
        }

        @Test
        void areTheEvidenceWhereTheyAreFewerThanUsers() {
            RolloutPlan plan = canary(USERS.withRequestsPerDay(40_000), ERRORS);
            RolloutPhase first = plan.phases().get(0);
            GateEvidence evidence = first.evidence().get(0);
            long days = first.soak().orElseThrow().toDays();

            assertThat(assumption(plan, "assumption.fewer-requests")
                            .reasons()
                            .get(0)
                            .facts())
                    .containsEntry("requests", "40,000 requests")
                    .containsEntry("daily", "120,000 users");
            assertThat(evidence.unit()).isEqualTo("request");
            assertThat(evidence.available()).isEqualTo(400 * days).isGreaterThan(0);
            assertThat(plan.exposure().orElseThrow().phases().get(0).users()).isGreaterThan(400 * days);
        }

        @Test
        void areNoFewerThanUsersWhereEachMakesOne() {
            assertThat(rules(canary(USERS.withRequestsPerDay(119_999), ERRORS))).contains("assumption.fewer-requests");
            assertThat(rules(canary(USERS.withRequestsPerDay(120_000), ERRORS)))
                    .doesNotContain("assumption.fewer-requests");
        }
    }

    @Nested
    class Growth {
        @Test
        void isAssumedUntilLongerTimesAreGiven() {
            assertThat(rules(canary(REQUESTS, ERRORS))).contains("assumption.growth");
            assertThat(rules(canary(REQUESTS.withUsersPerWeek(400_000), ERRORS)))
                    .contains("assumption.growth-after-week")
                    .doesNotContain("assumption.growth");
            assertThat(rules(canary(REQUESTS.withUsersPerWeek(400_000).withUsersPerMonth(700_000), ERRORS)))
                    .noneMatch(rule -> rule.startsWith("assumption.growth"));
        }

        @Test
        void afterAMonthCannotBeGiven() {
            Population known = REQUESTS.withUsersPerWeek(400_000).withUsersPerMonth(700_000);

            assertThat(rules(plan(known, Duration.ofDays(40)))).contains("assumption.growth-after-month");
            assertThat(rules(plan(known, Duration.ofDays(20)))).noneMatch(rule -> rule.startsWith("assumption.growth"));
        }

        private static RolloutPlan plan(Population population, Duration soak) {
            return RolloutPlanner.forChange("Search by meaning")
                    .touching(Trait.CRITICAL_PATH)
                    .population(population)
                    .guardrail(ERRORS)
                    .ladder(Step.of("10%", 10, soak), Step.last("All"))
                    .plan();
        }

        @Test
        void isNoneWhereADayHasAll() {
            Population rings = Population.ofRings(Ring.of("Beta", 900), Ring.of("All", 120_000));

            assertThat(rules(canary(rings.withRequestsPerDay(2_400_000), ERRORS)))
                    .noneMatch(rule -> rule.startsWith("assumption.growth"));
        }
    }

    @Test
    void trafficIsEvenUntilAProfileIsGiven() {
        assertThat(rules(canary(REQUESTS, ERRORS))).contains("assumption.even-traffic");
        assertThat(rules(canary(known(REQUESTS), ERRORS))).doesNotContain("assumption.even-traffic");
    }

    @Test
    void aTypedBaselineIsOffByWhatThePolicySaysUntilItsOwnerSaysIt() {
        assertThat(assumption(canary(REQUESTS, ERRORS), "assumption.baseline").assumption())
                .isEqualTo("The baseline of Errors is off by at most 20%");
        assertThat(rules(canary(REQUESTS, ERRORS.withBaseline(Baseline.within(percent(5))))))
                .doesNotContain("assumption.baseline");
    }

    @Nested
    class DailyUsers {
        private static final String RULE = "assumption.daily-users";

        private final Population monthly = Population.ofUsersPerMonth(900_000);

        @Test
        void areTheFewestThatAMonthCanHave() {
            RolloutPlan plan = canary(monthly, ERRORS);

            assertThat(assumption(plan, RULE).assumption()).isEqualTo("A day has 30,000 users");
            assertThat(assumption(plan, RULE).reasons().get(0).facts())
                    .containsEntry("known", "900,000 users")
                    .containsEntry("span", "30 days")
                    .containsEntry("times", "30");
            assertThat(plan.explain()).contains("A day has 30,000 users");
        }

        @Test
        void areNotAssumedOnceTheyAreGiven() {
            assertThat(rules(canary(monthly.withUsersPerDay(200_000), ERRORS))).doesNotContain(RULE);
        }

        @Test
        void makeNoMoreEvidenceThanAnyThatFit() {
            long assumed = available(monthly);

            for (long daily : new long[] {30_000, 100_000, 900_000}) {
                assertThat(assumed).isLessThanOrEqualTo(available(monthly.withUsersPerDay(daily)));
            }
            assertThat(assumed).isGreaterThan(0);
        }

        private static long available(Population population) {
            Metric ofUsers = ERRORS.withExposureUnit(ExposureUnit.USER);
            return canary(population, ofUsers).phases().get(0).evidence().get(0).available();
        }

        @Test
        void ofAWeekAreTheFewestOfIt() {
            RolloutPlan plan = canary(Population.ofUsersPerWeek(70_001), ERRORS);

            assertThat(plan.population().orElseThrow().usersPerDay()).isEqualTo(10_001);
            assertThat(plan.population().orElseThrow().statedUsersPerDay()).isEqualTo(OptionalLong.empty());
            assertThat(rules(plan)).contains(RULE);
        }
    }

    @Nested
    class Tenants {
        private static final String RULE = "assumption.equal-tenants";

        @Test
        void areOfOneSizeUntilRingsAreGiven() {
            Population wikis = REQUESTS.withTenants(16, "wiki");

            assertThat(assumption(canary(wikis, ERRORS), RULE).assumption())
                    .isEqualTo("Each wiki has as many users as the others");
            assertThat(rules(canary(wikis.withRings(Ring.of("Beta", 5_000), Ring.of("All", 700_000)), ERRORS)))
                    .doesNotContain(RULE);
        }

        @Test
        void doNotMatterToAnExperiment() {
            RolloutPlan plan = RolloutPlanner.forChange("Search by meaning")
                    .behavioral("Search finds what was meant")
                    .population(REQUESTS.withTenants(16, "wiki"))
                    .success(Metric.conversion("Found", percent(40)))
                    .experiment(ExperimentRequest.changing("Found", percent(5)))
                    .plan();

            assertThat(rules(plan)).doesNotContain(RULE);
        }
    }
}
