package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What the traffic is like while a plan is rehearsed, and what the change does to it. It is a value: each method gives a new
 * scenario, and all of them go together.
 *
 * <pre>{@code
 * Scenario.harmless()
 *     .withHourlyProfile(2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 9, 6, 3)
 *     .withDailyNoise("Errors", percent(10))
 *     .withIncident("Errors", TimeWindow.ofHours(30, 33), 3);
 * }</pre>
 *
 * <p>What is not said is as the plan says: its population, its baselines, a control group beside each random percentage of
 * the users, every hour like the others. Numbers are taken as they come; {@link Rehearsal#play()} refuses impossible ones,
 * with all other problems.
 *
 * @since 0.1.0
 */
public final class Scenario {
    private static final Scenario HARMLESS = new Scenario(Circumstances.none());

    private final Circumstances circumstances;

    private Scenario(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /**
     * A change that does nothing, in traffic that is as the plan says.
     *
     * @return the scenario
     */
    public static Scenario harmless() {
        return HARMLESS;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    private Scenario with(String metric, UnaryOperator<ImmutableMetricCourse> change) {
        return new Scenario(circumstances.with(requireNonNull(metric, "metric"), change));
    }

    /**
     * This scenario with an effect of the change. Several effects on a metric add up.
     *
     * @param metric the name of a metric of the plan
     * @param effect what the change does to it, and when
     * @return a scenario with it
     */
    public Scenario withEffect(String metric, Effect effect) {
        requireNonNull(effect, "effect");
        return with(metric, course -> course.withEffects(Lists.with(course.effects(), effect)));
    }

    /**
     * This scenario with an incident that is not the change's doing: it hits both groups.
     *
     * @param metric the name of a metric of the plan
     * @param window when
     * @param factor how many times what the metric shows without it
     * @return a scenario with it
     */
    public Scenario withIncident(String metric, TimeWindow window, double factor) {
        requireNonNull(window, "window");
        return with(
                metric,
                course -> course.withIncidents(
                        Lists.with(course.incidents(), new MetricCourse.Incident(window, factor))));
    }

    /**
     * This scenario with a baseline that is not what the plan states.
     *
     * @param metric the name of a metric of the plan
     * @param factor the true baseline, as a multiple of the stated one
     * @return a scenario that differs in this
     */
    public Scenario withBaselineTimes(String metric, double factor) {
        return with(metric, course -> course.withBaselineTimes(factor));
    }

    /**
     * This scenario with users of rings who differ from all others, also without the change. At 100% the metric shows those of the
     * last ring beside the others.
     *
     * @param metric the name of a metric of the plan
     * @param factor how many times what all others show they show
     * @return a scenario that differs in this
     */
    public Scenario withRingTimes(String metric, double factor) {
        return with(metric, course -> course.withRingTimes(factor));
    }

    /**
     * This scenario with a source that knows all others beside the users of a ring, before the rollout and while it runs.
     *
     * @param before how long before the rollout both are known, in whole hours; better whole weeks
     * @return a scenario that differs in this
     * @see io.github.rolloutplanner.observation.Observation#before
     */
    public Scenario withOthersOfRings(Duration before) {
        return new Scenario(circumstances.withOthersBefore(requireNonNull(before, "before")));
    }

    /**
     * This scenario with a metric that has its own cycle of a day: a wave, highest at six in the morning.
     *
     * @param metric the name of a metric of the plan
     * @param amplitude how far it goes up and down, as a part of the baseline
     * @return a scenario that differs in this
     */
    public Scenario withHourlyCycle(String metric, Percentage amplitude) {
        requireNonNull(amplitude, "amplitude");
        return with(metric, course -> course.withHourlyCycle(amplitude));
    }

    /**
     * This scenario with days that differ: each has its own level, log-normal around the baseline, for both groups.
     *
     * @param metric the name of a metric of the plan
     * @param deviation the standard deviation of the level of a day, as a part of the baseline
     * @return a scenario that differs in this
     */
    public Scenario withDailyNoise(String metric, Percentage deviation) {
        requireNonNull(deviation, "deviation");
        return with(metric, course -> course.withDailyNoise(deviation));
    }

    /**
     * This scenario with requests that depend on their user, who is another one at each visit: each user has an own rate, from
     * a beta distribution. Of a mean, each user has an own mean instead.
     *
     * @param metric the name of a metric of events, or of a mean
     * @param requestsPerUser the requests of a visit
     * @param correlation the correlation of two requests of a user (ICC), from 0 to below 1
     * @return a scenario that differs in this
     */
    public Scenario withClusteredUsers(String metric, double requestsPerUser, double correlation) {
        return with(
                metric,
                course -> course.withClustering(new MetricCourse.Clustering(requestsPerUser, correlation, false)));
    }

    /**
     * This scenario with requests that depend on their user, who comes back day after day and keeps the own rate.
     *
     * @param metric the name of a metric of events
     * @param requestsPerUser the requests of a visit
     * @param correlation the correlation of two requests of a user (ICC), from 0 to below 1
     * @return a scenario that differs in this
     */
    public Scenario withStickyUsers(String metric, double requestsPerUser, double correlation) {
        return with(
                metric,
                course -> course.withClustering(new MetricCourse.Clustering(requestsPerUser, correlation, true)));
    }

    /**
     * This scenario with another spread of the numbers of a mean. Without it the spread is what the plan states, else as large
     * as the baseline.
     *
     * @param metric the name of a metric that is a mean
     * @param deviation the standard deviation of single observations, in the unit of the baseline
     * @return a scenario that differs in this
     */
    public Scenario withStandardDeviation(String metric, double deviation) {
        return with(metric, course -> course.withDeviation(deviation));
    }

    /**
     * This scenario with numbers that are log-normal instead of normal: many small ones, and a few very large ones.
     *
     * @param metric the name of a metric that is a mean
     * @param sigma the standard deviation of their logarithms; 1 is skewed, 2 is heavy
     * @return a scenario that differs in this
     */
    public Scenario withHeavyTail(String metric, double sigma) {
        return with(metric, course -> course.withTail(sigma));
    }

    /**
     * This scenario with data that always come late: whole windows, so much after their end.
     *
     * @param metric the name of a metric of the plan
     * @param delay how much later
     * @return a scenario that differs in this
     */
    public Scenario withDelay(String metric, Duration delay) {
        requireNonNull(delay, "delay");
        return with(metric, course -> course.withDelay(delay));
    }

    /**
     * This scenario with events that come later than the exposures they belong to, and are counted when they come.
     *
     * @param metric the name of a metric of events
     * @param from how much later at least
     * @param to how much later at most
     * @return a scenario that differs in this
     */
    public Scenario withLateEvents(String metric, Duration from, Duration to) {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        return with(metric, course -> course.withLateness(new MetricCourse.Lateness(from, to)));
    }

    /**
     * This scenario with a metric that is read as snapshots: everything since the start of the phase, at each look.
     *
     * @param metric the name of a metric of the plan
     * @param torn how many of the snapshots are torn: the events are of now, what they are counted among, in one of the
     *     groups, is as it was at the look before
     * @return a scenario that differs in this
     */
    public Scenario withSnapshots(String metric, Percentage torn) {
        return with(
                metric, course -> course.withTorn(requireNonNull(torn, "torn").fraction()));
    }

    /**
     * This scenario with a metric that shows nothing for a while. What it would have shown is lost.
     *
     * @param metric the name of a metric of the plan
     * @param window when
     * @return a scenario that differs in this
     */
    public Scenario withSilence(String metric, TimeWindow window) {
        requireNonNull(window, "window");
        return with(metric, course -> course.withSilences(Lists.with(course.silences(), window)));
    }

    /**
     * This scenario with a source that fails for a while. What the metric showed is read afterwards.
     *
     * @param metric the name of a metric of the plan
     * @param window when
     * @return a scenario that differs in this
     */
    public Scenario withSourceFailing(String metric, TimeWindow window) {
        requireNonNull(window, "window");
        return with(metric, course -> course.withFailures(Lists.with(course.failures(), window)));
    }

    /**
     * This scenario with windows that are told wrongly at first: exposed users seem to have shown some multiple of what they
     * did. The right numbers {@linkplain io.github.rolloutplanner.decision.RunningRollout#revise replace} the wrong ones later.
     *
     * @param metric the name of a metric of the plan, which is not read as snapshots
     * @param window when
     * @param factor how many times the events, or the mean, of exposed users are told; 0 for none
     * @param later how long after the wrong numbers the right ones come; at most 60 looks
     * @return a scenario that differs in this
     */
    public Scenario withCorrectedData(String metric, TimeWindow window, double factor, Duration later) {
        requireNonNull(window, "window");
        requireNonNull(later, "later");
        return with(
                metric,
                course -> course.withMistakes(
                        Lists.with(course.mistakes(), new MetricCourse.Mistake(window, factor, later))));
    }

    /**
     * This scenario with other users than the plan's.
     *
     * @param population who comes; needed where the plan does not say
     * @return a scenario that differs in this
     */
    public Scenario withPopulation(Population population) {
        return new Scenario(circumstances.withPopulation(requireNonNull(population, "population")));
    }

    /**
     * This scenario with more or fewer users.
     *
     * @param factor how many times those of the plan
     * @return a scenario that differs in this
     */
    public Scenario withTrafficTimes(double factor) {
        return new Scenario(circumstances.withTrafficTimes(factor));
    }

    /**
     * This scenario with the traffic of each hour of a day. Without it the profile is the population's.
     *
     * @param weights 24 numbers from zero on, of which only the proportions count
     * @return a scenario that differs in this
     */
    public Scenario withHourlyProfile(double... weights) {
        return new Scenario(circumstances.withHourlyProfile(requireNonNull(weights, "weights")));
    }

    /**
     * This scenario with the traffic of each day of a week.
     *
     * @param weights 7 numbers from zero on, Monday first, of which only the proportions count
     * @return a scenario that differs in this
     */
    public Scenario withWeekdayProfile(double... weights) {
        return new Scenario(circumstances.withWeekdayProfile(requireNonNull(weights, "weights")));
    }

    /**
     * This scenario, starting at another time of the week than on Monday at nine.
     *
     * @param day the day
     * @param hour the hour, 0 to 23
     * @return a scenario that differs in this
     */
    public Scenario startingOn(DayOfWeek day, int hour) {
        return new Scenario(
                circumstances.withStartDay(requireNonNull(day, "day")).withStartHour(hour));
    }

    /**
     * This scenario with people who take their time to do what they are asked for: to confirm, to choose the treatment that the
     * read-out of an experiment recommends, or to end the experiment that ships none. Without it they do at once.
     *
     * @param delay how long after nothing else is missing
     * @return a scenario that differs in this
     */
    public Scenario withApprovalsAfter(Duration delay) {
        return new Scenario(circumstances.withApprovalDelay(requireNonNull(delay, "delay")));
    }

    /**
     * This scenario without control groups, where no gate of the plan compares with one.
     *
     * @return a scenario that differs in this
     */
    public Scenario withoutControlGroup() {
        return new Scenario(circumstances.withControlGroup(false));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scenario that && circumstances.equals(that.circumstances);
    }

    @Override
    public int hashCode() {
        return circumstances.hashCode();
    }

    @Override
    public String toString() {
        return circumstances.toString();
    }
}
