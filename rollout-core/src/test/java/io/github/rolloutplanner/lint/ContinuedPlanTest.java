package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan that goes on where another one was speaks of two sets of metrics and of traffic, and neither is an error. */
class ContinuedPlanTest {
    private static final RolloutPlan BEFORE = with(400_000, 1)
            .guardrail(Metric.crashRate("Crashes", percent(0.5)))
            .plan();

    private static ChangeDraft with(long usersPerDay, double errors) {
        return RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(usersPerDay))
                .guardrail(Metric.errorRate("Errors", percent(errors)))
                .signal(Metric.errorRate("Retries", percent(2)));
    }

    static Stream<RolloutPlan> corrected() {
        Metric crashes = Metric.crashRate("Crashes", percent(0.5));
        return Stream.of(
                with(200_000, 1).guardrail(crashes).plan(),
                with(30_000, 1).guardrail(crashes).plan(),
                with(400_000, 1).plan(),
                with(400_000, 1.3).guardrail(crashes).plan(),
                with(400_000, 1).signal(crashes).plan(),
                with(400_000, 1)
                        .guardrail(crashes)
                        .guardrail(Metric.latency("Search p95", Duration.ofMillis(300)))
                        .plan());
    }

    @ParameterizedTest
    @MethodSource("corrected")
    void nothingIsFoundThatThePlanDoesNotHaveButItsLength(RolloutPlan plan) {
        for (int reached = 1; reached <= BEFORE.phases().size(); reached++) {
            RolloutPlan joined = plan.continuing(BEFORE, reached, reached);

            assertThat(PlanLinter.lint(joined))
                    .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                    .isEmpty();
            assertThat(rules(joined)).isSubsetOf(rules(plan));
        }
    }

    private static List<String> rules(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .map(Finding::rule)
                .filter(rule -> !rule.startsWith("timeline."))
                .toList();
    }

    @Test
    void itsOwnPhasesStillAgree() {
        RolloutPlan joined = with(200_000, 1).plan().continuing(BEFORE, 2, 2);
        RolloutPhase wrong =
                joined.phases().get(1).withEvidence(BEFORE.phases().get(1).evidence());
        RolloutPlan edited = PlanParts.replacePhases(
                joined,
                Stream.concat(
                                Stream.of(joined.phases().get(0), wrong),
                                joined.phases().stream().skip(2))
                        .toList());

        assertThat(joined.carriedOut()).isEqualTo(1);
        assertThat(Breaches.differences(joined, EvidenceAgreement::check)).isEmpty();
        assertThat(Breaches.differences(edited, EvidenceAgreement::check)).isNotEmpty();
    }
}
