package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * How short a rollout may become for a deadline, or for a change that is expedited.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class UrgencyPolicy permits ImmutableUrgencyPolicy {
    private static final int MOST_PHASES = 100;

    UrgencyPolicy() {}

    /**
     * Returns how many phases that expose users an urgent rollout keeps at least, by risk; the one at 100% counts.
     *
     * @return from 1 to 100 for each level; by default 1, 2, 3 and 3
     */
    public abstract Map<RiskLevel, Integer> fewestPhases();

    /**
     * Returns how long each phase of an urgent rollout is watched at least once its users have the change, by risk.
     *
     * @return by default 5, 10, 20 and 30 minutes
     */
    public abstract Map<RiskLevel, Duration> watches();

    /**
     * Returns how often guardrails are evaluated in an urgent rollout, where {@link EvidencePolicy#lookEvery()} is not shorter.
     *
     * @return defaults to 30 seconds
     */
    @Value.Default
    public Duration lookEvery() {
        return Duration.ofSeconds(30);
    }

    /**
     * Returns how long it takes until an on-call has answered a page and decided. Phases that are shorter are watched live, and
     * what triggers a rollback is agreed on before.
     *
     * @return defaults to an hour
     */
    @Value.Default
    public Duration onCallResponse() {
        return Duration.ofHours(1);
    }

    /**
     * Returns the hours of preparation before the first phase of a change that is expedited: of the rehearsal only a check that
     * a rollback works, of the metrics only one guardrail. What others decide, such as the review of a store, takes the hours of
     * {@link RolloutPolicy#preparation()}.
     *
     * @return by default an hour for a flag, a metric and the check, two for any other delivery; the rest as usual
     */
    public abstract PreparationPolicy preparation();

    /**
     * Returns how many phases that expose users an urgent rollout keeps at least.
     *
     * @param risk the risk level
     * @return the number, at least 1
     */
    public int fewestPhasesFor(RiskLevel risk) {
        return fewestPhases().getOrDefault(requireNonNull(risk, "risk"), 1);
    }

    /**
     * Returns how long a phase of an urgent rollout is watched at least.
     *
     * @param risk the risk level
     * @return the time once its users have the change
     */
    public Duration watchFor(RiskLevel risk) {
        return watches().getOrDefault(requireNonNull(risk, "risk"), lookEvery());
    }

    /**
     * Returns the standard policy.
     *
     * @return every table with its default
     */
    public static UrgencyPolicy standard() {
        return ImmutableUrgencyPolicy.builder()
                .putAllFewestPhases(Map.of(
                        RiskLevel.LOW, 1,
                        RiskLevel.MEDIUM, 2,
                        RiskLevel.HIGH, 3,
                        RiskLevel.CRITICAL, 3))
                .putAllWatches(Map.of(
                        RiskLevel.LOW, Duration.ofMinutes(5),
                        RiskLevel.MEDIUM, Duration.ofMinutes(10),
                        RiskLevel.HIGH, Duration.ofMinutes(20),
                        RiskLevel.CRITICAL, Duration.ofMinutes(30)))
                .preparation(PreparationPolicy.builder()
                        .flagHours(1)
                        .deliveryHours(2)
                        .metricHours(1)
                        .rehearsalHours(1)
                        .build())
                .build();
    }

    /**
     * This policy with another number of phases that an urgent rollout keeps.
     *
     * @param risk the risk level
     * @param phases how many phases that expose users there are at least, with the one at 100%; from 1 to 100
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the number is out of range
     */
    public UrgencyPolicy withFewestPhases(RiskLevel risk, int phases) {
        Map<RiskLevel, Integer> fewest = new EnumMap<>(RiskLevel.class);
        fewest.putAll(fewestPhases());
        fewest.put(requireNonNull(risk, "risk"), phases);
        return ((ImmutableUrgencyPolicy) this).withFewestPhases(fewest);
    }

    /**
     * This policy with another time that a phase is watched at least.
     *
     * @param risk the risk level
     * @param watch the time once its users have the change; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the time is out of range
     */
    public UrgencyPolicy withWatch(RiskLevel risk, Duration watch) {
        Map<RiskLevel, Duration> watches = new EnumMap<>(RiskLevel.class);
        watches.putAll(watches());
        watches.put(requireNonNull(risk, "risk"), requireNonNull(watch, "watch"));
        return ((ImmutableUrgencyPolicy) this).withWatches(watches);
    }

    /**
     * This policy with another interval of evaluation.
     *
     * @param interval how often guardrails are evaluated; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the interval is out of range
     */
    public abstract UrgencyPolicy withLookEvery(Duration interval);

    /**
     * This policy with another time until an on-call has answered a page and decided.
     *
     * @param time from the page to the decision; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the time is out of range
     */
    public abstract UrgencyPolicy withOnCallResponse(Duration time);

    /**
     * This policy with other hours of preparation.
     *
     * @param preparation the hours before the first phase of a change that is expedited
     * @return a policy that differs in this
     */
    public abstract UrgencyPolicy withPreparation(PreparationPolicy preparation);

    @Value.Check
    void check() {
        fewestPhases().forEach((risk, phases) -> {
            if (phases < 1 || phases > MOST_PHASES) {
                throw new RolloutException.InvalidValue("An urgent rollout of " + Wording.count(phases, "phase")
                        + " is none to plan with. Give a number from 1 to " + MOST_PHASES + ".");
            }
        });
        watches().values().forEach(watch -> require("A watch", watch));
        require("An interval between looks", lookEvery());
        require("A response of an on-call", onCallResponse());
    }

    private static void require(String what, Duration time) {
        if (time.isZero() || time.isNegative() || time.compareTo(TimeBound.TEN_YEARS) > 0) {
            throw new RolloutException.InvalidValue(what + " of " + Wording.of(time)
                    + " is out of range. Give a length of time above zero, up to ten years.");
        }
    }
}
