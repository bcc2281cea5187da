package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Limit.Kind.GATE;
import static io.github.rolloutplanner.lint.Limit.Kind.TRIGGER;

import io.github.rolloutplanner.lint.MetricLimits.Located;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.Optional;
import java.util.Set;

/** Whether a rollback comes soon after the gates have closed. */
final class TriggerChecks {
    private static final double MOST_DISTANCE = 2;
    /** Limits are rounded to three digits; a plan that keeps the factor exactly must not break it by that. */
    private static final double ROUNDING = 1.01;

    private TriggerChecks() {}

    static void looserThanGate(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            for (Located trigger : metric.located(Set.of(TRIGGER))) {
                loosestGate(metric, trigger).ifPresent(gate -> new Gap(metric, gate, trigger).check(report));
            }
        }
    }

    private static Optional<Located> loosestGate(MetricLimits metric, Located trigger) {
        return metric.located(Set.of(GATE)).stream()
                .filter(gate -> gate.isComparableTo(trigger))
                .reduce((one, other) -> other.isLooserThan(one) ? other : one);
    }

    /** What lies between a gate and a trigger. */
    private record Gap(MetricLimits metric, Located gate, Located trigger) {

        void check(Report report) {
            origin().filter(this::isWide)
                    .ifPresent(baseline -> report.add(
                            trigger.limit().path(),
                            "The " + trigger.limit().named() + " is "
                                    + FindingText.of(distance(trigger, baseline) / distance(gate, baseline))
                                    + " times as far from " + nameOf(baseline) + " as the loosest gate '"
                                    + gate.limit().text() + "' (" + gate.limit().path() + "): between " + gate.point()
                                    + " and "
                                    + trigger.point() + ", harm neither passes nor rolls back.",
                            "Set the trigger at " + nearest(baseline) + " or " + nearer()
                                    + ", or say what happens in between."));
        }

        /**
         * The point that distances are measured from. Where the baseline is not known, 0 gives the smallest factor that any
         * baseline between 0 and the gate can give, so that what is wide from there is wide from the baseline, too.
         */
        private Optional<ScaledLevel> origin() {
            Optional<ScaledLevel> baseline = metric.scale().baselineFor(gate.point());
            return baseline.isPresent() || healthy() == Relation.ABOVE
                    ? baseline
                    : Optional.of(new ScaledLevel(0, gate.point().scale()));
        }

        private boolean isWide(ScaledLevel baseline) {
            return distance(gate, baseline) > 0
                    && distance(trigger, baseline) > MOST_DISTANCE * ROUNDING * distance(gate, baseline);
        }

        private double distance(Located limit, ScaledLevel baseline) {
            return limit.point().beyond(baseline, healthy());
        }

        private Relation healthy() {
            return gate.limit().healthy();
        }

        private String nameOf(ScaledLevel origin) {
            if (metric.scale().baselineFor(gate.point()).isEmpty()) {
                return "zero (its baseline is not known)";
            }
            return origin.scale().equals(ScaledLevel.TIMES_BASELINE) ? "the baseline" : "the baseline (" + origin + ")";
        }

        private ScaledLevel nearest(ScaledLevel baseline) {
            double gateValue = gate.point().value();
            return new ScaledLevel(baseline.value() + MOST_DISTANCE * (gateValue - baseline.value()), baseline.scale());
        }

        private String nearer() {
            return healthy() == Relation.BELOW ? "less" : "more";
        }
    }
}
