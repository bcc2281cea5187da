package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Every table and default that a planner follows. Organisations start from {@link #standard()} and change what they know
 * better.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class RolloutPolicy permits ImmutableRolloutPolicy {

    private static final int MOST_APPROVALS = 10;

    RolloutPolicy() {}

    /**
     * How risky traits and impacts are.
     *
     * @return the risk tables
     */
    public abstract RiskPolicy risks();

    /**
     * Ladders, soaks and bakes.
     *
     * @return the ladder tables
     */
    public abstract LadderPolicy ladders();

    /**
     * Returns what is assumed of deliveries.
     *
     * @return the delivery defaults
     */
    public abstract DeliveryPolicy deliveries();

    /**
     * Where gates and alerts sit between baseline and limit.
     *
     * @return the limit tables
     */
    public abstract LimitPolicy limits();

    /**
     * Error levels and lengths of A/B tests.
     *
     * @return the experiment defaults
     */
    public abstract ExperimentPolicy experiments();

    /**
     * How sure gates must be of what they show, and how long phases may last for it.
     *
     * @return the evidence defaults
     */
    public abstract EvidencePolicy evidence();

    /**
     * The working hours of the preparation.
     *
     * @return the preparation defaults
     */
    public abstract PreparationPolicy preparation();

    /**
     * Returns how short a rollout may become for a deadline, or for a change that is expedited.
     *
     * @return the tables
     */
    public abstract UrgencyPolicy urgency();

    /**
     * The time within which a rollback must be complete, by risk, where the change does not say.
     *
     * @return by default 60, 30, 15 and 5 minutes
     */
    public abstract Map<RiskLevel, Duration> rollbackBounds();

    /**
     * How many different people approve where a plan asks for an approval, by risk.
     *
     * @return from 1 to 10 for each level; by default 1 for all
     */
    public abstract Map<RiskLevel, Integer> approvals();

    /**
     * Returns when rollouts may start and promote, by the wall clock: promotion hours, freezes, stops.
     *
     * @return the calendar; empty by default
     */
    public abstract Optional<RolloutCalendar> calendar();

    /**
     * Returns how many different people approve where the plan of a change asks for an approval.
     *
     * @param risk the risk level of the change
     * @return the number, at least 1
     */
    public int approvalsFor(RiskLevel risk) {
        return approvals().getOrDefault(requireNonNull(risk, "risk"), 1);
    }

    /**
     * Returns the time within which a rollback of a change must be complete: its own, or the policy's for its risk.
     *
     * @param change the change
     * @param risk its risk level
     * @return the time; an hour where neither says one
     */
    public Duration rollbackBoundOf(Change change, RiskLevel risk) {
        requireNonNull(change, "change");
        requireNonNull(risk, "risk");
        return change.rollbackWithin().orElse(rollbackBounds().getOrDefault(risk, Duration.ofHours(1)));
    }

    /**
     * The standard policy.
     *
     * @return every table with its default
     */
    public static RolloutPolicy standard() {
        return ImmutableRolloutPolicy.builder()
                .risks(RiskPolicy.standard())
                .ladders(LadderPolicy.standard())
                .deliveries(DeliveryPolicy.standard())
                .limits(LimitPolicy.standard())
                .experiments(ExperimentPolicy.standard())
                .evidence(EvidencePolicy.standard())
                .preparation(PreparationPolicy.standard())
                .urgency(UrgencyPolicy.standard())
                .putAllRollbackBounds(Map.of(
                        RiskLevel.LOW, Duration.ofHours(1),
                        RiskLevel.MEDIUM, Duration.ofMinutes(30),
                        RiskLevel.HIGH, Duration.ofMinutes(15),
                        RiskLevel.CRITICAL, Duration.ofMinutes(5)))
                .putAllApprovals(Map.of(
                        RiskLevel.LOW, 1,
                        RiskLevel.MEDIUM, 1,
                        RiskLevel.HIGH, 1,
                        RiskLevel.CRITICAL, 1))
                .build();
    }

    /**
     * Returns a stricter policy: two people approve, high risk goes through rings, first phases are smaller, soaks and bakes
     * longer, gates and experiments have more power, rollbacks are faster. The risk of a change and the significance level of gates are
     * the same.
     *
     * @return the standard policy with the tables that are stricter
     */
    public static RolloutPolicy strict() {
        return PolicyPacks.strict();
    }

    /**
     * Returns a faster policy: fewer and shorter phases, shorter bakes, gates of less power, more time for a rollback. The risk of a
     * change and the significance level of gates are the same.
     *
     * @return the standard policy with the tables that are faster
     */
    public static RolloutPolicy fast() {
        return PolicyPacks.fast();
    }

    /**
     * This policy with other risk tables.
     *
     * @param risks the tables
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withRisks(RiskPolicy risks);

    /**
     * This policy with other ladder tables.
     *
     * @param ladders the tables
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withLadders(LadderPolicy ladders);

    /**
     * This policy with other delivery defaults.
     *
     * @param deliveries the defaults
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withDeliveries(DeliveryPolicy deliveries);

    /**
     * This policy with other limit tables.
     *
     * @param limits the tables
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withLimits(LimitPolicy limits);

    /**
     * This policy with other experiment defaults.
     *
     * @param experiments the defaults
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withExperiments(ExperimentPolicy experiments);

    /**
     * This policy with other evidence defaults.
     *
     * @param evidence the defaults
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if they name a strategy that is neither of the library nor declared
     */
    public abstract RolloutPolicy withEvidence(EvidencePolicy evidence);

    /**
     * This policy with other preparation defaults.
     *
     * @param preparation the defaults
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withPreparation(PreparationPolicy preparation);

    /**
     * This policy with other tables for urgent changes.
     *
     * @param urgency the tables
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withUrgency(UrgencyPolicy urgency);

    /**
     * This policy with a calendar, which its plans have, too.
     *
     * @param calendar when rollouts may start and promote
     * @return a policy that differs in this
     */
    public abstract RolloutPolicy withCalendar(RolloutCalendar calendar);

    /**
     * This policy with another risk for a trait.
     *
     * @param trait the trait
     * @param level the level it brings with it
     * @return a policy that differs in this
     */
    public RolloutPolicy withRisk(Trait trait, RiskLevel level) {
        return withRisks(risks().withTraitLevel(trait, level));
    }

    /**
     * This policy with another ladder for a strategy.
     *
     * @param strategy id of the strategy
     * @param ladder its steps
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the ladder is not sound or no strategy has the id
     */
    public RolloutPolicy withLadder(String strategy, Ladder ladder) {
        return withLadders(ladders().withLadder(strategy, ladder));
    }

    /**
     * This policy with a strategy forced for a trait.
     *
     * @param trait the trait
     * @param strategy id of the strategy
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if no strategy has the id
     */
    public RolloutPolicy withForcedStrategy(Trait trait, String strategy) {
        return withLadders(ladders().withForced(trait, strategy));
    }

    /**
     * This policy for an organisation with strategies of its own. Declare them before anything else names them.
     *
     * @param ids ids of its strategies, instead of those that were declared before
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the policy still names one that is no longer declared
     */
    public RolloutPolicy withOwnStrategies(String... ids) {
        return withLadders(ladders().withOwnStrategies(requireNonNull(ids, "ids")));
    }

    /**
     * This policy with another bound for rollbacks.
     *
     * @param risk the risk level
     * @param bound the time within which a rollback must be complete; above zero
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the bound is not above zero
     */
    public RolloutPolicy withRollbackBound(RiskLevel risk, Duration bound) {
        requireNonNull(risk, "risk");
        requireNonNull(bound, "bound");
        if (bound.isZero() || bound.isNegative()) {
            throw new RolloutException.InvalidValue(
                    "A rollback within " + Wording.of(bound) + " cannot be kept. Give a length of time above zero.");
        }
        Map<RiskLevel, Duration> bounds = new EnumMap<>(rollbackBounds());
        bounds.put(risk, bound);
        return ((ImmutableRolloutPolicy) this).withRollbackBounds(bounds);
    }

    /**
     * This policy with another number of people who approve.
     *
     * @param risk the risk level
     * @param people how many different people approve where a plan asks for an approval; from 1 to 10
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the number is out of range
     */
    public RolloutPolicy withApprovals(RiskLevel risk, int people) {
        requireNonNull(risk, "risk");
        if (people < 1 || people > MOST_APPROVALS) {
            throw new RolloutException.InvalidValue("An approval by " + Wording.count(people, "person")
                    + " is out of range. Give a number from 1 to " + MOST_APPROVALS + ".");
        }
        Map<RiskLevel, Integer> approvals = new EnumMap<>(approvals());
        approvals.put(risk, people);
        return ((ImmutableRolloutPolicy) this).withApprovals(approvals);
    }

    @Value.Check
    void check() {
        StrategyIds.requireKnown(evidence().longestSoaks().keySet(), ladders().ownStrategies());
    }
}
