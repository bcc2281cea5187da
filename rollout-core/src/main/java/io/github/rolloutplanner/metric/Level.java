package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Optional;

/**
 * A point on a metric's scale: absolute, relative to the metric's baseline, or only words.
 *
 * @since 0.1.0
 */
public sealed interface Level
        permits Quantity, Level.TimesBaseline, Level.ChangeFromBaseline, Level.PointsFromBaseline, Level.Stated {

    /**
     * This level on the scale of a metric with the given baseline.
     *
     * @param baseline what the metric shows today
     * @return the level as a quantity in the baseline's unit, or nothing where it cannot be told
     */
    Optional<Quantity> against(Quantity baseline);

    /**
     * The meaning of the level.
     *
     * @return this level, or what its words mean where they are understood
     */
    default Level understood() {
        return this;
    }

    /**
     * The level as text, as {@link #parse} reads it.
     *
     * @return for instance {@code 0.5%}, {@code 1.5x baseline}, {@code +10%}
     */
    @Override
    String toString();

    /**
     * Reads a level that people wrote, and keeps its wording: {@code 0.5%}, {@code 2.0s}, {@code 10/hour}, {@code 2x baseline},
     * {@code +10%}, {@code +2pp}. What would not be written back as it stands stays {@link Stated}.
     *
     * @param text the words
     * @return a typed level that reads exactly like the text, or the text itself
     */
    static Level parse(String text) {
        return LevelText.read(text)
                .filter(level -> level.toString().equals(text))
                .orElseGet(() -> new Stated(text));
    }

    /**
     * A multiple of the baseline.
     *
     * @param factor how many times the baseline; 2 is twice as much
     * @return the level
     */
    static Level timesBaseline(double factor) {
        return new TimesBaseline(factor);
    }

    /**
     * The baseline changed by a percentage of itself.
     *
     * @param change the change; negative is a decrease
     * @return the level
     */
    static Level changeOf(Percentage change) {
        return new ChangeFromBaseline(change);
    }

    /**
     * A multiple of the baseline.
     *
     * @param factor how many times the baseline
     * @since 0.1.0
     */
    record TimesBaseline(double factor) implements Level {
        /**
         * Refuses what is no multiple.
         *
         * @throws RolloutException.InvalidValue if the factor is negative, not finite, or above a billion
         */
        public TimesBaseline {
            if (!(factor >= 0 && factor <= 1e9)) {
                throw new RolloutException.InvalidValue(
                        factor + " times the baseline is no level. Give a factor from 0 to a billion.");
            }
        }

        @Override
        public Optional<Quantity> against(Quantity baseline) {
            return Optional.of(requireNonNull(baseline, "baseline").times(factor));
        }

        @Override
        public String toString() {
            return Wording.of(factor) + "x baseline";
        }
    }

    /**
     * The baseline changed by a percentage of itself.
     *
     * @param change the change; negative is a decrease
     * @since 0.1.0
     */
    record ChangeFromBaseline(Percentage change) implements Level {
        public ChangeFromBaseline {
            requireNonNull(change, "change");
        }

        @Override
        public Optional<Quantity> against(Quantity baseline) {
            return Optional.of(requireNonNull(baseline, "baseline").times(1 + change.fraction()));
        }

        @Override
        public String toString() {
            return (change.value() < 0 ? "" : "+") + change;
        }
    }

    /**
     * The baseline of a rate moved by percentage points: of 4%, two points more are 6%, and 2% more are 4.08%.
     *
     * @param points how many; negative is a decrease
     * @since 0.1.0
     */
    record PointsFromBaseline(Percentage points) implements Level {
        public PointsFromBaseline {
            requireNonNull(points, "points");
        }

        /** Only a percentage has points. */
        @Override
        public Optional<Quantity> against(Quantity baseline) {
            return requireNonNull(baseline, "baseline").unit().equals("%")
                    ? Optional.of(baseline.plus(points.value()))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            String number = points.toString();
            return (points.value() < 0 ? "" : "+") + number.substring(0, number.length() - 1) + "pp";
        }
    }

    /**
     * A level in free text, which may or may not have a meaning.
     *
     * @param text the words
     * @since 0.1.0
     */
    record Stated(String text) implements Level {
        public Stated {
            requireNonNull(text, "text");
        }

        @Override
        public Level understood() {
            return LevelText.read(text).orElse(this);
        }

        @Override
        public Optional<Quantity> against(Quantity baseline) {
            requireNonNull(baseline, "baseline");
            return LevelText.read(text).flatMap(level -> level.against(baseline));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
