package io.github.rolloutplanner.statistics;

/**
 * Events and exposures of two groups in a stretch of time in which their sizes have one ratio.
 *
 * @param controlEvents the events of the control group
 * @param controlExposure its exposure, above 0, such as requests or hours
 * @param treatmentEvents the events of the treatment group
 * @param treatmentExposure its exposure in the same unit, above 0
 * @since 0.1.0
 */
public record RateStratum(long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {

    /**
     * Refuses impossible counts.
     *
     * @param controlEvents the events of the control group
     * @param controlExposure its exposure, above 0, such as requests or hours
     * @param treatmentEvents the events of the treatment group
     * @param treatmentExposure its exposure in the same unit, above 0
     * @throws IllegalArgumentException if a count is negative or an exposure is not positive and finite
     */
    public RateStratum {
        Arguments.count(controlEvents, "control events");
        Arguments.positive(controlExposure, "control exposure");
        Arguments.count(treatmentEvents, "treatment events");
        Arguments.positive(treatmentExposure, "treatment exposure");
    }

    /**
     * The events of both groups.
     *
     * @return their sum
     */
    public long events() {
        return Math.addExact(controlEvents, treatmentEvents);
    }
}
