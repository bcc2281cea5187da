package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.Optional;

/**
 * What exposed users of a phase are compared with.
 *
 * @param comparison the comparison
 * @param ratio the exposed observations for each one of the control group; 1 without one
 * @param acceptable where the metric may stand by itself without a control group; the baseline where it is empty
 * @param incident so many exposed observations are worth an incident that is not the change's; 0 with a control group
 * @param designEffect how many times the variance of independent observations those have that are counted
 */
record ComparedWith(
        Comparison comparison, double ratio, Optional<Quantity> acceptable, double incident, double designEffect) {
    static final ComparedWith BASELINE = new ComparedWith(Comparison.BASELINE, 1);

    ComparedWith(Comparison comparison, double ratio) {
        this(comparison, ratio, Optional.empty(), 0, 1);
    }

    /** A baseline that is known so well, beside an incident that no control group shows. */
    static ComparedWith baseline(Quantity acceptable, double incident) {
        return new ComparedWith(Comparison.BASELINE, 1, Optional.of(acceptable), incident, 1);
    }

    ComparedWith withDesignEffect(double times) {
        return new ComparedWith(comparison, ratio, acceptable, incident, times);
    }

    boolean isSameAs(ComparedWith other) {
        return comparison == other.comparison
                && ratio == other.ratio
                && incident == other.incident
                && designEffect == other.designEffect
                && acceptable.equals(other.acceptable);
    }

    /**
     * The observations that show an effect, of clustered users and beside an incident. With n of them the effect is n d, of
     * which the incident hides S; chance hides sqrt(n_0 n) d, and as much more as the incident's own events scatter, which are
     * worth e observations: n d - S = sqrt(n_0 (n + e)) d.
     *
     * @param independent the independent observations that show it without an incident; n_0 is the design effect times as many
     * @param usual where the metric usually stands, so that the incident is worth S = incident x usual
     * @param distance the effect beyond what is acceptable, d
     * @param scattering what the scatter of the incident's events is worth in observations, e
     * @return n_0/2 + S/d + sqrt(n_0^2/4 + n_0 (S/d + e)), rounded up
     */
    double size(double independent, double usual, double distance, double scattering) {
        double clustered = Math.ceil(independent * designEffect);
        if (Double.isInfinite(independent) || incident == 0) {
            return clustered;
        }
        double hidden = incident * usual / distance;
        return Math.ceil(
                clustered / 2 + hidden + Math.sqrt(clustered * clustered / 4 + clustered * (hidden + scattering)));
    }

    /**
     * How much of what chance hides is chance at the baseline, where an incident's events scatter, too.
     *
     * @param level the level of one look
     * @param power the probability of detecting the effect, above a half
     * @param baseline the standard deviation of an observation where it is acceptable
     * @param effect that of one with the effect
     * @return from 0 to 1
     */
    static double atBaseline(double level, double power, double baseline, double effect) {
        double alarm = CalculationFormat.z(level) * baseline;
        return alarm / (alarm + CalculationFormat.z(1 - power) * effect);
    }
}
