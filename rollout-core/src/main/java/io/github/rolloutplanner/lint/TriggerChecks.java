package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Limit.Kind.GATE;
import static io.github.rolloutplanner.lint.Limit.Kind.ROLLBACK_TRIGGER;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.Optional;
import java.util.Set;

/** Whether a rollback comes soon after the gates have closed. */
final class TriggerChecks {
    private static final double MOST_DISTANCE = 2;
    /** Limits are rounded to three digits; a plan that keeps the factor exactly must not break it by that. */
    private static final double ROUNDING = 1.01;

    private static final int DIGITS = 3;

    private TriggerChecks() {}

    /** What goes to all at once has the gate of its last phase only, which is the tightest. */
    static void looserThanGate(LintedPlan plan, Report report) {
        long exposing = plan.phases().stream()
                .filter(phase -> Percentages.exposesUsers(phase.value().percentage()))
                .count();
        if (exposing == 1) {
            return;
        }
        for (MetricLimits metric : plan.limits()) {
            Extremes loosest = Extremes.loosest(metric.scaled(Set.of(GATE)));
            for (ScaledLimit trigger : metric.scaled(Set.of(ROLLBACK_TRIGGER))) {
                loosest.comparableTo(trigger).ifPresent(gate -> new Gap(metric, gate, trigger).check(report));
            }
        }
    }

    /** Whether each trigger of a metric is near enough where a gate is its loosest. */
    static boolean areNear(MetricLimits metric, ScaledLimit loosest) {
        return metric.scaled(Set.of(ROLLBACK_TRIGGER)).stream()
                .filter(trigger -> trigger.point().isComparableTo(loosest.point()))
                .map(trigger -> new Gap(metric, loosest, trigger))
                .noneMatch(Gap::isTooWide);
    }

    /** What lies between a gate and a trigger. */
    private record Gap(MetricLimits metric, ScaledLimit gate, ScaledLimit trigger) {

        void check(Report report) {
            origin().filter(this::isWide).ifPresent(origin -> wide(origin, report));
        }

        boolean isTooWide() {
            return origin().filter(this::isWide).isPresent();
        }

        private void wide(ScaledLevel origin, Report report) {
            report.add(
                    trigger.limit().path(),
                    baseline().isPresent() ? LintLimitRows.TRIGGER_GAP : LintLimitRows.TRIGGER_GAP_FROM_ZERO,
                    fact("trigger", trigger.limit()),
                    fact("factor", Wording.rounded(distance(trigger, origin) / distance(gate, origin), DIGITS)),
                    fact("baseline", origin.inItsUnit()),
                    fact("gate", gate.limit()),
                    fact("path", gate.limit().path()),
                    fact("from", gate.point()),
                    fact("to", trigger.point()),
                    fact("nearest", nearest(origin)),
                    fact(
                            "looserKind",
                            metric.leftBehind(trigger, nearest(origin))
                                    .map(inner -> inner.limit().kind())),
                    fact("looser", metric.leftBehind(trigger, nearest(origin)).map(ScaledLimit::limit)));
        }

        private Optional<ScaledLevel> baseline() {
            return metric.scale().baselineFor(gate.point());
        }

        /**
         * The point that distances are measured from. Where the baseline is not known, 0 gives the smallest factor that any
         * baseline between 0 and the gate can give, so that what is wide from there is wide from the baseline, too.
         */
        private Optional<ScaledLevel> origin() {
            return gate.limit().healthy() == Relation.ABOVE
                    ? baseline()
                    : baseline()
                            .or(() ->
                                    Optional.of(new ScaledLevel(0, gate.point().scale())));
        }

        private boolean isWide(ScaledLevel origin) {
            return distance(gate, origin) > 0
                    && distance(trigger, origin) > MOST_DISTANCE * ROUNDING * distance(gate, origin);
        }

        private double distance(ScaledLimit limit, ScaledLevel origin) {
            return limit.point().beyond(origin, gate.limit().healthy());
        }

        private ScaledLevel nearest(ScaledLevel origin) {
            double gateValue = gate.point().value();
            return new ScaledLevel(origin.value() + MOST_DISTANCE * (gateValue - origin.value()), origin.scale());
        }
    }
}
