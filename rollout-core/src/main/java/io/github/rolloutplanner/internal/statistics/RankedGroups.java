package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** Two groups of values in ascending order, with what their common ranks tell. */
final class RankedGroups {

    private static final int SMALL = 50;

    private final double[] control;
    private final double[] treatment;
    private final double statistic;
    private final double ties;

    private RankedGroups(double[] control, double[] treatment) {
        this.control = control;
        this.treatment = treatment;
        double[] all = concatenated(treatment, control);
        this.statistic = rankSum(all, treatment.length) - treatment.length * (treatment.length + 1.0) / 2;
        Arrays.sort(all);
        this.ties = ties(all);
    }

    static RankedGroups of(double[] control, double[] treatment) {
        double[] sortedControl = Moments.checked(control, "control", 1);
        double[] sortedTreatment = Moments.checked(treatment, "treatment", 1);
        Arrays.sort(sortedControl);
        Arrays.sort(sortedTreatment);
        return new RankedGroups(sortedControl, sortedTreatment);
    }

    int controlSize() {
        return control.length;
    }

    int treatmentSize() {
        return treatment.length;
    }

    double pairs() {
        return (double) control.length * treatment.length;
    }

    double statistic() {
        return statistic;
    }

    boolean hasTies() {
        return ties > 0;
    }

    boolean isSmallWithoutTies() {
        return control.length < SMALL && treatment.length < SMALL && !hasTies();
    }

    double variance() {
        return variance(ties);
    }

    double varianceWithoutTiesBetween() {
        return variance(ties(control) + ties(treatment));
    }

    PairwiseDifferences differences() {
        return new PairwiseDifferences(control, treatment);
    }

    private double variance(double tieSum) {
        double total = (double) control.length + treatment.length;
        return pairs() / 12 * (total + 1 - tieSum / (total * (total - 1)));
    }

    private static double rankSum(double[] values, int count) {
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).apply(values);
        return Arrays.stream(ranks).limit(count).sum();
    }

    /** The sum of t³ - t over all groups of t equal values, in ascending values. */
    private static double ties(double[] ascending) {
        double sum = 0;
        int first = 0;
        for (int i = 1; i <= ascending.length; i++) {
            if (i == ascending.length || ascending[i] != ascending[first]) {
                double count = i - first;
                sum += count * count * count - count;
                first = i;
            }
        }
        return sum;
    }

    private static double[] concatenated(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
