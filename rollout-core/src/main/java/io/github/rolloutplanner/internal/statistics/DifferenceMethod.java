package io.github.rolloutplanner.internal.statistics;

/**
 * By which standard error an observed difference of two rates is compared with a margin.
 *
 * @since 0.1.0
 */
public enum DifferenceMethod {
    /** The observed rates. Unreliable below some ten events in a group. */
    WALD {
        @Override
        Score score(RateSample control, RateSample treatment, double nullDifference) {
            return Score.ofObserved(control, treatment, nullDifference);
        }

        @Override
        String withoutVariance(double margin) {
            return "All observations of both groups are equal, which leaves DifferenceMethod.WALD without a variance for a"
                    + " margin of " + margin + ". Use DifferenceMethod.FARRINGTON_MANNING.";
        }
    },

    /** The observed rates with one event and one non-event added to each group (Agresti, Caffo: Am. Stat. 2000). */
    AGRESTI_CAFFO {
        @Override
        Score score(RateSample control, RateSample treatment, double nullDifference) {
            return Score.ofObserved(control.withOneOfEach(), treatment.withOneOfEach(), nullDifference);
        }
    },

    /**
     * The most likely rates at the margin, with the variance multiplied by N/(N-1) (Miettinen, Nurminen: Statistics in
     * Medicine 1985).
     */
    MIETTINEN_NURMINEN {
        @Override
        Score score(RateSample control, RateSample treatment, double nullDifference) {
            double total = control.size() + treatment.size();
            return Score.ofRestricted(control, treatment, nullDifference, total / (total - 1));
        }
    },

    /** The most likely rates at the margin (Farrington, Manning: Statistics in Medicine 1990). */
    FARRINGTON_MANNING {
        @Override
        Score score(RateSample control, RateSample treatment, double nullDifference) {
            return Score.ofRestricted(control, treatment, nullDifference, 1);
        }
    };

    abstract Score score(RateSample control, RateSample treatment, double nullDifference);

    /** What to do where all observations are equal and the difference is none that the method has a variance for. */
    String withoutVariance(double margin) {
        return "All observations of both groups are equal, and a margin of " + margin
                + " is too small to be told from 0." + " Give a larger margin, or 0.";
    }

    /** The distance of what was observed from the hypothesis, and the standard error of that distance. */
    record Score(double distance, double variance) {

        static Score ofObserved(RateSample control, RateSample treatment, double nullDifference) {
            RestrictedRates observed = new RestrictedRates(treatment.rate(), control.rate());
            return of(control, treatment, nullDifference, observed);
        }

        static Score ofRestricted(
                RateSample control, RateSample treatment, double nullDifference, double varianceFactor) {
            RestrictedRates restricted = RestrictedRates.ofDifference(
                    treatment.rate(), control.rate(), control.size() / treatment.size(), nullDifference);
            Score plain = of(control, treatment, nullDifference, restricted);
            return new Score(plain.distance, plain.variance * varianceFactor);
        }

        private static Score of(
                RateSample control, RateSample treatment, double nullDifference, RestrictedRates rates) {
            double distance = treatment.rate() - control.rate() - nullDifference;
            return new Score(distance, rates.variance(control.size(), treatment.size()));
        }

        /** Whether the statistic is at most a critical value; also without a variance, where only no distance is. */
        boolean isWithin(double critical) {
            return Math.abs(distance) <= critical * Math.sqrt(variance);
        }

        boolean hasStatistic() {
            return distance == 0 || variance > 0;
        }

        double statistic() {
            return distance == 0 ? 0 : distance / Math.sqrt(variance);
        }
    }
}
