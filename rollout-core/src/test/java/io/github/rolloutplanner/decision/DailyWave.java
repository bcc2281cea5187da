package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.SimulatedRollout.Traffic;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Users who come in a daily wave. What they do follows a wave, too, and drifts from day to day, for both groups alike; a
 * harmless change shows nothing else. Metrics draw in the order of their names, so that a seed always gives the same.
 */
final class DailyWave {
    private static final int HOURS = 24;
    private static final double WAVE_OF_USERS = 0.5;
    private static final double WAVE_OF_LEVEL = 0.2;
    private static final double DRIFT_IN_AN_HOUR = 0.01;
    private static final double LOWEST_DRIFT = 0.85;
    private static final double HIGHEST_DRIFT = 1.15;
    private static final double BUYERS = 0.05;
    private static final double REVENUE = 3;

    private final long usersPerDay;
    private final SplittableRandom random;
    private double drift = 1;

    DailyWave(long usersPerDay, SplittableRandom random) {
        this.usersPerDay = usersPerDay;
        this.random = random;
    }

    /** Events of both groups, and the sizes of the groups. */
    Traffic rates(Map<String, Double> rates) {
        return (hour, phase) -> {
            double level = level(hour);
            List<Observation> observations = new ArrayList<>();
            new TreeMap<>(rates)
                    .forEach((metric, rate) -> observations.add(Observation.increment(
                            metric,
                            hour,
                            events(users(hour, phase), rate * level),
                            events(users(hour, phase), rate * level))));
            observations.add(Observation.assignmentCounts(hour, users(hour, phase), users(hour, phase)));
            return observations;
        };
    }

    /** Events of exposed users alone, at the level that was always known. */
    Traffic ratesWithoutControl(Map<String, Double> rates) {
        return (hour, phase) -> new TreeMap<>(rates)
                .entrySet().stream()
                        .map(rate ->
                                Observation.increment(rate.getKey(), hour, events(users(hour, phase), rate.getValue())))
                        .toList();
    }

    /** What visits bring: most of them nothing, a few a little, and very few very much. */
    Traffic revenue(String metric, int controlPerTreated) {
        return (hour, phase) -> {
            double level = level(hour);
            Sample treated = purchases(users(hour, phase), level);
            Sample control = purchases(controlPerTreated * users(hour, phase), level);
            return List.of(Observation.increment(metric, hour, treated, control));
        };
    }

    private double level(TimeWindow hour) {
        double next = drift + DRIFT_IN_AN_HOUR * random.nextGaussian();
        drift = Math.max(LOWEST_DRIFT, Math.min(HIGHEST_DRIFT, next));
        return drift * (1 + WAVE_OF_LEVEL * wave(hour));
    }

    private static double wave(TimeWindow hour) {
        return Math.sin(2 * Math.PI * hour.start().toHours() / HOURS);
    }

    /** Chance decides who has a percentage, and who is compared with them. */
    private long users(TimeWindow hour, RolloutPhase phase) {
        long all = Math.round((double) usersPerDay / HOURS * (1 + WAVE_OF_USERS * wave(hour)));
        return Draws.binomial(all, phase.percentage().fraction(), random);
    }

    private Sample events(long users, double rate) {
        return Sample.events(Draws.binomial(users, rate, random), users);
    }

    private Sample purchases(long visits, double level) {
        long buyers = Draws.binomial(visits, BUYERS * level, random);
        double sum = 0;
        double squares = 0;
        for (long buyer = 0; buyer < buyers; buyer++) {
            double spent = REVENUE / BUYERS * Draws.logNormal(random);
            sum += spent;
            squares += spent * spent;
        }
        double mean = visits == 0 ? 0 : sum / visits;
        return Sample.moments(visits, mean, visits < 2 ? 0 : (squares - sum * mean) / (visits - 1));
    }
}
