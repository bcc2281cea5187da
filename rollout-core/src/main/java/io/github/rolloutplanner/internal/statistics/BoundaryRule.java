package io.github.rolloutplanner.internal.statistics;

/** What determines the critical values of a design without futility. */
interface BoundaryRule {

    Bounds bounds(Looks looks, ErrorRates rates);

    /** The spending that futility bounds can be combined with. */
    SpendingFunction spending();

    /** The level is spent as a function says. */
    record Spent(SpendingFunction spending) implements BoundaryRule {

        @Override
        public Bounds bounds(Looks looks, ErrorRates rates) {
            return new SpentBounds(looks).critical(spending, rates.levelPerSide(), rates.sides());
        }
    }

    /** The critical values have a fixed shape, and one factor makes them keep the level. */
    record Shaped(double exponent) implements BoundaryRule {

        @Override
        public Bounds bounds(Looks looks, ErrorRates rates) {
            double factor = Roots.ofRising(
                    1,
                    c -> rates.levelPerSide()
                            - shaped(looks, rates, c).crossings(0).above(),
                    () -> "No bounds of this shape up to 10^15 keep a level of " + rates.level()
                            + ". Allow a higher level.");
            return shaped(looks, rates, factor);
        }

        @Override
        public SpendingFunction spending() {
            throw new IllegalStateException(
                    "Bounds of a fixed shape do not spend, so they cannot be combined with futility."
                            + " Use spending(..) instead of shape(..).");
        }

        private Bounds shaped(Looks looks, ErrorRates rates, double factor) {
            double[] upper = new double[looks.count()];
            for (int i = 0; i < upper.length; i++) {
                upper[i] = factor * Math.pow(looks.fraction(i), exponent - 0.5);
            }
            return Bounds.of(rates.sides(), looks, upper);
        }
    }
}
