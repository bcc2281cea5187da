package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many of the users who came into one of the two groups are exposed.
 *
 * @param treated those who came into the exposed group
 * @param control those who came into the control group
 * @param part the part of them that the plan exposes
 * @param window when they came
 * @param settles how long those may be among them who came before the phase, where that split them otherwise
 */
public record PlannedSplit(Term treated, Term control, double part, Duration window, Duration settles) {
    /** Looks come every minute, so that one in a million of them may be wrong: the quantile of chi-squared with one degree. */
    private static final BigDecimal MISMATCH = new BigDecimal("23.93");

    private static final long FEWEST_USERS = 100;
    private static final double FEWEST_OF_A_GROUP = 10;

    /** A window that has to go by first is a part of the phase, so that the rest of it is watched. */
    private static final int PART_OF_PHASE = 4;

    private static final double SAME = 1e-9;

    /** The part that the plan exposes; empty without a control group of known size. */
    static OptionalDouble planned(PhaseMonitoring of) {
        return of.hasControl() ? part(of.plan(), of.phase()) : OptionalDouble.empty();
    }

    /** A router leaves no traffic to others than the two versions. */
    private static OptionalDouble part(RolloutPlan plan, RolloutPhase phase) {
        if (PhaseTraffic.isRouted(plan)) {
            return OptionalDouble.of(phase.percentage().fraction());
        }
        OptionalDouble ratio = phase.evidence().stream()
                .map(GateEvidence::allocationRatio)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        return ratio.isPresent()
                ? OptionalDouble.of(ratio.getAsDouble() / (1 + ratio.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** Whether users who came just before the phase were split otherwise, or it is not known how. */
    private static boolean isOtherThanBefore(PhaseMonitoring of, double part) {
        int before = of.series().phase() - 2;
        if (before < 0) {
            return false;
        }
        OptionalDouble previous = part(of.plan(), of.plan().phases().get(before));
        return previous.isEmpty() || Math.abs(previous.getAsDouble() - part) > SAME;
    }

    static Optional<PlannedSplit> of(PhaseMonitoring of) {
        OptionalDouble part = planned(of);
        PrometheusMetric mapped = of.series().metrics().get(Observation.ASSIGNMENT_COUNTS);
        if (part.isEmpty()
                || mapped == null
                || !(MetricMapping.seriesOf(mapped) instanceof MetricSeries.NewUsers users)) {
            return Optional.empty();
        }
        boolean isOther = isOtherThanBefore(of, part.getAsDouble());
        Duration longest = of.longestWindow();
        Duration window =
                isOther ? of.traffic().noShorter(NiceWindow.atMost(longest.dividedBy(PART_OF_PHASE))) : longest;
        GroupCounter counter = new GroupCounter(of.series().groups());
        return Optional.of(new PlannedSplit(
                assigned(counter, users, Group.TREATED, window),
                assigned(counter, users, Group.CONTROL, window),
                part.getAsDouble(),
                window,
                isOther ? window : Duration.ZERO));
    }

    private static Term assigned(GroupCounter counter, MetricSeries.NewUsers users, Group group, Duration window) {
        return new Term(
                Observation.ASSIGNMENT_COUNTS,
                "assignment_counts",
                "increase" + ShortDuration.PROMETHEUS.of(window),
                group,
                Expression.of(counter.increase(users.newUsers(), group, window)));
    }

    private Expression all() {
        return Expression.of("(", treated, " + on () ", control, ")");
    }

    /** The part that came into the exposed group. */
    public Expression share() {
        return Expression.of(treated, " / on () ", all());
    }

    /** Pearson's chi-squared of the two groups, where it is too large for chance. */
    Expression mismatch() {
        long fewest = Math.max(FEWEST_USERS, (long) Math.ceil(FEWEST_OF_A_GROUP / Math.min(part, 1 - part)));
        return Expression.of(
                "(",
                treated,
                " - on () " + number(part) + " * ",
                all(),
                ") ^ 2 / on () (" + number(part * (1 - part)) + " * ",
                all(),
                ") > " + MISMATCH + " and on () ",
                all(),
                " >= " + fewest);
    }

    private static String number(double value) {
        return PromText.number(BigDecimal.valueOf(value));
    }
}
