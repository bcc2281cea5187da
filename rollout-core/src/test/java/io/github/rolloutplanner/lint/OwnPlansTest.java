package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans of this library have no findings but those that are true of what it was told. */
class OwnPlansTest {

    @ParameterizedTest
    @EnumSource(Trait.class)
    void aPlanOfAWellKnownChangeIsClean(Trait trait) {
        assertThat(PlanLinter.lint(measured(change(trait)).population(people()).plan()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trait.class)
    void withoutTrafficNothingIsProved(Trait trait) {
        assertThat(rulesBrokenBy(measured(change(trait)))).containsExactly("population.unknown");
    }

    @ParameterizedTest
    @EnumSource(Trait.class)
    void withoutMetricsNothingIsWatched(Trait trait) {
        assertThat(rulesBrokenBy(change(trait).population(people()))).containsExactly("monitoring.none");
    }

    @Test
    void anExperimentIsClean() {
        ChangeDraft change = measured(change(Trait.NEW_FEATURE))
                .success(Metric.conversion("Conversion", Percentage.percent(4)))
                .experiment(ExperimentRequest.changing("Conversion", Percentage.percent(10)))
                .population(people());

        assertThat(PlanLinter.lint(change.plan())).isEmpty();
    }

    @Test
    void anExperimentThatTrafficCannotFillIsFound() {
        ChangeDraft change = measured(change(Trait.NEW_FEATURE))
                .success(Metric.conversion("Conversion", Percentage.percent(4)))
                .experiment(ExperimentRequest.changing("Conversion", Percentage.percent(10)))
                .population(Population.ofUsersPerDay(100));

        assertThat(rulesBrokenBy(change)).containsExactly("experiment.traffic");
    }

    private static ChangeDraft change(Trait trait) {
        return RolloutPlanner.forChange("One-page checkout")
                .touching(trait)
                .behavioral("Checkout is one page instead of three steps");
    }

    private static ChangeDraft measured(ChangeDraft change) {
        return change.guardrail(Metric.errorRate("Checkout error rate", Percentage.percent(0.2)))
                .guardrail(Metric.latency("Checkout p95", Duration.ofMillis(850)));
    }

    private static Population people() {
        return Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000);
    }

    private static List<String> rulesBrokenBy(ChangeDraft change) {
        return PlanLinter.lint(change.plan()).stream().map(Finding::rule).toList();
    }
}
