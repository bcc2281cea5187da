package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import java.util.Optional;

/** How the effect of an experiment on a metric reads. */
final class ReadOutText {
    private static final double PERCENT = 100;

    private ReadOutText() {}

    static String line(MetricEffect effect) {
        String relative = effect.relative().isPresent()
                ? " (" + sign(effect.relative().getAsDouble())
                        + GroupText.number(PERCENT * effect.relative().getAsDouble()) + "%)"
                : "";
        return effect.metric() + " is " + Wording.of(effect.finding()) + ": "
                + GroupText.of(effect.treated(), Optional.of(effect.control())) + ", difference "
                + number(effect, effect.difference()) + relative + ", from "
                + number(effect, effect.low()) + " to "
                + number(effect, effect.high()) + ", p = " + GroupText.number(effect.pValue());
    }

    /** Rates are read in percentage points. */
    private static String number(MetricEffect effect, double difference) {
        boolean isRate = effect.treated().sum().signum() == 0
                && effect.treated().squares().signum() == 0;
        return sign(difference)
                + (isRate ? GroupText.number(PERCENT * difference) + "pp" : GroupText.number(difference));
    }

    private static String sign(double number) {
        return number > 0 ? "+" : "";
    }
}
