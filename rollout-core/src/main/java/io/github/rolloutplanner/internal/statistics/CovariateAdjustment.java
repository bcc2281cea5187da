package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * Two groups whose numbers are compared after what a covariate from before the experiment explains has been taken out, from
 * their moments.
 *
 * <p>With one slope for both groups, θ = Σ (n - 1) s_xy / Σ (n - 1) s_x², each number y becomes y - θ (x - x̄), x̄ being the
 * mean of the covariate over both groups (Deng, Xu, Kohavi, Walker: WSDM 2013). A covariate that does not scatter, but for
 * rounding, explains nothing, and changes nothing. From single values see {@link Cuped}.
 *
 * @param control the control group
 * @param treatment the treatment group
 */
public record CovariateAdjustment(Group control, Group treatment) {
    /** A smaller part of a mean is what is left of it by rounding, which the squares of numbers double. */
    private static final double ROUNDING = 1e-7;
    /** Fewer observations say nothing of the mean of something skewed. */
    private static final double LEAST = 2_000;

    public CovariateAdjustment {
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(treatment, "treatment");
    }

    /**
     * The units of one group.
     *
     * @param numbers their numbers
     * @param covariate their covariate
     * @param covariance how both scatter together, with n - 1
     */
    public record Group(SampleMoments numbers, SampleMoments covariate, double covariance) {

        public Group {
            Objects.requireNonNull(numbers, "numbers");
            Objects.requireNonNull(covariate, "covariate");
            Arguments.finite(covariance, "covariance");
        }

        private double sum(double moment) {
            return (numbers.size() - 1.0) * moment;
        }

        private SampleMoments adjusted(double slope, double overall) {
            double explained = 2 * slope * covariance - slope * slope * covariate.variance();
            return new SampleMoments(
                    numbers.size(),
                    numbers.mean() - slope * (covariate.mean() - overall),
                    Math.max(0, numbers.variance() - explained));
        }
    }

    /** θ; 0 for a covariate that does not scatter. */
    double slope() {
        return isConstant() ? 0 : products() / ofCovariate();
    }

    /** Whether the covariate does not scatter within the groups, but for rounding. */
    private boolean isConstant() {
        double rounding = rounding();
        double freedom = (double) control.numbers.size() + treatment.numbers.size() - 2;
        return ofCovariate() <= freedom * rounding * rounding;
    }

    private double rounding() {
        return ROUNDING * Math.max(Math.abs(control.covariate.mean()), Math.abs(treatment.covariate.mean()));
    }

    private double products() {
        return control.sum(control.covariance) + treatment.sum(treatment.covariance);
    }

    private double ofCovariate() {
        return control.sum(control.covariate.variance()) + treatment.sum(treatment.covariate.variance());
    }

    /** How strongly numbers and covariate correlate within the groups, -1 to 1; 0 where one of them does not scatter. */
    public double correlation() {
        double ofNumbers = control.sum(control.numbers.variance()) + treatment.sum(treatment.numbers.variance());
        double most = Math.sqrt(ofNumbers) * Math.sqrt(ofCovariate());
        return most > 0 && !isConstant() ? Math.max(-1, Math.min(1, products() / most)) : 0;
    }

    /** The control group as though its covariate had the mean of both. */
    public SampleMoments adjustedControl() {
        return control.adjusted(slope(), overall());
    }

    /** The treatment group as though its covariate had the mean of both. */
    public SampleMoments adjustedTreatment() {
        return treatment.adjusted(slope(), overall());
    }

    private double overall() {
        double size = (double) treatment.numbers.size();
        double part = size / (size + control.numbers.size());
        return control.covariate.mean() + part * (treatment.covariate.mean() - control.covariate.mean());
    }

    /**
     * Evidence that chance alone did not make the groups, since their covariates differ. By a sequence it holds at all looks
     * together; none of fewer observations than show the mean of something skewed, and none but for rounding.
     *
     * @param sequence two-sided
     */
    public EValue imbalance(ConfidenceSequence sequence) {
        double difference = treatment.covariate.mean() - control.covariate.mean();
        double observations = observations();
        if (observations < LEAST || (isConstant() && Math.abs(difference) <= rounding())) {
            return EValue.NONE;
        }
        double standardError = isConstant() ? rounding() : Math.sqrt(ofDifference());
        return sequence.evidence(difference, standardError, Math.round(observations));
    }

    /** As many as both groups have where they are of one size; of others, as many as know as much. */
    private double observations() {
        return 4 / (1.0 / control.covariate.size() + 1.0 / treatment.covariate.size());
    }

    private double ofDifference() {
        return control.covariate.variance() / control.covariate.size()
                + treatment.covariate.variance() / treatment.covariate.size();
    }
}
