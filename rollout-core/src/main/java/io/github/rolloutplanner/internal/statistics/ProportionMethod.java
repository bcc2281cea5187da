package io.github.rolloutplanner.internal.statistics;

/**
 * By which variance two proportions are compared.
 *
 * <p>The methods differ by several per cent for rare events; never compare a size of one with a size of another. Below,
 * r is the allocation ratio, p̄ = (p_c + r p_t)/(1 + r), and all variances are those of one control observation.
 *
 * @since 0.1.0
 */
public enum ProportionMethod {
    /**
     * Variance p̄(1-p̄)(1 + 1/r) without an effect, p_c q_c + p_t q_t/r with one (Fleiss, Levin, Paik: Statistical
     * Methods for Rates and Proportions; no continuity correction). It is the size of the usual pooled z test.
     */
    POOLED {
        @Override
        ZTestDesign design(double control, double treatment, double ratio, ErrorRates rates) {
            double pooled = (control + ratio * treatment) / (1 + ratio);
            double nullSpread = Math.sqrt(variance(pooled) * (1 + 1 / ratio));
            return new ZTestDesign(treatment - control, nullSpread, spread(control, treatment, ratio), rates);
        }
    },

    /** Variance p_c q_c + p_t q_t/r in both cases: the size of a Wald interval for the difference. */
    UNPOOLED {
        @Override
        ZTestDesign design(double control, double treatment, double ratio, ErrorRates rates) {
            double spread = spread(control, treatment, ratio);
            return new ZTestDesign(treatment - control, spread, spread, rates);
        }
    },

    /** Effect h = 2 asin √p_t - 2 asin √p_c with variance 1 + 1/r (Cohen: Statistical Power Analysis, 1988). */
    ARCSINE {
        @Override
        ZTestDesign design(double control, double treatment, double ratio, ErrorRates rates) {
            double spread = Math.sqrt(1 + 1 / ratio);
            return new ZTestDesign(angle(treatment) - angle(control), spread, spread, rates);
        }
    };

    abstract ZTestDesign design(double control, double treatment, double ratio, ErrorRates rates);

    private static double spread(double control, double treatment, double ratio) {
        return Math.sqrt(variance(control) + variance(treatment) / ratio);
    }

    private static double variance(double rate) {
        return rate * (1 - rate);
    }

    private static double angle(double rate) {
        return 2 * Math.asin(Math.sqrt(rate));
    }
}
