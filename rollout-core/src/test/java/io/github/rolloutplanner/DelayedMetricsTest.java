package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Observations that are complete, or arrive, long after the exposure, in what a plan promises. */
class DelayedMetricsTest {
    private static final Metric RETENTION =
            Metric.conversion("Day 3 retention", percent(40)).mustStayAbove(percent(36));
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(0.2)).mustStayBelow(percent(0.5));

    private static ChangeDraft change() {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by relevance")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000));
    }

    private static ChangeDraft inDays() {
        return change().ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"));
    }

    private static GateEvidence first(ChangeDraft draft, Metric metric) {
        return evidence(draft.guardrail(metric).plan(), 1);
    }

    private static GateEvidence evidence(RolloutPlan plan, int phase) {
        return plan.phases().stream()
                .filter(of -> !of.evidence().isEmpty())
                .skip(phase - 1L)
                .findFirst()
                .orElseThrow()
                .evidence()
                .get(0);
    }

    @Test
    void whatRipensForThreeDaysIsNotSeenInOne() {
        GateEvidence retention = first(inDays(), RETENTION);

        assertThat(retention.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(retention.available()).isZero();
        assertThat(retention.delay()).contains(Duration.ofDays(3));
        assertThat(first(inDays(), RETENTION.withRipening(Duration.ZERO)).verdict())
                .isEqualTo(Verdict.POWERED);
    }

    @Test
    void aSoakIsExtendedByTheDelay() {
        ChangeDraft change = change().touching(Trait.PAYMENTS).using("canary");
        RolloutPlan atOnce =
                change.guardrail(RETENTION.withRipening(Duration.ZERO)).plan();
        RolloutPlan ripened = change.guardrail(RETENTION).plan();
        GateEvidence late = evidence(ripened, 1);

        assertThat(late.verdict()).as(late.reasons().toString()).isEqualTo(Verdict.EXTENDED);
        assertThat(late.reachedAfter())
                .contains(evidence(atOnce, 1).reachedAfter().orElseThrow().plusDays(3));
        assertThat(late.triggerSeenAfter().orElseThrow()).isGreaterThan(Duration.ofDays(3));
        assertThat(late.reasons())
                .extracting(reason -> reason.sentence())
                .anyMatch(sentence -> sentence.contains("(data 3 days late), enough after"));
        assertThat(ripened.explain()).contains("data are there 3 days later, minutes: ");
    }

    @Test
    void timeToDetectIsThatOfTheFastestGuardrail() {
        assertThat(timeToDetect(change().guardrail(RETENTION)))
                .isEqualTo(Duration.ofDays(3).plusMinutes(1));
        assertThat(timeToDetect(change().guardrail(RETENTION).guardrail(ERRORS.withArrival(Duration.ofHours(6)))))
                .isEqualTo(Duration.ofHours(6).plusMinutes(1));
        assertThat(timeToDetect(change().guardrail(RETENTION).guardrail(ERRORS)))
                .isEqualTo(Duration.ofMinutes(2));
    }

    private static Duration timeToDetect(ChangeDraft draft) {
        return draft.plan().rollback().reaction().orElseThrow().timeToDetect();
    }

    @Test
    void aDefectLastsUntilItsDataAreThere() {
        RolloutPlan atOnce = change().guardrail(ERRORS).plan();
        RolloutPlan late =
                change().guardrail(ERRORS.withArrival(Duration.ofHours(6))).plan();

        assertThat(lasts(late)).isEqualTo(lasts(atOnce).plusHours(6).minusMinutes(1));
    }

    private static Duration lasts(RolloutPlan plan) {
        return plan.exposure().orElseThrow().phases().stream()
                .flatMap(phase -> phase.defects().stream())
                .findFirst()
                .orElseThrow()
                .lasts();
    }

    @Test
    void monitoringAndFlagsDelayWhatSaysNothingElse() {
        Tooling slow = Tooling.builder()
                .metricDelay(Duration.ofHours(24))
                .flagDelay(Duration.ofHours(12))
                .build();
        RolloutPlan plan = change().guardrail(ERRORS)
                .guardrail(Metric.crashRate("Crashes", percent(0.2)).withArrival(Duration.ofHours(1)))
                .tooling(slow)
                .plan();

        assertThat(plan.monitoring().metrics())
                .extracting(MonitoredMetric::delay)
                .containsExactly(Duration.ofHours(24), Duration.ofHours(1));
        assertThat(evidence(plan, 1).delay()).contains(Duration.ofHours(36));
        assertThat(evidence(plan, 1).reachedAfter().orElseThrow()).isGreaterThan(Duration.ofHours(36));
    }
}
