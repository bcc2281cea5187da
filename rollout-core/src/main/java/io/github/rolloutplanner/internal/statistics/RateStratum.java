package io.github.rolloutplanner.internal.statistics;

/**
 * Events in a stretch of time, and what they are compared with.
 *
 * @since 0.1.0
 */
public sealed interface RateStratum permits RateStratum.TwoGroups, RateStratum.AgainstBaseline {

    /**
     * Events and exposures of two groups in a stretch of time in which their sizes have one ratio.
     *
     * @param controlEvents the events of the control group
     * @param controlExposure its exposure, above 0, such as requests or hours
     * @param treatmentEvents the events of the treatment group
     * @param treatmentExposure its exposure in the same unit, above 0
     * @since 0.1.0
     */
    record TwoGroups(long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure)
            implements RateStratum {

        /**
         * Refuses impossible counts.
         *
         * @throws IllegalArgumentException if a count is negative, both together exceed the range of a {@code long}, or an
         *     exposure is not positive and finite
         */
        public TwoGroups {
            Arguments.count(controlEvents, "control events");
            Arguments.positive(controlExposure, "control exposure");
            Arguments.count(treatmentEvents, "treatment events");
            Arguments.positive(treatmentExposure, "treatment exposure");
            Arguments.sum(controlEvents, treatmentEvents, "events of both groups");
        }

        /**
         * The events of both groups.
         *
         * @return their sum
         */
        public long events() {
            return controlEvents + treatmentEvents;
        }

        TwoGroups swapped() {
            return new TwoGroups(treatmentEvents, treatmentExposure, controlEvents, controlExposure);
        }
    }

    /**
     * Events of the treatment in a stretch of time in which no control runs, but in which the baseline is known.
     *
     * @param events the events of the treatment
     * @param expectedEvents how many there would be at the baseline: its rate times the exposure of the treatment; 0 or
     *     more, and above 0 if there are events, since a baseline at which none can happen is refuted by the first
     * @since 0.1.0
     */
    record AgainstBaseline(long events, double expectedEvents) implements RateStratum {

        /**
         * Refuses impossible counts.
         *
         * @throws IllegalArgumentException if the count or the expectation is negative, the expectation is not finite,
         *     or there are events where none is expected
         */
        public AgainstBaseline {
            Arguments.count(events, "events");
            Arguments.notNegative(expectedEvents, "expected events");
            Arguments.require(
                    expectedEvents > 0 || events == 0,
                    () -> "expected events must be above 0 where there are events, but there are " + events
                            + ". Give the baseline rate times the exposure.");
        }
    }
}
