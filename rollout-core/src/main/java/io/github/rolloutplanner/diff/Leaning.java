package io.github.rolloutplanner.diff;

import java.util.Comparator;
import java.util.Optional;

/** Which way a value leans when it changes. Changing it back leans the opposite way. */
interface Leaning<X> {

    Direction of(Optional<X> before, Optional<X> after);

    static <X> Leaning<X> none() {
        return (before, after) -> Direction.NEUTRAL;
    }

    /** More of it takes more risk. */
    static <X extends Comparable<? super X>> Leaning<X> moreIsRiskier() {
        return by(Comparator.<X>naturalOrder());
    }

    /** More of it takes less risk. */
    static <X extends Comparable<? super X>> Leaning<X> moreIsSafer() {
        return by(Comparator.<X>reverseOrder());
    }

    /** What is greater takes more risk; whether having none is better or worse cannot be told. */
    static <X> Leaning<X> by(Comparator<? super X> risk) {
        return (before, after) -> before.isPresent() && after.isPresent()
                ? of(risk.compare(after.get(), before.get()))
                : Direction.NEUTRAL;
    }

    /** The same, where to lose it altogether takes more risk. */
    default Leaning<X> withoutIsRiskier() {
        return without(Direction.RISKIER);
    }

    /** The same, where to lose it altogether takes less risk. */
    default Leaning<X> withoutIsSafer() {
        return without(Direction.SAFER);
    }

    private Leaning<X> without(Direction lost) {
        return (before, after) -> before.isPresent() == after.isPresent()
                ? of(before, after)
                : before.isPresent() ? lost : lost.opposite();
    }

    private static Direction of(int sign) {
        return sign == 0 ? Direction.NEUTRAL : sign > 0 ? Direction.RISKIER : Direction.SAFER;
    }
}
