package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A success rate is the error rate that it mirrors, in limits, gates, evidence and decisions. */
class RatesNearAllTest {
    private static final String NAME = "Requests";

    private static RolloutPlan plan(Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by relevance")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(metric)
                .plan();
    }

    private static RolloutPlan successes(double failing) {
        return plan(SuccessRates.named(NAME, 100 - failing));
    }

    private static RolloutPlan errors(double failing) {
        return plan(Metric.errorRate(NAME, percent(failing)));
    }

    @Test
    void theTriggerMirrorsTheErrorRates() {
        assertThat(successes(0.1).rollback().automaticTriggers())
                .extracting(trigger -> trigger.condition().toString())
                .containsExactly("Requests < 99.85%");
        assertThat(successes(0.05).rollback().automaticTriggers())
                .extracting(trigger -> trigger.condition().toString())
                .containsExactly("Requests < 99.925%");
    }

    @Test
    void theReasonSaysWhatTheMarginIsAPartOf() {
        assertThat(successes(0.1).monitoring().metrics().get(0).reasons())
                .extracting(reason -> reason.sentence())
                .containsExactly("No limit was given for Requests: the policy allows error metrics a change of 50%"
                        + " of what the baseline (99.9%) leaves to 100%, that is > 99.85%.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 2, 30})
    void gatesAndAlertsMirrorTheErrorRates(double failing) {
        assertThat(levels(successes(failing)))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 0.003 * failing ? 0 : 1)
                .containsExactlyElementsOf(levels(errors(failing)).stream()
                        .map(level -> 100 - level)
                        .toList());
    }

    private static List<Double> levels(RolloutPlan plan) {
        return Stream.concat(
                        plan.phases().stream()
                                .flatMap(phase -> phase.goLiveCriteria().stream())
                                .flatMap(gate -> gate.condition().measured().stream())
                                .map(measured -> measured.threshold()),
                        plan.monitoring().metrics().stream().map(metric -> metric.threshold()))
                .map(threshold -> ((Quantity) threshold.level()).value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 2})
    void theyTakeAsManyRequests(double failing) {
        List<GateEvidence> successes = evidence(successes(failing));
        List<GateEvidence> errors = evidence(errors(failing));

        for (int at = 0; at < errors.size(); at++) {
            assertThat(successes.get(at).needed().orElseThrow())
                    .isCloseTo(errors.get(at).needed().orElseThrow(), withinPercentage(3));
            assertThat(successes.get(at).verdict()).isEqualTo(errors.get(at).verdict());
        }
        assertThat(errors).isNotEmpty();
    }

    private static List<GateEvidence> evidence(RolloutPlan plan) {
        return plan.phases().stream()
                .map(RolloutPhase::evidence)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 130, 250, 100_000})
    void theSameTrafficIsDecidedAlike(int failed) {
        Decision successes = observed(successes(0.1), 100_000 - failed, 100_000 - 100);
        Decision errors = observed(errors(0.1), failed, 100);

        assertThat(successes.getClass()).isEqualTo(errors.getClass());
        assertThat(gate(successes).evidence()).isCloseTo(gate(errors).evidence(), within(1e-6));
        assertThat(gate(successes).state()).isEqualTo(gate(errors).state());
    }

    private static Decision observed(RolloutPlan plan, int treated, int control) {
        return RunningRollout.start(plan)
                .observe(Observation.increment(
                        NAME,
                        TimeWindow.ofHours(0, 1),
                        Sample.events(treated, 100_000),
                        Sample.events(control, 100_000)))
                .decide(Duration.ofHours(1));
    }

    private static GateStatus gate(Decision decision) {
        return decision.look().gates().get(0);
    }

    /** No rate is known to be exactly 100%, as none is known to be zero. */
    @Test
    void whatNeverFailsIsComparedWithItsLimit() {
        RolloutPlan successes = plan(SuccessRates.named(NAME, 100).mustStayAbove(percent(99)));
        RolloutPlan errors = plan(Metric.errorRate(NAME, percent(0)).mustStayBelow(percent(1)));

        assertThat(gates(successes))
                .extracting(Gate::comparison)
                .containsExactlyElementsOf(
                        gates(errors).stream().map(Gate::comparison).toList());
        assertThat(observed(successes, 99_999, 100_000)).isInstanceOf(Decision.Hold.class);
        assertThat(observed(successes, 90_000, 100_000)).isInstanceOf(Decision.RollBack.class);
        assertThat(observed(errors, 10_000, 0)).isInstanceOf(Decision.RollBack.class);
    }

    private static List<Gate> gates(RolloutPlan plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.goLiveCriteria().stream())
                .toList();
    }

    @Test
    void theLinterIsAtPeaceWithThem() {
        assertThat(PlanLinter.lint(successes(0.1)))
                .extracting(finding -> finding.rule())
                .doesNotContain("limits.far-from-baseline", "limits.order");
    }
}
