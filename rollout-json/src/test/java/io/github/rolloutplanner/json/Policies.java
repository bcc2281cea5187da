package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.policy.DeliveryPolicy;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.policy.PreparationPolicy;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.policy.UrgencyPolicy;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;

/** Policies to write. */
final class Policies {
    private Policies() {}

    /** A policy in which all that can differ from the standard one does. */
    static RolloutPolicy everything() {
        return RolloutPolicy.standard()
                .withRisks(RiskPolicy.standard()
                        .withTraitLevel(Trait.BUG_FIX, RiskLevel.HIGH)
                        .withLargePopulation(50_000))
                .withLadders(LadderPolicy.standard()
                        .withOwnStrategies("half", "night")
                        .withLadder("half", Ladder.of(Step.of("Half", 50, Duration.ofDays(3)), Step.last("All")))
                        .withStrategy(RiskLevel.HIGH, StandardStrategy.RINGS)
                        .withForced(Trait.PAYMENTS, "canary")
                        .withHoldback(percent(5))
                        .withBake(RiskLevel.LOW, Duration.ZERO)
                        .withInternalSoak(Duration.ofHours(36))
                        .withSoakIncreasePerLevel(0.25))
                .withDeliveries(DeliveryPolicy.standard()
                        .withRollbackTime(Delivery.Kind.FLEET, Duration.ofHours(2))
                        .withNotice(Duration.ofDays(180))
                        .withBackfill(Duration.ofHours(6)))
                .withLimits(LimitPolicy.standard()
                        .withMargins(0.5, 0.2, 0.7)
                        .withSuccessMargin(0.5)
                        .withDefaultMargin(MetricFamily.ERROR, percent(25)))
                .withExperiments(ExperimentPolicy.standard()
                        .withConfidence(0.9)
                        .withPower(0.85)
                        .withWeeks(2, 3, 6))
                .withEvidence(evidence())
                .withPreparation(PreparationPolicy.builder()
                        .flagHours(1)
                        .deliveryHours(3)
                        .metricHours(5)
                        .rehearsalHours(6)
                        .dataReversalHours(7)
                        .experimentHours(9)
                        .hoursPerDay(6)
                        .build())
                .withUrgency(UrgencyPolicy.standard()
                        .withFewestPhases(RiskLevel.HIGH, 4)
                        .withWatch(RiskLevel.LOW, Duration.ofMinutes(1))
                        .withLookEvery(Duration.ofSeconds(10))
                        .withOnCallResponse(Duration.ofMinutes(30))
                        .withPreparation(
                                PreparationPolicy.builder().flagHours(3).build()))
                .withCalendar(calendar())
                .withRollbackBound(RiskLevel.CRITICAL, Duration.ofMinutes(3))
                .withApprovals(RiskLevel.HIGH, 2);
    }

    private static RolloutCalendar calendar() {
        return RolloutCalendar.workingHours("Europe/Berlin")
                .withFreeze(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 30), "sale")
                .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year")
                .withStop(Instant.parse("2026-03-02T09:00:00Z"), "incident in checkout")
                .withStop(
                        Instant.parse("2026-04-04T09:00:00Z"),
                        Instant.parse("2026-04-05T09:00:00Z"),
                        "move to another data center")
                .withPeak(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), TimeRange.parse("18:00-21:00"));
    }

    private static EvidencePolicy evidence() {
        return EvidencePolicy.standard()
                .withSignificanceLevel(0.01)
                .withPower(0.9)
                .withBaselineUncertainty(percent(10))
                .withToleratedIncident(Duration.ofMinutes(90))
                .withNegligiblePart(0.2)
                .withLooks(TestDesign.FIXED_HORIZON)
                .withGrowthExponent(0.5)
                .withSlowTail(4)
                .withRareEvents(20)
                .withLongestSoak(Duration.ofDays(10))
                .withLongestSoak("half", Duration.ofDays(21))
                .withLongestBake(RiskLevel.LOW, Duration.ofDays(2))
                .withLookEvery(Duration.ofMinutes(5))
                .withDefects(2, 10)
                .withMetricDelay(Duration.ofMinutes(2))
                .withFlagDelay(Duration.ofSeconds(10))
                .withDataGrace(Duration.ofHours(2));
    }
}
