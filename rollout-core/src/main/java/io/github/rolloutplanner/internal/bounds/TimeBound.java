package io.github.rolloutplanner.internal.bounds;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/** Lengths of time that can be added up: as long as no rollout lasts, and far from where sums of lengths end. */
public final class TimeBound {
    /** Longer than any phase, wait or baseline of a real plan. */
    public static final Duration TEN_YEARS = Duration.ofDays(3650);

    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    private TimeBound() {}

    /** Whether sums of such lengths can be computed. */
    public static boolean holds(Duration length) {
        return length.compareTo(LONGEST) <= 0 && length.compareTo(LONGEST.negated()) >= 0;
    }

    /** The sum of two lengths, either of which may still be refused for being too long. */
    public static Duration sum(Duration one, Duration other) {
        return within(one).plus(within(other));
    }

    private static Duration within(Duration length) {
        return holds(length) ? length : length.isNegative() ? LONGEST.negated() : LONGEST;
    }

    /**
     * A length that is in bounds.
     *
     * @throws RolloutException.InvalidValue if it is longer than a million days, forwards or backwards
     */
    public static Duration require(Duration length, String name) {
        if (!holds(requireNonNull(length, name))) {
            throw new RolloutException.InvalidValue("No rollout knows a time of " + Wording.of(length) + " (" + name
                    + "). Give at most a million days.");
        }
        return length;
    }
}
