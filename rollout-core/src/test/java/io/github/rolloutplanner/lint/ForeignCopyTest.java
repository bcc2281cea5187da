package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Gates are judged alike, whoever wrote the plan, and the advice on them works. */
class ForeignCopyTest {
    private static final Metric ERRORS = Metric.errorRate("Checkout error rate", Percentage.percent(0.2));
    private static final Pattern LIMIT = Pattern.compile("oosen the limit to ([\\d.]+)%");

    @Test
    void aCopyIsJudgedLikeTheOriginal() {
        RolloutPlan original = change(ERRORS).plan();

        assertThat(underpowered(original)).isNotEmpty();
        assertThat(underpowered(copy(original))).isEqualTo(underpowered(original));
    }

    @Test
    void theLimitThatIsAdvisedLetsTheGateDecide() {
        Finding finding = underpowered(change(ERRORS).plan()).get(0);
        Matcher advised = LIMIT.matcher(finding.advice());

        assertThat(advised.find()).as(finding.toString()).isTrue();
        Metric coarser = ERRORS.mustStayBelow(Quantity.of(Double.parseDouble(advised.group(1)), "%"));
        assertThat(underpowered(change(coarser).plan()))
                .noneMatch(other -> other.message().contains("error rate"));
    }

    private static ChangeDraft change(Metric errors) {
        return RolloutPlanner.forChange("One-page checkout")
                .touching(Trait.CRITICAL_PATH)
                .owner("Team Checkout")
                .behavioral("Checkout is one page instead of three steps")
                .guardrail(errors)
                .guardrail(Metric.latency("Checkout p95", Duration.ofMillis(850)))
                .population(Population.ofUsersPerDay(12_000).withRequestsPerDay(240_000));
    }

    /** The plan without what only this library says: no assessment, no evidence. */
    private static RolloutPlan copy(RolloutPlan plan) {
        return RolloutPlan.builder()
                .feature(plan.feature())
                .risk(plan.risk())
                .population(plan.population())
                .strategy(plan.strategy())
                .addAllPhases(plan.phases().stream()
                        .map(phase -> phase.withEvidence(List.of()))
                        .toList())
                .addAllFlags(plan.flags())
                .monitoring(plan.monitoring())
                .rollback(plan.rollback())
                .addAllSuccessCriteria(plan.successCriteria())
                .timeline(plan.timeline())
                .addAllDependencies(plan.dependencies())
                .build();
    }

    private static List<Finding> underpowered(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .toList();
    }
}
