package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What all runs of a rehearsal have in common.
 *
 * @param start the rollout before its first look
 * @param treatments the treatments that are observed, each by itself; none where all who have the change have the same
 * @param metrics the metrics that are observed
 * @param rates the own rates of users, by metric, where they have some
 * @param traffic who comes, and when
 * @param circumstances what the scenario says
 * @param every how often is looked
 * @param longest when is given up
 */
record Stage(
        RunningRollout start,
        List<String> treatments,
        List<MetricNature> metrics,
        Map<String, UserRates> rates,
        UserTraffic traffic,
        Circumstances circumstances,
        Duration every,
        Duration longest) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS_PER_WEEK = 168;
    private static final int HOURS_PER_DAY = 24;

    static Stage of(
            RunningRollout start,
            Circumstances circumstances,
            Population population,
            Duration every,
            Duration longest) {
        List<MetricNature> metrics = MetricNature.of(start.plan());
        Map<String, UserRates> rates = new HashMap<>();
        for (MetricNature metric : metrics) {
            MetricCourse course = circumstances.course(metric.name());
            double mean = metric.meanAt(
                    metric.metric().baseline().times(course.baselineTimes()).value());
            course.clustering()
                    .filter(by -> by.correlation() > 0 && mean > 0 && mean < 1)
                    .ifPresent(by -> rates.put(metric.name(), UserRates.of(mean, by.correlation())));
        }
        return new Stage(
                start,
                Groups.treatments(start),
                metrics,
                rates,
                new UserTraffic(start.plan(), population, circumstances),
                circumstances,
                every,
                longest);
    }

    /** The shortest stretch of time that is simulated. */
    Duration tick() {
        return every.compareTo(HOUR) < 0 ? every : HOUR;
    }

    /** A length of time in such stretches. */
    int ticks(Duration length) {
        return (int) Math.round(Durations.hours(length) / Durations.hours(tick()));
    }

    /** The hours before the rollout, first to last, counted from the first one on. */
    List<Tick> ticksBefore(Duration length) {
        int hours = (int) length.toHours();
        return IntStream.range(0, hours)
                .mapToObj(hour -> new Tick(hour + 0.5, 1, weekHour(hour - hours), Map.of()))
                .toList();
    }

    /** The hour of the week that is so many hours after the start, or before it. */
    int weekHour(long hour) {
        long first = (circumstances.startDay().getValue() - 1L) * HOURS_PER_DAY + circumstances.startHour();
        return (int) Math.floorMod(first + hour, (long) HOURS_PER_WEEK);
    }

    /** How long the phases of the plan are, with the bake; 0 for those of which it does not say. */
    static Duration planned(RolloutPlan plan) {
        int last = plan.phases().size();
        return plan.phases().stream()
                .map(phase ->
                        phase.soak().or(() -> plan.timeline().bake().length().filter(bake -> phase.number() == last)))
                .map(length -> length.orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
