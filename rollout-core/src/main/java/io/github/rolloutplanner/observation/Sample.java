package io.github.rolloutplanner.observation;

import io.github.rolloutplanner.internal.text.Wording;

/**
 * What was measured in one group. What the numbers may be is checked where the observation is taken, so that the message
 * can name it.
 *
 * @since 0.1.0
 */
public sealed interface Sample permits Sample.Events, Sample.Counts, Sample.Moments {

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
     * Numbers by their moments: load times, revenue of each visit.
     *
     * @param count how many numbers; fewer than 2 do not show how far they scatter
     * @param mean their mean, in the unit of the metric's baseline
     * @param variance their variance with n - 1, in that unit squared
     * @return the sample
     */
    static Sample moments(long count, double mean, double variance) {
        return new Moments(count, mean, variance);
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
     * Events over time.
     *
     * @param events how many there were
     * @param exposure for how long, in hours of full traffic
     * @since 0.1.0
     */
    record Counts(long events, double exposure) implements Sample {
        @Override
        public String toString() {
            return Wording.of(events) + " in " + exposure + "h";
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
    }
}
