package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the gates of the specification's example can see depends on traffic that the contract has no place for. */
class SpecificationInTrafficTest {

    @Test
    void fivePercentForTwoDaysCannotSeeOnePercentInLittleTraffic() {
        assertThat(found(Population.ofUsersPerDay(1_000).withRequestsPerDay(8_000)))
                .containsExactly(new Finding(
                        "evidence.too-small",
                        FindingSeverity.WARNING,
                        "phases[1].goLiveCriteria[0]",
                        "The gate 'Error rate < 1%' cannot see its harm in 'Canary Rollout'. To tell 1% from 0.1% takes 2,000"
                                + " requests (level 0.000516, power 0.8), and 5% for 2 days brings 800 requests. The least that"
                                + " it can see there is 2.66%.",
                        "A larger percentage or a soak of 5 days would bring the 2,000 requests that it needs. With a gate at 2.66% or"
                                + " more it could see its harm. Without that, give the gate the role observe, so that nobody"
                                + " relies on it."));
    }

    @Test
    void itCanInMore() {
        assertThat(found(Population.ofUsersPerDay(1_000).withRequestsPerDay(80_000)))
                .isEmpty();
    }

    @Test
    void nothingIsSaidWithoutRequests() {
        assertThat(found(Population.ofUsersPerDay(1_000))).isEmpty();
    }

    private static List<Finding> found(Population population) {
        return PlanLinter.lint(SpecificationExample.plan(Optional.of(population))).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .toList();
    }
}
