package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How urgent a plan is, and what that costs: each phase beside what it would have been without a deadline and without being
 * expedited.
 *
 * @param deadline the time from the start of the first phase within which 100% is reached, if one was given
 * @param why why the change is expedited; empty where it is not
 * @param usualLength from the start of the first phase to 100% without urgency
 * @param length from the start of the first phase to 100%
 * @param lookEvery how often the guardrails are evaluated
 * @param phases the phases of the plan without urgency, first to last, and what has become of them; the last is the bake
 * @param reasons why the phases are as short as they are
 * @since 0.1.0
 */
public record PlannedUrgency(
        Optional<Duration> deadline,
        Optional<String> why,
        Duration usualLength,
        Duration length,
        Duration lookEvery,
        List<PhasePrice> phases,
        List<Reason> reasons) {

    public PlannedUrgency {
        requireNonNull(deadline, "deadline");
        requireNonNull(why, "why");
        requireNonNull(usualLength, "usualLength");
        requireNonNull(length, "length");
        requireNonNull(lookEvery, "lookEvery");
        phases = Elements.listOf(phases, "phases");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * Tells whether the phases are fewer or shorter than without urgency.
     *
     * @return false where the plan without urgency was short enough
     */
    public boolean isShortened() {
        return length.compareTo(usualLength) < 0;
    }

    /**
     * Returns the price of one phase.
     *
     * @param name the name of the phase
     * @return the price; empty where no phase without urgency has the name
     */
    public Optional<PhasePrice> phase(String name) {
        requireNonNull(name, "name");
        return phases.stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /**
     * What urgency does to one phase.
     *
     * @param name the name of the phase
     * @param percentage the part of the population that it exposes
     * @param usual how long it lasts without urgency; of the last phase, the bake
     * @param length how long it lasts; empty where it is left out
     * @param usualUsers distinct users who would have had the change in it; empty where the traffic is not known
     * @param users distinct users who have the change in it; empty where that is not known, or it is left out
     * @param metrics what can no longer be seen, gate by gate; empty where the traffic is not known
     * @param reason why it is shorter, left out, or as it was
     * @since 0.1.0
     */
    public record PhasePrice(
            String name,
            Percentage percentage,
            Duration usual,
            Optional<Duration> length,
            OptionalLong usualUsers,
            OptionalLong users,
            List<MetricPrice> metrics,
            Reason reason) {

        public PhasePrice {
            requireNonNull(name, "name");
            requireNonNull(percentage, "percentage");
            requireNonNull(usual, "usual");
            requireNonNull(length, "length");
            requireNonNull(usualUsers, "usualUsers");
            requireNonNull(users, "users");
            metrics = Elements.listOf(metrics, "metrics");
            requireNonNull(reason, "reason");
        }

        /**
         * Tells whether the phase is left out.
         *
         * @return true where the plan has no such phase
         */
        public boolean isLeftOut() {
            return length.isEmpty();
        }

        /**
         * Tells whether the phase is shorter than without urgency.
         *
         * @return true also where it is left out
         */
        public boolean isShorter() {
            return length.isEmpty() || length.get().compareTo(usual) < 0;
        }
    }

    /**
     * What one gate of a phase can see, beside what it would have seen.
     *
     * @param metric the metric of the gate
     * @param effect the level of the gate without urgency
     * @param usualMinimumDetectableEffect what the metric shows with the MDE without urgency; empty where no effect is detectable
     * @param minimumDetectableEffect the same with urgency; empty also where the phase is left out
     * @param usualPower how often the effect would have been detected; empty where it cannot be computed
     * @param power how often it is detected; empty also where the phase is left out
     * @param usualVerdict whether the gate would have been powered
     * @param verdict whether it is; empty where the phase is left out
     * @param reason the same in a sentence
     * @since 0.1.0
     */
    public record MetricPrice(
            String metric,
            Quantity effect,
            Optional<Quantity> usualMinimumDetectableEffect,
            Optional<Quantity> minimumDetectableEffect,
            OptionalDouble usualPower,
            OptionalDouble power,
            Verdict usualVerdict,
            Optional<Verdict> verdict,
            Reason reason) {

        private static final double LEAST_POWER = 0.01;

        public MetricPrice {
            requireNonNull(metric, "metric");
            requireNonNull(effect, "effect");
            requireNonNull(usualMinimumDetectableEffect, "usualMinimumDetectableEffect");
            requireNonNull(minimumDetectableEffect, "minimumDetectableEffect");
            requireNonNull(usualPower, "usualPower");
            requireNonNull(power, "power");
            requireNonNull(usualVerdict, "usualVerdict");
            requireNonNull(verdict, "verdict");
            requireNonNull(reason, "reason");
        }

        /**
         * Tells whether neither plan sees the effect, so that urgency costs nothing here.
         *
         * @return true where the power is below 0.01, or cannot be computed, with and without urgency
         */
        public boolean isUnseenAnyway() {
            return usualPower.orElse(0) < LEAST_POWER && power.orElse(0) < LEAST_POWER;
        }

        /**
         * Tells whether urgency is what keeps the gate from detecting the effect.
         *
         * @return true where it would have been powered, and no longer is
         */
        public boolean isLost() {
            return usualVerdict != Verdict.UNDERPOWERED && verdict.orElse(Verdict.UNDERPOWERED) == Verdict.UNDERPOWERED;
        }
    }
}
