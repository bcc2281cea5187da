package io.github.rolloutplanner.diff;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.Optional;

/**
 * A time of the rollout in which two plans expose different percentages.
 *
 * @param from when it begins, from the start of phase 1
 * @param to when it ends; empty where no end is planned
 * @param before the percentage that the earlier plan exposes then
 * @param after the percentage that the later plan exposes then
 * @param exposedBefore how many that is, if the earlier plan knows
 * @param exposedAfter how many that is, if the later plan knows
 * @since 0.1.0
 */
public record ExposureDifference(
        Duration from,
        Optional<Duration> to,
        Percentage before,
        Percentage after,
        Optional<Exposed> exposedBefore,
        Optional<Exposed> exposedAfter) {

    public ExposureDifference {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(exposedBefore, "exposedBefore");
        requireNonNull(exposedAfter, "exposedAfter");
    }

    /**
     * How many a phase exposes.
     *
     * @param number so many a day, or so many members of a ring
     * @param unit what is counted, such as "user"
     * @since 0.1.0
     */
    public record Exposed(long number, String unit) {
        public Exposed {
            requireNonNull(unit, "unit");
        }

        /** What a phase exposes; nothing where its plan does not know. */
        static Optional<Exposed> in(RolloutPhase phase, RolloutPlan plan) {
            Percentage percentage = phase.percentage();
            if (!percentage.isPercentage() || percentage.equals(Percentage.ZERO)) {
                return Optional.empty();
            }
            return phase.audience() instanceof Audience.RingMembers ring && ring.size() > 0
                    ? Optional.of(new Exposed(ring.size(), ring.unit()))
                    : plan.population()
                            .map(people -> new Exposed(
                                    Math.round(people.usersPerDay() * percentage.fraction()), people.unit()));
        }

        @Override
        public String toString() {
            return Wording.count(number, Part.named(unit));
        }
    }
}
