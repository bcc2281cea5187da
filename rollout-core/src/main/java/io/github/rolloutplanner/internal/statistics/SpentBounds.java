package io.github.rolloutplanner.internal.statistics;

/** Bounds that spend error probabilities as a spending function says, found look by look. */
final class SpentBounds {

    // Less than this cannot be told from rounding: it is not spent at this look, but kept for the next one.
    private static final double LEAST_SPENDING = Normal.above(Bounds.NEVER);

    private final Looks looks;

    SpentBounds(Looks looks) {
        this.looks = looks;
    }

    /** Upper bounds that are crossed, without drift, with the given probability for each side. */
    Bounds critical(SpendingFunction spending, double levelPerSide, Sides sides) {
        double[] upper = new double[looks.count()];
        Account account = new Account(spending, levelPerSide);
        StageDensity density = StageDensity.start(0);
        for (int i = 0; i < upper.length; i++) {
            upper[i] = account.upperBound(density, i);
            double lower = sides == Sides.TWO ? -upper[i] : Double.NEGATIVE_INFINITY;
            density = density.between(lower, upper[i], looks.fraction(i), looks.next(i));
        }
        return Bounds.of(sides, looks, upper);
    }

    /**
     * One-sided bounds that also stop for futility, where the drift is that of the effect to be detected. Binding
     * futility lowers the upper bounds, since a stopped path cannot cross them any more.
     */
    Bounds withFutility(Account alpha, Account beta, double drift, boolean binding) {
        double[] upper = new double[looks.count()];
        double[] lower = new double[looks.count()];
        StageDensity without = StageDensity.start(0);
        StageDensity with = StageDensity.start(drift);
        for (int i = 0; i < upper.length; i++) {
            double time = looks.fraction(i);
            upper[i] = alpha.upperBound(without, i);
            lower[i] = looks.isLast(i) ? upper[i] : Math.min(upper[i], beta.lowerBound(with, i));
            without = without.between(binding ? lower[i] : Double.NEGATIVE_INFINITY, upper[i], time, looks.next(i));
            with = with.between(lower[i], upper[i], time, looks.next(i));
        }
        return Bounds.withFutility(looks, upper, lower);
    }

    Account account(SpendingFunction spending, double whole) {
        return new Account(spending, whole);
    }

    /** What has been spent so far of one error probability. */
    final class Account {
        private final SpendingFunction spending;
        private final double whole;
        private double spent;

        private Account(SpendingFunction spending, double whole) {
            this.spending = spending;
            this.whole = whole;
        }

        double upperBound(StageDensity density, int look) {
            double time = looks.fraction(look);
            double amount = allowance(look);
            if (amount < LEAST_SPENDING) {
                return Bounds.NEVER;
            }
            double bound = Roots.between(-Bounds.NEVER, Bounds.NEVER, cut -> density.above(cut, time) - amount);
            spent += density.above(bound, time);
            return bound;
        }

        double lowerBound(StageDensity density, int look) {
            double time = looks.fraction(look);
            double amount = allowance(look);
            if (amount < LEAST_SPENDING) {
                return -Bounds.NEVER;
            }
            double bound = Roots.between(-Bounds.NEVER, Bounds.NEVER, cut -> density.below(cut, time) - amount);
            spent += density.below(bound, time);
            return bound;
        }

        private double allowance(int look) {
            double allowed = spending.spent(whole, look + 1, looks.fraction(look));
            Arguments.require(
                    allowed >= 0 && allowed <= whole * (1 + 1e-12),
                    () -> "A spending function must stay between 0 and " + whole + ", but has spent " + allowed
                            + " at look " + (look + 1) + ". Correct the function.");
            return allowed - spent;
        }
    }
}
