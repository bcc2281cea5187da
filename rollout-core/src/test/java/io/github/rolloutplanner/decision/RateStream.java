package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.SimulatedRollout.Traffic;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The errors of two groups of one size, hour by hour along the ladder of a plan, drawn before anybody looks. */
record RateStream(List<Hour> hours) implements Traffic {
    private static final int HOURS_OF_DAY = 24;

    /** What one hour brings. */
    record Hour(long users, long control, long treated) {}

    static RateStream of(RolloutPlan plan, long usersPerDay, double baseline, double harm, SplittableRandom random) {
        List<Hour> hours = new ArrayList<>();
        for (RolloutPhase phase : plan.phases()) {
            long users = Math.round(
                    (double) usersPerDay / HOURS_OF_DAY * phase.percentage().fraction());
            for (long hour = 0; hour < phase.soak().map(soak -> soak.toHours()).orElse(0L); hour++) {
                hours.add(new Hour(
                        users,
                        Draws.binomial(users, baseline, random),
                        Draws.binomial(users, baseline * harm, random)));
            }
        }
        return new RateStream(hours);
    }

    @Override
    public List<Observation> in(TimeWindow window, RolloutPhase phase) {
        Hour hour = hours.get((int) window.start().toHours());
        return List.of(Observation.increment(
                "Errors", window, Sample.events(hour.treated, hour.users), Sample.events(hour.control, hour.users)));
    }

    /** Whether a test of two proportions that is meant for one look says at any hour that there is harm. */
    boolean isEverSignificant(double level) {
        double needed = NormalDistribution.of(0, 1).inverseSurvivalProbability(level);
        double users = 0;
        double control = 0;
        double treated = 0;
        for (Hour hour : hours) {
            users += hour.users;
            control += hour.control;
            treated += hour.treated;
            double pooled = (control + treated) / (2 * users);
            if (treated - control > needed * Math.sqrt(2 * users * pooled * (1 - pooled))) {
                return true;
            }
        }
        return false;
    }
}
