package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the linter advises where a bake cannot show that a success metric is better. */
class SuccessAdviceTest {
    private static final RolloutPolicy STANDARD = RolloutPolicy.standard();
    private static final Metric SEARCHES = Metric.conversion("Searches that end", percent(40));
    private static final Metric REVENUE = Metric.revenue("Revenue", Quantity.of(3, "EUR"));

    private static List<Finding> findings(RolloutPolicy policy, long users, Metric metric) {
        return PlanLinter.lint(RolloutPlanner.withPolicy(policy)
                        .describe("Saved filters")
                        .newFeature()
                        .behavioral("Filters are saved")
                        .population(Population.ofUsersPerDay(users))
                        .success(metric)
                        .plan())
                .stream()
                .filter(finding -> finding.rule().equals("evidence.success-too-small"))
                .toList();
    }

    private static String advice(RolloutPolicy policy, long users, Metric metric) {
        List<Finding> findings = findings(policy, users, metric);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.INFO);
        return findings.get(0).advice();
    }

    @Test
    void aLongerBakeClearsIt() {
        Metric measured = SEARCHES.withBaseline(Baseline.within(percent(1)));
        assertThat(advice(STANDARD, 2_000, measured)).contains("Lengthen the bake to 21 days");

        EvidencePolicy longer = STANDARD.evidence().withLongestBake(RiskLevel.MEDIUM, Duration.ofDays(21));
        assertThat(findings(STANDARD.withEvidence(longer), 2_000, measured)).isEmpty();
    }

    @Test
    void aControlGroupOrABetterKnownBaselineClearsIt() {
        assertThat(advice(STANDARD, 1_000_000, SEARCHES)).contains("withHoldback", "withBaseline");

        LadderPolicy held = STANDARD.ladders().withHoldback(percent(5));
        assertThat(findings(STANDARD.withLadders(held), 1_000_000, SEARCHES)).isEmpty();
        assertThat(findings(STANDARD, 1_000_000, SEARCHES.withBaseline(Baseline.within(percent(1)))))
                .isEmpty();
    }

    @Test
    void theSpreadOfAMeanClearsIt() {
        LadderPolicy held = STANDARD.ladders().withHoldback(percent(20));
        assertThat(advice(STANDARD.withLadders(held), 5_000_000, REVENUE)).contains("standard deviation");

        assertThat(findings(STANDARD.withLadders(held), 5_000_000, REVENUE.withStandardDeviation(20)))
                .isEmpty();
    }
}
