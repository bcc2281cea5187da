package io.github.rolloutplanner.internal.statistics;

/**
 * The options that everything with a level and a power percentages, once.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class Design<T extends Design<T>> {

    private final ErrorRates rates;

    Design(ErrorRates rates) {
        this.rates = rates;
    }

    abstract T with(ErrorRates newRates);

    final ErrorRates rates() {
        return rates;
    }

    /**
     * Sets how often something may be seen that is not there, over all sides together. Defaults to 0.05, and to 0.025 for
     * non-inferiority.
     *
     * @param level the level, strictly between 0 and 1
     * @return a design with this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public T level(double level) {
        return with(rates.withLevel(level));
    }

    /**
     * Sets how often something that is there must be seen. Defaults to 0.8.
     *
     * @param power the power, strictly between 0 and 1
     * @return a design with this power
     * @throws IllegalArgumentException if the power is not strictly between 0 and 1
     */
    public T power(double power) {
        return with(rates.withPower(power));
    }
}
