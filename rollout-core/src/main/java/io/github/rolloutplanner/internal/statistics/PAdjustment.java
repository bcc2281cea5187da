package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections of several p-values for having looked at all of them.
 *
 * <p>With m hypotheses and p_(1) ≤ ... ≤ p_(m), a hypothesis is rejected where its adjusted p-value is at most the
 * level. The first four bound the probability of any false rejection, the last two the expected percentage of false ones
 * among the rejections. Adjusted values have the order of the input and never exceed 1.
 *
 * <pre>{@code
 * PAdjustment.HOLM.adjust(0.01, 0.04, 0.03, 0.005);  // 0.03, 0.06, 0.06, 0.02
 * }</pre>
 *
 * @since 0.1.0
 */
public enum PAdjustment {
    /** m p: valid under any dependence. */
    BONFERRONI {
        @Override
        double[] adjustAscending(double[] p) {
            return terms(p, i -> p.length);
        }
    },

    /**
     * The running maximum of (m - i + 1) p_(i): valid under any dependence, never worse than Bonferroni (Holm 1979).
     */
    HOLM {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMaximum(terms(p, i -> p.length - i));
        }
    },

    /** The running minimum, from the largest, of (m - i + 1) p_(i): for independent tests (Hochberg 1988). */
    HOCHBERG {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMinimum(terms(p, i -> p.length - i));
        }
    },

    /**
     * The closed test with Simes' test of every subset: for independent tests, the most powerful of the four (1988).
     */
    HOMMEL {
        @Override
        double[] adjustAscending(double[] p) {
            double[] adjusted = p.clone();
            for (int size = 1; size <= p.length; size++) {
                raiseToWorstSubset(adjusted, p, size);
            }
            return adjusted;
        }
    },

    /** The running minimum, from the largest, of m p_(i) / i: for independent tests (Benjamini, Hochberg 1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMinimum(terms(p, i -> (double) p.length / (i + 1)));
        }
    },

    /** As Benjamini-Hochberg, times 1 + 1/2 + ... + 1/m: valid under any dependence (Benjamini, Yekutieli 2001). */
    BENJAMINI_YEKUTIELI {
        @Override
        double[] adjustAscending(double[] p) {
            double harmonic =
                    IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
            return runningMinimum(terms(p, i -> harmonic * p.length / (i + 1)));
        }
    };

    /**
     * Adjusts p-values.
     *
     * @param pValues the p-values, each 0 to 1
     * @return as many adjusted p-values, in the same order
     * @throws IllegalArgumentException if a p-value is outside 0 to 1
     */
    public double[] adjust(double... pValues) {
        for (int i = 0; i < pValues.length; i++) {
            Arguments.rate(pValues[i], "p-value[" + i + "]");
        }
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = Arrays.stream(order).mapToDouble(i -> pValues[i]).toArray();
        return inOrderOf(order, adjustAscending(ascending));
    }

    abstract double[] adjustAscending(double[] p);

    private static double[] inOrderOf(int[] order, double[] ascending) {
        double[] result = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            result[order[i]] = Math.min(1, ascending[i]);
        }
        return result;
    }

    private static double[] terms(double[] p, Factor factor) {
        return IntStream.range(0, p.length)
                .mapToDouble(i -> factor.at(i) * p[i])
                .toArray();
    }

    private static double[] runningMaximum(double[] terms) {
        for (int i = 1; i < terms.length; i++) {
            terms[i] = Math.max(terms[i], terms[i - 1]);
        }
        return terms;
    }

    private static double[] runningMinimum(double[] terms) {
        for (int i = terms.length - 2; i >= 0; i--) {
            terms[i] = Math.min(terms[i], terms[i + 1]);
        }
        return terms;
    }

    // The worst subset of a size holds the hypothesis itself and the largest other p-values: if the hypothesis is among
    // the largest ones anyway, that is one and the same subset, else the hypothesis is the smallest in it.
    private static void raiseToWorstSubset(double[] adjusted, double[] p, int size) {
        int first = p.length - size;
        double others = Double.POSITIVE_INFINITY;
        for (int rank = 2; rank <= size; rank++) {
            others = Math.min(others, size * p[first + rank - 1] / rank);
        }
        double largest = Math.min(size * p[first], others);
        for (int i = 0; i < p.length; i++) {
            double simes = i < first ? Math.min(size * p[i], others) : largest;
            adjusted[i] = Math.max(adjusted[i], simes);
        }
    }

    private interface Factor {
        double at(int index);
    }
}
