package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.observation.GroupTotals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What is known from before an experiment of the units of a group, as moments of its sums. */
record GroupCovariate(GroupTotals group) {

    /** Both groups with their covariates; nothing where some of their numbers came without one. */
    static Optional<CovariateAdjustment> adjustment(GroupTotals control, GroupTotals treated) {
        GroupCovariate ofControl = new GroupCovariate(control);
        GroupCovariate ofTreated = new GroupCovariate(treated);
        return ofControl.isComplete() && ofTreated.isComplete()
                ? Optional.of(new CovariateAdjustment(ofControl.moments(), ofTreated.moments()))
                : Optional.empty();
    }

    private boolean isComplete() {
        return group.covariate().count() > 0 && group.covariate().count() == group.observations();
    }

    private CovariateAdjustment.Group moments() {
        SampleMoments covariate = moments(covariateAlone());
        return new CovariateAdjustment.Group(moments(group), covariate, covariance(covariate.variance()));
    }

    private static SampleMoments moments(GroupTotals totals) {
        return new SampleMoments(totals.observations(), totals.mean(), totals.variance());
    }

    private GroupTotals covariateAlone() {
        GroupTotals.Covariate covariate = group.covariate();
        return new GroupTotals(
                covariate.count(),
                0,
                BigDecimal.ZERO,
                covariate.sum(),
                covariate.squares(),
                GroupTotals.ByUser.NONE,
                GroupTotals.Covariate.NONE);
    }

    /** Nothing scatters with what does not scatter. */
    private double covariance(double covariateVariance) {
        if (covariateVariance == 0 || group.variance() == 0) {
            return 0;
        }
        BigDecimal mean =
                group.covariate().sum().divide(BigDecimal.valueOf(group.observations()), MathContext.DECIMAL128);
        BigDecimal together = group.covariate().products().subtract(mean.multiply(group.sum()));
        return together.doubleValue() / (group.observations() - 1.0);
    }
}
