package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import org.junit.jupiter.api.Test;

/** Whether a plan says how far the requests of a user depend on each other. */
class PlannedDependenceTest {
    private static final Metric REQUESTS = Metric.errorRate("Errors", percent(1));
    private static final Population PEOPLE = Population.ofUsersPerDay(100_000);
    private static final Population MEASURED = PEOPLE.withRequestsPerDay(1_000_000);

    private static boolean isKnown(Metric metric, Population people) {
        RolloutPlan plan = RolloutPlanner.forChange("Search")
                .behavioral("Search finds what was meant")
                .population(people)
                .guardrail(metric)
                .plan();
        return new PlannedDependence(plan, plan.monitoring().metrics().get(0)).isKnown();
    }

    @Test
    void isNotSaidWhereNobodyStatedIt() {
        assertThat(isKnown(REQUESTS, MEASURED)).isFalse();
    }

    @Test
    void isSaidByACorrelationAndTheRequestsOfAUser() {
        assertThat(isKnown(REQUESTS.withIntraclassCorrelation(0.1), MEASURED)).isTrue();
        assertThat(isKnown(REQUESTS.withIntraclassCorrelation(0.1), PEOPLE)).isFalse();
    }

    @Test
    void isSaidByNoCorrelationHoweverManyRequestsThereAre() {
        assertThat(isKnown(REQUESTS.withIntraclassCorrelation(0), PEOPLE)).isTrue();
    }

    @Test
    void isNoMatterOfUsersAndOfEventsOverTime() {
        assertThat(isKnown(REQUESTS.withExposureUnit(ExposureUnit.USER), MEASURED))
                .isTrue();
        assertThat(isKnown(Metric.userReports("Complaints", 10), MEASURED)).isTrue();
    }
}
