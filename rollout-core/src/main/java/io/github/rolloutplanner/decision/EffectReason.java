package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What the effect of an experiment on a metric says for or against shipping. */
final class EffectReason {
    private static final double PERCENT = 100;

    /** Smaller differences are those of the arithmetic. */
    private static final double LEAST_CHANGE = 1e-9;

    private EffectReason() {}

    static String text(MetricEffect effect) {
        return rule(effect).text(of(effect));
    }

    static Reason of(MetricEffect effect) {
        PValue p = new PValue(effect.absolute().pValue());
        return rule(effect)
                .reason(
                        fact("metric", effect.name()),
                        fact("finding", effect.finding()),
                        fact("shown", shown(effect)),
                        fact("difference", number(effect, effect.absolute().value())),
                        fact("covariate", correlation(effect)),
                        fact("low", number(effect, effect.absolute().low())),
                        fact("high", number(effect, effect.absolute().high())),
                        fact("lift", lift(effect, MetricEffect.Estimate::value)),
                        fact("least", lift(effect, MetricEffect.Estimate::low)),
                        fact("most", lift(effect, MetricEffect.Estimate::high)),
                        p.shown(),
                        p.below());
    }

    private static Shown shown(MetricEffect effect) {
        return new Shown(effect.treated(), Optional.of(effect.control()), effect.kind());
    }

    private static Optional<String> correlation(MetricEffect effect) {
        OptionalDouble correlation = effect.covariateCorrelation();
        return correlation.isPresent()
                ? Optional.of(CovariateReader.text(correlation.getAsDouble()))
                : Optional.empty();
    }

    private static Rule rule(MetricEffect effect) {
        return switch (effect.finding()) {
            case BETTER -> ReadOutRows.BETTER;
            case WORSE -> ReadOutRows.WORSE;
            case NOT_WORSE -> ReadOutRows.NOT_WORSE;
            case UNCLEAR -> ReadOutRows.UNCLEAR;
        };
    }

    private static Optional<Change> lift(MetricEffect effect, ToDoubleFunction<MetricEffect.Estimate> part) {
        return effect.relative().map(lift -> new Change(PERCENT * part.applyAsDouble(lift), "%"));
    }

    /** Rates are read in percentage points, events over time by the hour. */
    private static Change number(MetricEffect effect, double difference) {
        if (effect.treated().exposure().signum() > 0) {
            return new Change(difference, "/hour");
        }
        return shown(effect).areNumbers() ? new Change(difference, "") : new Change(PERCENT * difference, "pp");
    }

    /** A number with its sign. */
    private record Change(double number, String unit) {
        @Override
        public String toString() {
            double shown = Math.abs(number) < LEAST_CHANGE ? 0 : number;
            return (shown > 0 ? "+" : "") + Wording.rounded(shown) + unit;
        }
    }
}
