package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Everything that was measured in one group, as sums. They are exact, so that the order in which observations come leaves
 * no trace in them.
 *
 * @param observations trials or numbers so far; 0 for events over time
 * @param events events so far; 0 for numbers
 * @param exposure hours of full traffic so far, for events over time; else 0
 * @param sum the sum of the numbers; else 0
 * @param squares the sum of the squares of the numbers; else 0
 * @param byUser how trials or numbers lie together in users, where they came user by user; else {@link ByUser#NONE}
 * @param covariate what the numbers have to do with a covariate from before an experiment, where they came with one; else
 *     {@link Covariate#NONE}
 * @since 0.1.0
 */
public record GroupTotals(
        long observations,
        long events,
        BigDecimal exposure,
        BigDecimal sum,
        BigDecimal squares,
        ByUser byUser,
        Covariate covariate) {
    /** What a sum of squares of doubles needs so that nothing visible of them is lost. */
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    /** So many digits that a sum of thousands of sums is exact, too. */
    private static final int EXACT_DIGITS = 30;

    private static final int MOST_DIGITS = 5_000;

    public GroupTotals {
        requireComputable(exposure, "exposure");
        requireComputable(sum, "sum");
        requireComputable(squares, "squares");
        requireNonNull(byUser, "byUser");
        requireNonNull(covariate, "covariate");
    }

    /** Powers of ten beyond all doubles and their squares lead nowhere, but take forever. */
    private static void requireComputable(BigDecimal number, String name) {
        if (Math.abs((long) requireNonNull(number, name).scale()) > MOST_DIGITS) {
            throw new RolloutException.InvalidValue("A number of the scale " + number.scale() + " is no total (" + name
                    + "). Give at most " + MOST_DIGITS + " digits before or after its point.");
        }
    }

    /** The totals before the first observation. */
    public static final GroupTotals NONE = ofEvents(0, 0, ByUser.NONE);

    /**
     * Sums up one sample.
     *
     * @param sample what was measured in the group
     * @return its totals
     */
    public static GroupTotals of(Sample sample) {
        requireNonNull(sample, "sample");
        if (sample instanceof Sample.Events events) {
            return ofEvents(events.trials(), events.events(), ByUser.NONE);
        }
        if (sample instanceof Sample.EventsByUser users) {
            return ofEvents(users.trials(), users.events(), ByUser.of(users));
        }
        if (sample instanceof Sample.Counts counts) {
            return new GroupTotals(
                    0,
                    counts.events(),
                    exact(counts.exposure()),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    ByUser.NONE,
                    Covariate.NONE);
        }
        if (sample instanceof Sample.NumbersByUser users) {
            return new GroupTotals(
                    users.count(),
                    0,
                    BigDecimal.ZERO,
                    exact(users.sum()),
                    exact(users.squares()),
                    ByUser.of(users),
                    Covariate.NONE);
        }
        return sample instanceof Sample.AdjustedMoments adjusted
                ? ofMoments(adjusted.numbers(), Covariate.of(adjusted))
                : ofMoments((Sample.Moments) sample, Covariate.NONE);
    }

    private static GroupTotals ofMoments(Sample.Moments moments, Covariate covariate) {
        BigDecimal count = BigDecimal.valueOf(moments.count());
        BigDecimal mean = new BigDecimal(moments.mean());
        BigDecimal spread = new BigDecimal(moments.variance()).multiply(count.subtract(BigDecimal.ONE));
        return new GroupTotals(
                moments.count(),
                0,
                BigDecimal.ZERO,
                mean.multiply(count, DIGITS),
                mean.multiply(mean).multiply(count).add(spread).round(DIGITS),
                ByUser.NONE,
                covariate);
    }

    private static BigDecimal exact(double number) {
        return new BigDecimal(number).round(DIGITS);
    }

    private static GroupTotals ofEvents(long trials, long events, ByUser byUser) {
        return new GroupTotals(
                trials, events, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, byUser, Covariate.NONE);
    }

    /**
     * Adds what was measured besides.
     *
     * @param other other totals of the same sort
     * @return the totals of both
     */
    public GroupTotals plus(GroupTotals other) {
        requireNonNull(other, "other");
        return new GroupTotals(
                Math.addExact(observations, other.observations),
                Math.addExact(events, other.events),
                exposure.add(other.exposure),
                sum.add(other.sum),
                squares.add(other.squares),
                byUser.plus(other.byUser),
                covariate.plus(other.covariate));
    }

    /**
     * Takes away what was measured in a part of it.
     *
     * @param part totals that were added
     * @return the totals without them
     */
    public GroupTotals minus(GroupTotals part) {
        requireNonNull(part, "part");
        return new GroupTotals(
                observations - part.observations,
                events - part.events,
                exposure.subtract(part.exposure),
                sum.subtract(part.sum),
                squares.subtract(part.squares),
                byUser.minus(part.byUser),
                covariate.minus(part.covariate));
    }

    /**
     * The mean of the numbers.
     *
     * @return the mean; 0 without numbers
     */
    public double mean() {
        return observations == 0 ? 0 : exactMean().doubleValue();
    }

    /**
     * The variance of the numbers.
     *
     * @return the variance with n - 1; 0 for fewer than two
     */
    public double variance() {
        if (observations < 2) {
            return 0;
        }
        BigDecimal spread = squares.subtract(sum.multiply(exactMean()));
        // Of equal numbers nothing may be left but what the sums were rounded by.
        return spread.compareTo(squares.movePointLeft(EXACT_DIGITS)) <= 0
                ? 0
                : spread.divide(BigDecimal.valueOf(observations - 1), DIGITS).doubleValue();
    }

    private BigDecimal exactMean() {
        return sum.divide(BigDecimal.valueOf(observations), DIGITS);
    }

    /**
     * Whether nothing was measured at all.
     *
     * @return true without observations and without exposure
     */
    public boolean isEmpty() {
        return observations == 0 && exposure.signum() == 0;
    }

    /**
     * How the trials or numbers of a group lie together in users, as exact sums over them: with z of a user, and y their
     * events or their sum.
     *
     * @param users how many users there were; who came in two increments counts twice
     * @param sumSquares the sum of y²
     * @param countSquares the sum of z²
     * @param products the sum of y z
     * @since 0.1.0
     */
    public record ByUser(long users, BigDecimal sumSquares, BigDecimal countSquares, BigDecimal products) {

        /** Where they did not come user by user, or none came. */
        public static final ByUser NONE = new ByUser(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public ByUser {
            requireNonNull(sumSquares, "sumSquares");
            requireNonNull(countSquares, "countSquares");
            requireNonNull(products, "products");
        }

        static ByUser of(Sample.EventsByUser sample) {
            return new ByUser(
                    sample.users(),
                    BigDecimal.valueOf(sample.eventSquares()),
                    BigDecimal.valueOf(sample.trialSquares()),
                    BigDecimal.valueOf(sample.products()));
        }

        static ByUser of(Sample.NumbersByUser sample) {
            return new ByUser(
                    sample.users(),
                    exact(sample.sumSquares()),
                    BigDecimal.valueOf(sample.countSquares()),
                    exact(sample.products()));
        }

        ByUser plus(ByUser other) {
            if (equals(NONE) || other.equals(NONE)) {
                return equals(NONE) ? other : this;
            }
            return new ByUser(
                    Math.addExact(users, other.users),
                    sumSquares.add(other.sumSquares),
                    countSquares.add(other.countSquares),
                    products.add(other.products));
        }

        ByUser minus(ByUser part) {
            return new ByUser(
                    users - part.users,
                    sumSquares.subtract(part.sumSquares),
                    countSquares.subtract(part.countSquares),
                    products.subtract(part.products));
        }
    }

    /**
     * What numbers have to do with a covariate from before an experiment: sums over the units that came with one, x being
     * the covariate of a unit and y its number.
     *
     * @param count how many units came with a covariate
     * @param sum the sum of x
     * @param squares the sum of x²
     * @param products the sum of x y
     * @since 0.1.0
     */
    public record Covariate(long count, BigDecimal sum, BigDecimal squares, BigDecimal products) {

        /** Where numbers came without a covariate, or none came. */
        public static final Covariate NONE = new Covariate(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public Covariate {
            requireNonNull(sum, "sum");
            requireNonNull(squares, "squares");
            requireNonNull(products, "products");
        }

        static Covariate of(Sample.AdjustedMoments sample) {
            BigDecimal count = BigDecimal.valueOf(sample.numbers().count());
            BigDecimal degrees = count.subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
            BigDecimal mean = new BigDecimal(sample.covariateMean());
            BigDecimal sum = mean.multiply(count);
            BigDecimal spread = new BigDecimal(sample.covariateVariance()).multiply(degrees);
            BigDecimal together = new BigDecimal(sample.covariance()).multiply(degrees);
            return new Covariate(
                    sample.numbers().count(),
                    sum.round(DIGITS),
                    sum.multiply(mean).add(spread).round(DIGITS),
                    sum.multiply(new BigDecimal(sample.numbers().mean()))
                            .add(together)
                            .round(DIGITS));
        }

        Covariate plus(Covariate other) {
            if (equals(NONE) || other.equals(NONE)) {
                return equals(NONE) ? other : this;
            }
            return new Covariate(
                    Math.addExact(count, other.count),
                    sum.add(other.sum),
                    squares.add(other.squares),
                    products.add(other.products));
        }

        Covariate minus(Covariate part) {
            return new Covariate(
                    count - part.count,
                    sum.subtract(part.sum),
                    squares.subtract(part.squares),
                    products.subtract(part.products));
        }
    }
}
