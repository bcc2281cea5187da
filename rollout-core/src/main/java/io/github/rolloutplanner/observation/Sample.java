package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;

/**
 * What was measured in one group. What the numbers may be is checked where the observation is taken, so that the message
 * can name it.
 *
 * @since 0.1.0
 */
public sealed interface Sample
        permits Sample.Events,
                Sample.EventsByUser,
                Sample.Counts,
                Sample.Moments,
                Sample.NumbersByUser,
                Sample.AdjustedMoments {

    /**
     * Trials of which some were events: failed requests, users who bought; for a percentile, the observations that lay
     * beyond its baseline on the bad side.
     *
     * @param events how many were events
     * @param trials how many there were
     * @return the sample
     */
    static Sample events(long events, long trials) {
        return new Events(events, trials);
    }

    /**
     * Trials of which some were events, with how they lie together in users: with z trials of a user and y events among
     * them, what follows are sums over all users. How much trials of one user depend on each other shows in them (delta
     * method; Deng, Knoblich, Lu: KDD 2018), where {@link #events(long, long)} takes it from the plan. It is for metrics
     * of {@link io.github.rolloutplanner.metric.ExposureUnit#REQUEST_BY_USER}.
     *
     * <pre>{@code
     * // select count(*), sum(y), sum(z), sum(y * y), sum(z * z), sum(y * z) from (... group by user_id)
     * Sample.eventsByUser(4_000, 130, 64_200, 212, 1_094_600, 2_150);
     * }</pre>
     *
     * @param users how many users there were
     * @param events how many trials were events: the sum of y
     * @param trials how many trials there were: the sum of z
     * @param eventSquares the sum of y², at least the events
     * @param trialSquares the sum of z²
     * @param products the sum of y z
     * @return the sample
     */
    static Sample eventsByUser(
            long users, long events, long trials, long eventSquares, long trialSquares, long products) {
        return new EventsByUser(users, events, trials, eventSquares, trialSquares, products);
    }

    /**
     * Events over time: reports of users.
     *
     * @param events how many there were
     * @param exposure for how long, in hours of full traffic: two hours of 5% of the users are 0.1
     * @return the sample
     */
    static Sample counts(long events, double exposure) {
        return new Counts(events, exposure);
    }

    /**
     * Numbers by their moments: load times, revenue of each visit. What is known of the same units from before an experiment
     * makes its read-out more precise: {@link Moments#adjustedBy(double, double, double)}.
     *
     * @param count how many numbers; fewer than 2 do not show how far they scatter
     * @param mean their mean, in the unit of the metric's baseline
     * @param variance their variance with n - 1, in that unit squared
     * @return the sample
     */
    static Moments moments(long count, double mean, double variance) {
        return new Moments(count, mean, variance);
    }

    /**
     * One reading of a resource: how full it was in the window, on average of all hosts of the group. It is for metrics of
     * {@link io.github.rolloutplanner.metric.MetricKind#SATURATION}.
     *
     * @param value the reading, in the unit of the metric's baseline
     * @return the sample
     */
    static Moments reading(double value) {
        return new Moments(1, value, 0);
    }

    /**
     * Numbers with how they lie together in users: with z numbers x of a user and y their sum, what follows are sums over
     * all users. How much numbers of one user depend on each other shows in them (delta method; Deng, Knoblich, Lu: KDD
     * 2018), where {@link #moments(long, double, double)} takes it from the plan. It is for means of
     * {@link io.github.rolloutplanner.metric.ExposureUnit#REQUEST_BY_USER}.
     *
     * <pre>{@code
     * // select count(*), sum(y), sum(z), sum(q), sum(y * y), sum(z * z), sum(y * z)
     * //     from (select sum(x) as y, count(*) as z, sum(x * x) as q ... group by user_id)
     * Sample.numbersByUser(4_000, 96_300.0, 64_200, 410_000.0, 4_700_000.0, 1_094_600, 1_650_000.0);
     * }</pre>
     *
     * @param users how many users there were
     * @param sum the sum of all numbers, in the unit of the metric's baseline
     * @param count how many numbers there were: the sum of z
     * @param squares the sum of the squares of all numbers: the sum of x²
     * @param sumSquares the sum of y²
     * @param countSquares the sum of z²
     * @param products the sum of y z
     * @return the sample
     */
    static Sample numbersByUser(
            long users, double sum, long count, double squares, double sumSquares, long countSquares, double products) {
        return new NumbersByUser(users, sum, count, squares, sumSquares, countSquares, products);
    }

    /**
     * Trials of which some were events.
     *
     * @param events how many were events
     * @param trials how many there were
     * @since 0.1.0
     */
    record Events(long events, long trials) implements Sample {
        @Override
        public String toString() {
            return Wording.of(events) + " of " + Wording.of(trials);
        }
    }

    /**
     * Trials of which some were events, with how they lie together in users.
     *
     * @param users how many users there were
     * @param events how many trials were events
     * @param trials how many trials there were
     * @param eventSquares the sum of the squared events of each user
     * @param trialSquares the sum of the squared trials of each user
     * @param products the sum of events times trials of each user
     * @since 0.1.0
     */
    record EventsByUser(long users, long events, long trials, long eventSquares, long trialSquares, long products)
            implements Sample {
        @Override
        public String toString() {
            return Wording.of(events) + " of " + Wording.of(trials) + " of " + Wording.of(users) + " users";
        }
    }

    /**
     * Events over time.
     *
     * @param events how many there were
     * @param exposure for how long, in hours of full traffic
     * @since 0.1.0
     */
    record Counts(long events, double exposure) implements Sample {
        @Override
        public String toString() {
            return Wording.of(events) + " in " + exposure + " hours";
        }
    }

    /**
     * Numbers by their moments.
     *
     * @param count how many numbers
     * @param mean their mean
     * @param variance their variance with n - 1
     * @since 0.1.0
     */
    record Moments(long count, double mean, double variance) implements Sample {
        @Override
        public String toString() {
            return Wording.of(count) + " with mean " + mean + " and variance " + variance;
        }

        /**
         * Adds a covariate: what each unit showed before the experiment, such as what a user spent in the four weeks before.
         * The read-out of an experiment takes out of the numbers what it explains (CUPED; Deng, Xu, Kohavi, Walker: WSDM
         * 2013). Gates, which may be looked at any time, are decided by the numbers as they are.
         *
         * <p>All units of the sample have a covariate, 0 where there was nothing before: a {@code null} would be left out of the
         * averages, yet counted in {@link #count()}. Whether the groups differed before is asked of users, not of requests.
         *
         * @param covariateMean the mean of the covariate over the same units, those without a past included
         * @param covariateVariance its variance with n - 1
         * @param covariance its covariance with the numbers, with n - 1
         * @return the sample with its covariate
         */
        public AdjustedMoments adjustedBy(double covariateMean, double covariateVariance, double covariance) {
            return new AdjustedMoments(this, covariateMean, covariateVariance, covariance);
        }
    }

    /**
     * Numbers with how they lie together in users.
     *
     * @param users how many users there were
     * @param sum the sum of all numbers
     * @param count how many numbers there were
     * @param squares the sum of the squares of all numbers
     * @param sumSquares the sum of the squared sum of each user
     * @param countSquares the sum of the squared count of each user
     * @param products the sum of sum times count of each user
     * @since 0.1.0
     */
    record NumbersByUser(
            long users, double sum, long count, double squares, double sumSquares, long countSquares, double products)
            implements Sample {
        @Override
        public String toString() {
            return Wording.of(count) + " with sum " + sum + " of " + Wording.of(users) + " users";
        }
    }

    /**
     * Numbers with a covariate from before the experiment.
     *
     * @param numbers the numbers
     * @param covariateMean the mean of the covariate over the same units
     * @param covariateVariance its variance with n - 1
     * @param covariance its covariance with the numbers, with n - 1
     * @since 0.1.0
     */
    record AdjustedMoments(Moments numbers, double covariateMean, double covariateVariance, double covariance)
            implements Sample {

        public AdjustedMoments {
            requireNonNull(numbers, "numbers");
        }

        @Override
        public String toString() {
            return numbers + ", and a covariate with mean " + covariateMean;
        }
    }
}
