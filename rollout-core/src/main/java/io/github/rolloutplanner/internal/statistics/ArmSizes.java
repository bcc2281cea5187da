package io.github.rolloutplanner.internal.statistics;

import java.util.Locale;

/**
 * How many observations each of two groups needs.
 *
 * <p>The exact sizes are the real numbers that the formula gives, for those who compare or combine designs;
 * observations come whole, so {@link #control()} and {@link #treatment()} round each of them up.
 *
 * @param exactControl observations of the control group, before rounding up
 * @param exactTreatment observations of the treatment group, before rounding up
 * @since 0.1.0
 */
public record ArmSizes(double exactControl, double exactTreatment) {

    /**
     * Above this a {@code double} no longer counts every whole number once rounded up, and no source observes that much.
     */
    static final double LARGEST = 1e15;

    /**
     * Checks that the sizes are possible.
     *
     * @throws IllegalArgumentException if a size is negative or above 10^15: the effect is then too small for any test
     */
    public ArmSizes {
        requirePossible(exactControl, "The control group");
        requirePossible(exactTreatment, "The treatment group");
    }

    /**
     * The observations of the control group.
     *
     * @return the exact size rounded up, at least 1
     */
    public long control() {
        return roundedUp(exactControl);
    }

    /**
     * The observations of the treatment group.
     *
     * @return the exact size rounded up, at least 1
     */
    public long treatment() {
        return roundedUp(exactTreatment);
    }

    /**
     * The observations of both groups.
     *
     * @return the sum of {@link #control()} and {@link #treatment()}
     */
    public long total() {
        return control() + treatment();
    }

    /**
     * The observations of both groups before rounding up.
     *
     * @return the sum of the exact sizes
     */
    public double exactTotal() {
        return exactControl + exactTreatment;
    }

    static long roundedUp(double size) {
        return Math.max(1, (long) Math.ceil(size));
    }

    static void requirePossible(double size, String group) {
        boolean possible = size >= 0 && size <= LARGEST;
        if (!possible) {
            throw new IllegalArgumentException(impossible(size, group));
        }
    }

    private static String impossible(double size, String group) {
        return group + " would need " + String.format(Locale.ROOT, "%.2e", size)
                + " observations; at most 10^15 are possible. Look for a larger effect, or allow more error.";
    }
}
