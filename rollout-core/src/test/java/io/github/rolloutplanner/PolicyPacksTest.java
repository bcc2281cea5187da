package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the three policies ask of evidence, and what that does to a rollout that goes wrong. */
class PolicyPacksTest {
    private static final List<RolloutPolicy> ALL =
            List.of(RolloutPolicy.fast(), RolloutPolicy.standard(), RolloutPolicy.strict());
    private static final String ERRORS = "Search errors";

    private static RolloutPlan plan(RolloutPolicy policy) {
        return RolloutPlanner.withPolicy(policy)
                .describe("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(480_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .ladder(Step.of("Pilot", 10, ofDays(2)), Step.last("All"))
                .plan();
    }

    /** Of 1,000 requests an hour in each group, 4 fail with the change and 2 without it. */
    private static int hourOfRollback(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < 48; hour++) {
            rollout = rollout.observe(Observation.increment(
                    ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(4, 1000), Sample.events(2, 1000)));
            if (rollout.decide(ofHours(hour + 1)) instanceof Decision.RollBack) {
                return hour + 1;
            }
        }
        throw new AssertionError("no rollback in two days");
    }

    /** The significance level is how often a harmless change is rolled back: a smaller one detects every regression later. */
    @Test
    void aRegressionIsDetectedAsSoonByEachOfThem() {
        int standard = hourOfRollback(plan(RolloutPolicy.standard()));

        assertThat(standard).isBetween(2, 47);
        assertThat(ALL)
                .allSatisfy(policy -> assertThat(hourOfRollback(plan(policy))).isEqualTo(standard));
    }

    @Test
    void theyDifferInHowOftenAGateMissesARegression() {
        assertThat(ALL)
                .extracting(RolloutPolicy::evidence)
                .extracting(EvidencePolicy::significanceLevel)
                .containsOnly(0.05);
        assertThat(ALL)
                .extracting(RolloutPolicy::evidence)
                .extracting(EvidencePolicy::power)
                .containsExactly(0.7, 0.8, 0.9);
    }

    @Test
    void morePowerTakesALargerSample() {
        assertThat(ALL.stream().map(policy -> needed(plan(policy)))).isSorted().doesNotHaveDuplicates();
    }

    private static long needed(RolloutPlan plan) {
        GateEvidence gate = plan.phases().get(0).evidence().get(0);
        return gate.needed().orElseThrow();
    }

    /** A false positive of an experiment ships what does not help, which waiting longer prevents. */
    @Test
    void shippingIsHarderTheStricterThePolicy() {
        assertThat(ALL).extracting(policy -> policy.experiments().confidence()).containsExactly(0.9, 0.95, 0.99);
    }
}
