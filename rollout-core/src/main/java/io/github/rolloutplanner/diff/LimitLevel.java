package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A level with the side of it that is healthy. Two levels are equal where they mean the same, whatever they are written as.
 *
 * @param healthy the healthy side
 * @param written how the plan writes it
 * @param meant what it means: a quantity in the unit of the baseline where that is known, else in its own, or times the
 *     baseline; a level in words as it is written
 */
record LimitLevel(Relation healthy, String written, Meant meant) {
    private static final Quantity ONE_BASELINE = new Quantity(BigDecimal.ONE, "x baseline");
    private static final String TIME = "ms";

    static LimitLevel kept(Threshold kept, Optional<Quantity> baseline) {
        return of(kept.relation(), kept, baseline);
    }

    static LimitLevel breached(Threshold breach, Optional<Quantity> baseline) {
        return of(breach.relation().opposite(), breach, baseline);
    }

    private static LimitLevel of(Relation healthy, Threshold threshold, Optional<Quantity> baseline) {
        Level level = threshold.level().understood();
        Optional<Quantity> known = baseline.flatMap(level::against).or(() -> withoutBaseline(level));
        return new LimitLevel(healthy, threshold.toString(), Meant.of(known, level));
    }

    private static Optional<Quantity> withoutBaseline(Level level) {
        return level instanceof Quantity quantity
                ? quantity.in(TIME).or(() -> Optional.of(quantity))
                : level.against(ONE_BASELINE);
    }

    private static Direction moved(LimitLevel before, LimitLevel after) {
        if (before.healthy != after.healthy
                || before.meant.number.isEmpty()
                || after.meant.number.isEmpty()
                || !before.meant.unit.equals(after.meant.unit)) {
            return Direction.NEUTRAL;
        }
        int higher = after.meant.number.get().compareTo(before.meant.number.get());
        int looser = after.healthy == Relation.BELOW ? higher : -higher;
        return looser == 0 ? Direction.NEUTRAL : looser > 0 ? Direction.RISKIER : Direction.SAFER;
    }

    /** Looser is riskier, and so is to have none; neither where the two cannot be compared. */
    static Direction looser(Optional<LimitLevel> before, Optional<LimitLevel> after) {
        return before.isPresent() && after.isPresent() ? moved(before.get(), after.get()) : lost(before.isPresent());
    }

    private static Direction lost(boolean isLost) {
        return isLost ? Direction.RISKIER : Direction.SAFER;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LimitLevel that && healthy == that.healthy && meant.equals(that.meant);
    }

    @Override
    public int hashCode() {
        return meant.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }

    /** A number of a unit, or words. */
    record Meant(Optional<BigDecimal> number, String unit) {
        static Meant of(Optional<Quantity> quantity, Level level) {
            return quantity.map(Meant::of).orElseGet(() -> new Meant(Optional.empty(), level.toString()));
        }

        static Meant of(Quantity quantity) {
            Quantity scaled = quantity.in(TIME).orElse(quantity);
            return new Meant(Optional.of(scaled.number().stripTrailingZeros()), scaled.unit());
        }

        @Override
        public String toString() {
            return number.map(known -> new Quantity(known, unit).toString()).orElse(unit);
        }
    }
}
