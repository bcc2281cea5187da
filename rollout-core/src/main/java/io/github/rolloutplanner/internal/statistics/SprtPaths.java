package io.github.rolloutplanner.internal.statistics;

/**
 * All paths of a sequential test of a rate at once: after n observations a path is known by its events, so the
 * probabilities of the paths that still go on are a short row of numbers, which each observation spreads by one.
 */
final class SprtPaths {

    // What still goes on when the row is given up changes no digit that is promised.
    private static final double NEGLIGIBLE = 1e-15;
    private static final double MOST_OPERATIONS = 1e9;
    // The probability of going on falls by a constant factor at least each few expected lengths.
    private static final double LENGTHS = 100;

    private final double eventStep;
    private final double otherStep;
    private final double rejectFrom;
    private final double acceptFrom;

    SprtPaths(double eventStep, double otherStep, double rejectFrom, double acceptFrom) {
        this.eventStep = eventStep;
        this.otherStep = otherStep;
        this.rejectFrom = rejectFrom;
        this.acceptFrom = acceptFrom;
    }

    SprtCharacteristics follow(double rate, double expectedObservations) {
        int width = width(expectedObservations);
        Row row = new Row(width);
        while (row.going > NEGLIGIBLE) {
            row.observe(rate);
        }
        return new SprtCharacteristics(row.accepted, row.rejected, row.expectedObservations);
    }

    private int width(double expectedObservations) {
        double width = (rejectFrom - acceptFrom) / (eventStep - otherStep) + 3;
        Arguments.require(
                width * expectedObservations * LENGTHS < MOST_OPERATIONS,
                () -> "About " + expectedObservations + " observations with " + width
                        + " possible counts each are too many paths to follow. Use approximate(..).");
        return (int) width;
    }

    private final class Row {
        private final double[] probabilities;
        private long observations;
        private long leastEvents;
        private int length = 1;
        private double going = 1;
        private double accepted;
        private double rejected;
        private double expectedObservations;

        Row(int width) {
            probabilities = new double[width + 1];
            probabilities[0] = 1;
        }

        void observe(double rate) {
            expectedObservations += going;
            observations++;
            spread(rate);
            rejected += rejectTop();
            accepted += acceptBottom();
            going = sum();
        }

        private void spread(double rate) {
            probabilities[length] = 0;
            for (int i = length; i > 0; i--) {
                probabilities[i] = probabilities[i] * (1 - rate) + probabilities[i - 1] * rate;
            }
            probabilities[0] *= 1 - rate;
            length++;
        }

        private double rejectTop() {
            double sum = 0;
            while (length > 0 && ratio(length - 1) >= rejectFrom) {
                length--;
                sum += probabilities[length];
            }
            return sum;
        }

        private double acceptBottom() {
            double sum = 0;
            int count = 0;
            while (count < length && ratio(count) <= acceptFrom) {
                sum += probabilities[count];
                count++;
            }
            length -= count;
            leastEvents += count;
            System.arraycopy(probabilities, count, probabilities, 0, length);
            return sum;
        }

        private double ratio(int index) {
            long events = leastEvents + index;
            return events * eventStep + (observations - events) * otherStep;
        }

        private double sum() {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += probabilities[i];
            }
            return sum;
        }
    }
}
