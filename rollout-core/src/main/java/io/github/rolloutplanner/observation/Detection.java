package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that was detected and stays so, whatever comes later.
 *
 * @param kind what was detected
 * @param at the end of the window that completed it
 * @param phase number of the phase of that window
 * @param evidence the natural logarithm of the evidence; for counted breaches how many there were
 * @param needed what the evidence had to reach
 * @param treated what exposed users had shown in that phase; in the part of it that shows it where the whole does not
 * @param control what the control group had shown in the same time, if there is one
 * @since 0.1.0
 */
public record Detection(
        Kind kind,
        Duration at,
        int phase,
        double evidence,
        double needed,
        GroupTotals treated,
        Optional<GroupTotals> control) {

    public Detection {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
    }

    /**
     * What can be detected.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A metric is worse than what it is compared with, beyond its margin. */
        WORSE,
        /**
         * A metric is beyond the limit that it must keep at any percentage. One that the policy made of the baseline is judged
         * beside the control group where there is one: exposed users must be worse than it by as much.
         */
        BEYOND_LIMIT,
        /** A metric was beyond the level of its gate as often as its gate tolerates. */
        COUNTED,
        /** The groups do not have the sizes that they should have. */
        SPLIT,
        /** Far more users are exposed than the plan says. */
        OVEREXPOSED;

        /**
         * Whether it is about the sizes of groups, not about what happens to users.
         *
         * @return true for {@link #SPLIT} and {@link #OVEREXPOSED}, which hold and can be acknowledged
         */
        public boolean isMismatch() {
            return this == SPLIT || this == OVEREXPOSED;
        }
    }
}
