package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependentRequestsTest {
    private static final Population UNCOUNTED = Population.ofUsersPerDay(120_000);
    private static final Population MANY = UNCOUNTED.withRequestsPerDay(2_400_000);
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(1));

    private static List<Finding> found(Population population, Metric metric) {
        return PlanLinter.lint(RolloutPlanner.forChange("Search")
                        .behavioral("x")
                        .population(population)
                        .guardrail(metric)
                        .plan())
                .stream()
                .filter(finding -> finding.rule().equals("metrics.dependent-requests"))
                .toList();
    }

    @Test
    void aCorrelationThatCannotBeUsedIsFoundUntilRequestsAreKnown() {
        Metric dependent = ERRORS.withIntraclassCorrelation(0.03);

        assertThat(found(UNCOUNTED, dependent)).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
        assertThat(found(MANY, dependent)).isEmpty();
        assertThat(found(UNCOUNTED, ERRORS.withIntraclassCorrelation(0))).isEmpty();
    }

    @Test
    void requestsThatAreCountedAsIndependentAreSaidUntilTheCorrelationIs() {
        assertThat(found(MANY, ERRORS)).extracting(Finding::severity).containsExactly(Finding.Severity.INFO);
        assertThat(found(MANY, ERRORS.withIntraclassCorrelation(0))).isEmpty();
        assertThat(found(MANY, ERRORS.withExposureUnit(ExposureUnit.USER))).isEmpty();
        assertThat(found(UNCOUNTED, ERRORS)).isEmpty();
    }

    /** Where each user makes one request a day and no phase lasts longer, none depend on each other. */
    @ParameterizedTest
    @CsvSource({"120000, 0", "120001, 1"})
    void oneRequestOfAUserIsIndependent(long requests, int findings) {
        MonitoredMetric crashes = MonitoredMetric.builder()
                .name("Crash rate")
                .kind(MetricKind.RATE)
                .exposureUnit(ExposureUnit.REQUEST)
                .baseline(Plans.level("0.1%"))
                .threshold(Plans.threshold("< 0.18%"))
                .build();
        RolloutPlan days = Plans.withPopulation(UNCOUNTED.withRequestsPerDay(requests))
                .withMonitoring(Plans.withAlso(crashes).monitoring())
                .withPhases(Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(1)))
                        .phases());

        assertThat(PlanLinter.lint(days))
                .filteredOn(finding -> finding.rule().equals("metrics.dependent-requests"))
                .hasSize(findings);
    }

    /** Such an experiment never ships. */
    @Test
    void anExperimentOnRequestsNeedsTheirCorrelation() {
        Metric clicks = Metric.conversion("Clicks", percent(10)).withExposureUnit(ExposureUnit.REQUEST);

        for (Population population : List.of(UNCOUNTED, MANY)) {
            assertThat(foundInExperiment(population, clicks)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                assertThat(finding.message()).contains("never recommends to ship for Clicks");
            });
        }
        assertThat(foundInExperiment(UNCOUNTED, clicks.withIntraclassCorrelation(0.05)))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.WARNING, Finding.Severity.WARNING);
        assertThat(foundInExperiment(UNCOUNTED, clicks.withIntraclassCorrelation(0)))
                .isEmpty();
        assertThat(foundInExperiment(MANY, clicks.withIntraclassCorrelation(0))).isEmpty();
        assertThat(foundInExperiment(MANY, clicks.withIntraclassCorrelation(0.05)))
                .isEmpty();
        assertThat(foundInExperiment(MANY, clicks.withExposureUnit(ExposureUnit.USER)))
                .isEmpty();
        assertThat(foundInExperiment(MANY, clicks.withExposureUnit(ExposureUnit.REQUEST_BY_USER)))
                .isEmpty();
    }

    private static List<Finding> foundInExperiment(Population population, Metric metric) {
        return PlanLinter.lint(RolloutPlanner.forChange("Search")
                        .behavioral("x")
                        .population(population)
                        .success(metric)
                        .experiment(ExperimentRequest.changing(metric.name(), percent(5)))
                        .plan())
                .stream()
                .filter(finding -> finding.rule().equals("metrics.dependent-requests"))
                .toList();
    }

    @Test
    void reportsOfUsersAreNoRequests() {
        assertThat(found(MANY, Metric.userReports("Reports", 200))).isEmpty();
    }
}
