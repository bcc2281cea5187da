package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.Optional;

/** What the effect of an experiment on a metric says for or against shipping. */
final class EffectReason {
    private static final double PERCENT = 100;

    private EffectReason() {}

    static String text(MetricEffect effect) {
        return rule(effect).text(of(effect));
    }

    static Reason of(MetricEffect effect) {
        return rule(effect)
                .reason(
                        fact("metric", effect.metric()),
                        fact("finding", effect.finding()),
                        fact("shown", new Shown(effect.treated(), Optional.of(effect.control()))),
                        fact("difference", number(effect, effect.difference())),
                        fact("relative", relative(effect)),
                        fact("low", number(effect, effect.low())),
                        fact("high", number(effect, effect.high())),
                        fact("p", Wording.rounded(effect.pValue())));
    }

    private static Rule rule(MetricEffect effect) {
        return switch (effect.finding()) {
            case BETTER -> ReadOutRows.BETTER;
            case WORSE -> ReadOutRows.WORSE;
            case NOT_WORSE -> ReadOutRows.NOT_WORSE;
            case UNCLEAR -> ReadOutRows.UNCLEAR;
        };
    }

    private static Optional<Change> relative(MetricEffect effect) {
        return effect.relative().isPresent()
                ? Optional.of(new Change(PERCENT * effect.relative().getAsDouble(), "%"))
                : Optional.empty();
    }

    /** Rates are read in percentage points. */
    private static Change number(MetricEffect effect, double difference) {
        boolean areNumbers = new Shown(effect.treated(), Optional.of(effect.control())).areNumbers();
        return areNumbers ? new Change(difference, "") : new Change(PERCENT * difference, "pp");
    }

    /** A number with its sign. */
    private record Change(double number, String unit) {
        @Override
        public String toString() {
            return (number > 0 ? "+" : "") + Wording.rounded(number) + unit;
        }
    }
}
