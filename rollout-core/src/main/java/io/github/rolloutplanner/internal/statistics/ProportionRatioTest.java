package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The score test of whether the ratio of two rates, treatment over control, is as bad as a given ratio; a small p-value
 * proves that it is better.
 *
 * <p>With φ0 the ratio of the hypothesis and p̃ the most likely rates under p_t = φ0 p_c, the statistic is
 *
 * <pre>
 * z = (p_t - φ0 p_c) / √( (p̃_t q̃_t/n_t + φ0² p̃_c q̃_c/n_c) · N/(N-1) )
 * </pre>
 *
 * <p>(Miettinen, Nurminen: Statistics in Medicine 1985), where N counts all observations. It holds for rare events,
 * too.
 *
 * <p>Default: lower is better, so that the hypothesis is p_t/p_c ≥ φ0.
 *
 * <pre>{@code
 * ProportionRatioTest.ofRatio(1.5).test(10, 10_000, 12, 10_000).rejects(0.05);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ProportionRatioTest {

    private final double ratio;
    private final Direction direction;

    private ProportionRatioTest(double ratio, Direction direction) {
        this.ratio = ratio;
        this.direction = direction;
    }

    /**
     * The test of a ratio, where lower is better.
     *
     * @param ratio treatment over control, positive
     * @return a test of this ratio
     * @throws IllegalArgumentException if the ratio is not positive and finite
     */
    public static ProportionRatioTest ofRatio(double ratio) {
        return new ProportionRatioTest(Arguments.positive(ratio, "ratio"), Direction.LOWER_IS_BETTER);
    }

    /**
     * Sets which way is better. Defaults to {@link Direction#LOWER_IS_BETTER}.
     *
     * @param direction the direction
     * @return a test with this direction
     */
    public ProportionRatioTest direction(Direction direction) {
        return new ProportionRatioTest(ratio, Objects.requireNonNull(direction, "direction"));
    }

    /**
     * Compares two rates.
     *
     * @param controlEvents events in the control group
     * @param controlSize observations of the control group, at least 1
     * @param treatmentEvents events in the treatment group
     * @param treatmentSize observations of the treatment group, at least 1
     * @return the z statistic and its one-sided p-value
     * @throws IllegalArgumentException if a count is impossible, or there is no event or nothing but events
     */
    public TestResult test(long controlEvents, long controlSize, long treatmentEvents, long treatmentSize) {
        RateSample control = RateSample.of(controlEvents, controlSize, "control");
        RateSample treatment = RateSample.of(treatmentEvents, treatmentSize, "treatment");
        double variance = variance(control, treatment);
        Arguments.require(
                variance > 0,
                () -> "A ratio of rates cannot be judged from " + controlEvents + " of " + controlSize + " and "
                        + treatmentEvents + " of " + treatmentSize + " events. Wait for an event and a non-event.");
        double statistic = (treatment.rate() - ratio * control.rate()) / Math.sqrt(variance);
        return new TestResult(statistic, Normal.above(direction.benefit(statistic)));
    }

    private double variance(RateSample control, RateSample treatment) {
        double total = control.size() + treatment.size();
        RestrictedRates likely =
                RestrictedRates.ofRatio(treatment.rate(), control.rate(), control.size() / treatment.size(), ratio);
        return likely.variance(control.size() / (ratio * ratio), treatment.size()) * total / (total - 1);
    }
}
