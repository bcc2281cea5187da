package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The mean of the treatment in a stretch of time, and what it is compared with.
 *
 * @since 0.1.0
 */
public sealed interface MeanStratum permits MeanStratum.TwoGroups, MeanStratum.AgainstBaseline {

    /**
     * Two groups in the same stretch of time.
     *
     * @param control the control group
     * @param treatment the treatment group, in the same unit
     * @since 0.1.0
     */
    record TwoGroups(SampleMoments control, SampleMoments treatment) implements MeanStratum {

        public TwoGroups {
            Objects.requireNonNull(control, "control");
            Objects.requireNonNull(treatment, "treatment");
        }
    }

    /**
     * The treatment in a stretch of time in which no control runs, but in which the mean without treatment is known.
     *
     * @param baseline the known mean
     * @param treatment the treatment group, in the same unit
     * @since 0.1.0
     */
    record AgainstBaseline(double baseline, SampleMoments treatment) implements MeanStratum {

        /**
         * Refuses a baseline that is no number.
         *
         * @throws IllegalArgumentException if the baseline is not finite
         */
        public AgainstBaseline {
            Arguments.finite(baseline, "baseline mean");
            Objects.requireNonNull(treatment, "treatment");
        }
    }
}
