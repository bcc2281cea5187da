package io.github.rolloutplanner.json.prometheus;

/**
 * How much one counter rose, value after value. A fall is a restart of whatever counts: what it counted since then is added.
 */
final class SeriesCount {
    /** A program that restarts more often than it is seen to count is not watched by its counters. */
    private static final int FEWEST_CHANGES = 20;

    private double last;
    private double increase;
    private int changes;
    private int falls;
    private boolean isAlive;

    private SeriesCount(double last) {
        this.last = last;
    }

    /** A counter that stood at a value when the window began. */
    static SeriesCount from(double value) {
        return new SeriesCount(value);
    }

    /** A counter that began in the window: at zero, as each does. */
    static SeriesCount begun() {
        return new SeriesCount(0);
    }

    /**
     * Goes on to a value.
     *
     * @param value what it stands at
     * @param isInside whether it was surely seen inside of the window, where a rise is seen without
     */
    void sees(double value, boolean isInside) {
        if (value != last) {
            changes++;
            falls += value < last ? 1 : 0;
            increase += value < last ? value : value - last;
            last = value;
            isAlive = true;
        }
        isAlive |= isInside;
    }

    /** Both as one, where a series goes on under another spelling of a label. */
    SeriesCount and(SeriesCount other) {
        SeriesCount both = new SeriesCount(last);
        both.increase = increase + other.increase;
        both.isAlive = isAlive || other.isAlive;
        return both;
    }

    double increase() {
        return increase;
    }

    boolean isAlive() {
        return isAlive;
    }

    boolean isGauge() {
        return changes >= FEWEST_CHANGES && 2 * falls >= changes;
    }
}
