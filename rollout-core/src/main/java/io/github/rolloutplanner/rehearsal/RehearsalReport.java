package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval;
import io.github.rolloutplanner.internal.statistics.Interval;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a plan did in a rehearsal.
 *
 * @param runs each run, in the order of its number
 * @since 0.1.0
 */
public record RehearsalReport(List<Run> runs) {

    public RehearsalReport {
        runs = Elements.listOf(runs, "runs");
        if (runs.isEmpty()) {
            throw new RolloutException.InvalidValue("A report of no runs says nothing. Give at least one.");
        }
    }

    /**
     * In how many runs something happened.
     *
     * @param what what is asked for
     * @return how many
     */
    public int runs(Predicate<Run> what) {
        return (int) runs.stream().filter(requireNonNull(what, "what")).count();
    }

    /**
     * How often something happened, with the interval of how often it may happen in truth.
     *
     * @param what what is asked for
     * @return the frequency
     */
    public Frequency frequency(Predicate<Run> what) {
        return Frequency.of(runs(what), runs.size());
    }

    /**
     * How often the experiment of the plan shipped each of its treatments.
     *
     * @return the frequencies by treatment, in the order of the experiment; empty without one. How often it shipped any is {@code
     *     frequency(Run::isShipped)}
     */
    public Map<String, Frequency> shipped() {
        Map<String, Frequency> shipped = new LinkedHashMap<>();
        runs.get(0)
                .plan()
                .experiment()
                .map(Experiment::treatments)
                .orElse(List.of())
                .forEach(treatment -> shipped.put(treatment, frequency(run -> run.isShipped(treatment))));
        return Collections.unmodifiableMap(shipped);
    }

    /**
     * How long the runs took.
     *
     * @param quantile the part of the runs that took no longer, from 0 to 1; 0.5 is the median
     * @return the length
     */
    public Duration length(double quantile) {
        return runs.stream().map(Run::length).sorted().toList().get(place(quantile));
    }

    /**
     * How many users the runs exposed.
     *
     * @param quantile the part of the runs that exposed no more, from 0 to 1; 0.5 is the median
     * @return how many
     */
    public long exposed(double quantile) {
        return runs.stream().map(Run::exposed).sorted().toList().get(place(quantile));
    }

    /**
     * What the runs did to a metric.
     *
     * @param metric the name of the metric
     * @param quantile the part of the runs that cost no more, from 0 to 1; 0.5 is the median
     * @return the cost, as {@link Run#cost} has it
     * @throws RolloutException.InvalidValue if no metric of this name was observed
     */
    public double cost(String metric, double quantile) {
        requireNonNull(metric, "metric");
        return runs.stream().map(run -> run.cost(metric)).sorted().toList().get(place(quantile));
    }

    private int place(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new RolloutException.InvalidValue(quantile + " is no quantile. Give one from 0 to 1.");
        }
        return (int) Math.max(0, Math.ceil(quantile * runs.size()) - 1);
    }

    @Override
    public String toString() {
        StringBuilder shipped = new StringBuilder();
        shipped()
                .forEach((treatment, frequency) -> shipped.append(", shipped '")
                        .append(treatment)
                        .append("' ")
                        .append(frequency));
        return "completed " + frequency(Run::isCompleted) + ", rolled back " + frequency(Run::isRolledBack) + shipped
                + ", median length " + Wording.of(length(0.5)) + ", median exposed " + Wording.of(exposed(0.5));
    }

    /**
     * How often something happened, and how often it may happen in truth.
     *
     * @param times in how many runs it happened
     * @param runs how many runs there were
     * @param low the lower end of the exact 95% interval (Clopper-Pearson), from 0 to 1
     * @param high its upper end
     * @since 0.1.0
     */
    public record Frequency(int times, int runs, double low, double high) {
        private static final double PERCENT = 100;

        static Frequency of(int times, int runs) {
            Interval interval = ClopperPearsonInterval.withDefaults().interval(times, runs);
            return new Frequency(times, runs, interval.low(), interval.high());
        }

        /**
         * The part of the runs in which it happened.
         *
         * @return from 0 to 1
         */
        public double value() {
            return (double) times / runs;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f%% (%.1f%% to %.1f%%)", PERCENT * value(), PERCENT * low, PERCENT * high);
        }
    }
}
