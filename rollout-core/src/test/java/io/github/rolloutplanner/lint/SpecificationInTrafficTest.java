package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The power of the gates of the specification's example depends on traffic, which the contract has no place for. */
class SpecificationInTrafficTest {

    @Test
    void fivePercentForTwoDaysAreUnderpoweredInLittleTraffic() {
        assertThat(found(Population.ofUsersPerDay(1_000).withRequestsPerDay(8_000)))
                .extracting(Finding::path)
                .containsExactly("phases[1].goLiveCriteria[0]");
    }

    @Test
    void moreTrafficIsEnough() {
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
