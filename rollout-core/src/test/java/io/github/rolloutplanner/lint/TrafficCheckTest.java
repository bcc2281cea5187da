package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In two weeks, half of 10,000 users a day are at most 70,000, and half of their 100,000 requests are 700,000. */
class TrafficCheckTest {

    @ParameterizedTest
    @CsvSource({
        ",                 70000",
        "USER,             70000",
        "REQUEST_BY_USER,  70000",
    })
    void groupsOfUsersAreFilledByUsers(ExposureUnit unit, long most) {
        assertThat(found(plan(unit, OptionalDouble.empty(), most))).isEmpty();
        assertThat(found(plan(unit, OptionalDouble.empty(), most + 1)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("70,001", "users", "10,000"));
    }

    @ParameterizedTest
    @CsvSource({"REQUEST", "REQUEST_BY_USER"})
    void groupsOfRequestsAreFilledByRequests(ExposureUnit unit) {
        OptionalDouble independent = OptionalDouble.of(0);

        assertThat(found(plan(unit, independent, 700_000))).isEmpty();
        assertThat(found(plan(unit, independent, 700_001)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("700,001", "requests", "100,000"));
    }

    private static RolloutPlan plan(ExposureUnit unit, OptionalDouble correlation, long perGroup) {
        MonitoredMetric conversion = MonitoredMetric.builder()
                .name("Conversion")
                .kind(MetricKind.RATE)
                .exposureUnit(Optional.ofNullable(unit))
                .intraclassCorrelation(correlation)
                .baseline(Plans.level("4%"))
                .threshold(Plans.threshold("> 3.6%"))
                .build();
        return Plans.withPopulation(Population.ofUsersPerDay(10_000).withRequestsPerDay(100_000))
                .withMonitoring(Plans.withMetric(2, known -> conversion).monitoring())
                .withExperiment(Plans.design(50, 50)
                        .sampleSizePerGroup(perGroup)
                        .days(14)
                        .build());
    }

    private static List<Finding> found(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("experiment.traffic"))
                .toList();
    }
}
