package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.immutables.value.Value;

/**
 * The ladders, soaks and bakes of an organisation.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class LadderPolicy permits ImmutableLadderPolicy {

    private static final double MOST_HELD_BACK = 50;

    LadderPolicy() {}

    /**
     * The ladder of each strategy that climbs a fixed one, by the id of the strategy.
     *
     * @return by default {@code percentage} 5 → 25 → 50 → 100 in 4 days, {@code canary} 1 → 5 → 10 → 25 → 50 → 100 in 8
     *     days, {@code ring} Internal → Beta → Early Adopters → All in 12 days for rings without sizes, {@code immediate}
     *     100
     */
    public abstract Map<String, Ladder> ladders();

    /**
     * Returns the strategy of each risk level, where neither the caller nor the change asks for another one.
     *
     * @return by default {@code immediate}, {@code percentage}, {@code canary} and {@code ring}
     */
    public abstract Map<RiskLevel, StandardStrategy> strategies();

    /**
     * Returns the ladder of a strategy that the library brings along.
     *
     * @param strategy the strategy
     * @return its ladder
     * @throws RolloutException.InvalidValue for {@link StandardStrategy#AB_TEST}, which climbs {@link #experimentRamps()}
     */
    public Ladder ladderOf(StandardStrategy strategy) {
        Ladder ladder = ladders().get(requireNonNull(strategy, "strategy").id());
        if (ladder == null) {
            throw new RolloutException.InvalidValue(
                    "An A/B test has no ladder of its own. Ask for experimentRamps() instead.");
        }
        return ladder;
    }

    /**
     * The steps before the split of an experiment, by risk; each level adds to the one before.
     *
     * @return by default none for LOW, 5% for MEDIUM, 1 → 5 for HIGH, 1 → 5 → 10 for CRITICAL
     */
    public abstract Map<RiskLevel, List<Step>> experimentRamps();

    /**
     * How long the team uses a change before any user does.
     *
     * @return defaults to 24 hours
     */
    @Value.Default
    public Duration internalSoak() {
        return Duration.ofDays(1);
    }

    /**
     * How much longer each soak is for every level of risk above the one that a ladder is made for.
     *
     * @return a fraction of the soak; defaults to 0.5
     */
    @Value.Default
    public double soakIncreasePerLevel() {
        return 0.5;
    }

    /**
     * The users who are held back through the bake as a control group, so that the bake is judged beside them and not by the
     * baseline. The last phase goes to what is left to 100%, and completion gives the change to all. It takes phases of random
     * percentages: rings and experiments have none.
     *
     * @return the part of all users, from 0% for none to 50%; defaults to 0%
     */
    @Value.Default
    public Percentage holdback() {
        return Percentage.ZERO;
    }

    /**
     * How long to bake after full rollout, by risk.
     *
     * @return by default 4, 24, 48 and 72 hours
     */
    public abstract Map<RiskLevel, Duration> bakes();

    /**
     * Strategies that the organisation forces for changes with a trait; of several, the first in the order of traits.
     *
     * @return ids of strategies; empty by default
     */
    public abstract Map<Trait, String> forced();

    /**
     * The ids of the organisation's own strategies, which ladders and forced strategies may name beside those of the library.
     *
     * @return ids of strategies; empty by default
     */
    public abstract Set<String> ownStrategies();

    /**
     * The standard policy.
     *
     * @return every table with its default
     */
    public static LadderPolicy standard() {
        return ImmutableLadderPolicy.builder()
                .putAllLadders(new TreeMap<>(Map.of(
                        StandardStrategy.IMMEDIATE.id(), StandardLadders.IMMEDIATE,
                        StandardStrategy.PERCENTAGE.id(), StandardLadders.PERCENTAGE,
                        StandardStrategy.CANARY.id(), StandardLadders.CANARY,
                        StandardStrategy.RINGS.id(), StandardLadders.RINGS)))
                .putAllStrategies(Map.of(
                        RiskLevel.LOW, StandardStrategy.IMMEDIATE,
                        RiskLevel.MEDIUM, StandardStrategy.PERCENTAGE,
                        RiskLevel.HIGH, StandardStrategy.CANARY,
                        RiskLevel.CRITICAL, StandardStrategy.RINGS))
                .putAllExperimentRamps(StandardLadders.experimentRamps())
                .putAllBakes(Map.of(
                        RiskLevel.LOW, Duration.ofHours(4),
                        RiskLevel.MEDIUM, Duration.ofDays(1),
                        RiskLevel.HIGH, Duration.ofDays(2),
                        RiskLevel.CRITICAL, Duration.ofDays(3)))
                .build();
    }

    /**
     * This policy with another ladder for a strategy.
     *
     * @param strategy id of the strategy
     * @param ladder its steps
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the ladder is not sound, listing everything wrong with it, or no strategy has the id
     */
    public LadderPolicy withLadder(String strategy, Ladder ladder) {
        requireNonNull(strategy, "strategy");
        requireNonNull(ladder, "ladder");
        List<Problem> problems = ladder.problems("ladder of '" + strategy + "'");
        if (!problems.isEmpty()) {
            throw new RolloutException.InvalidValue(
                    String.join("\n", problems.stream().map(Problem::toString).toList()));
        }
        Map<String, Ladder> ladders = new TreeMap<>(ladders());
        ladders.put(strategy, ladder);
        return ((ImmutableLadderPolicy) this).withLadders(ladders);
    }

    /**
     * This policy with another strategy for a risk level.
     *
     * @param risk the level
     * @param strategy the strategy, other than an A/B test, which only an experiment can be
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if it is an A/B test
     */
    public LadderPolicy withStrategy(RiskLevel risk, StandardStrategy strategy) {
        Map<RiskLevel, StandardStrategy> strategies = new EnumMap<>(RiskLevel.class);
        strategies.putAll(strategies());
        strategies.put(requireNonNull(risk, "risk"), requireNonNull(strategy, "strategy"));
        return ((ImmutableLadderPolicy) this).withStrategies(strategies);
    }

    /**
     * This policy with a strategy forced for a trait.
     *
     * @param trait the trait
     * @param strategy id of the strategy
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if no strategy has the id
     */
    public LadderPolicy withForced(Trait trait, String strategy) {
        Map<Trait, String> forced = new EnumMap<>(Trait.class);
        forced.putAll(forced());
        forced.put(requireNonNull(trait, "trait"), requireNonNull(strategy, "strategy"));
        return ((ImmutableLadderPolicy) this).withForced(forced);
    }

    /**
     * This policy for an organisation with strategies of its own. Declare them before anything else names them.
     *
     * @param ids ids of its strategies, instead of those that were declared before
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the policy still names one that is no longer declared
     */
    public abstract LadderPolicy withOwnStrategies(String... ids);

    /**
     * This policy with a control group that is kept through the bake.
     *
     * @param part the part of all users, from 0% for none to 50%
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if it is out of these bounds
     */
    public abstract LadderPolicy withHoldback(Percentage part);

    /**
     * This policy with another bake for a risk level.
     *
     * @param risk the level
     * @param bake how long to bake after full rollout, from zero to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the bake is negative or longer
     */
    public LadderPolicy withBake(RiskLevel risk, Duration bake) {
        requireNonNull(risk, "risk");
        requireNonNull(bake, "bake");
        if (bake.isNegative() || bake.compareTo(TimeBound.TEN_YEARS) > 0) {
            throw new RolloutException.InvalidValue("A bake of " + Wording.of(bake)
                    + " is none. Give a length of time from zero to " + Wording.of(TimeBound.TEN_YEARS) + ".");
        }
        Map<RiskLevel, Duration> bakes = new EnumMap<>(bakes());
        bakes.put(risk, bake);
        return ((ImmutableLadderPolicy) this).withBakes(bakes);
    }

    /**
     * This policy with another time for the team alone.
     *
     * @param soak how long; above zero, at most ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero, or longer
     */
    public abstract LadderPolicy withInternalSoak(Duration soak);

    /**
     * This policy with another stretch of soaks for higher risks.
     *
     * @param fraction a fraction of the soak, for each level
     * @return a policy that differs in this
     */
    public abstract LadderPolicy withSoakIncreasePerLevel(double fraction);

    @Value.Check
    void check() {
        StrategyIds.requireKnown(ladders().keySet(), ownStrategies());
        StrategyIds.requireKnown(forced().values(), ownStrategies());
        if (strategies().containsValue(StandardStrategy.AB_TEST)) {
            throw new RolloutException.InvalidValue(
                    "An A/B test is no strategy of a risk level: it takes an experiment."
                            + " Give one of immediate, percentage, canary and ring.");
        }
        if (!(holdback().value() >= 0 && holdback().value() <= MOST_HELD_BACK)) {
            throw new RolloutException.InvalidValue(
                    "A holdback of " + holdback() + " is no control group. Give 0% for none, or up to 50%.");
        }
        if (internalSoak().compareTo(TimeBound.TEN_YEARS) > 0) {
            throw new RolloutException.InvalidValue("An internal soak of " + Wording.of(internalSoak())
                    + " never ends. Give at most " + Wording.of(TimeBound.TEN_YEARS) + ".");
        }
        if (!(soakIncreasePerLevel() >= 0)
                || internalSoak().isZero()
                || internalSoak().isNegative()) {
            throw new RolloutException.InvalidValue("More risk must not shorten a rollout: the increase of soaks ("
                    + soakIncreasePerLevel() + ") must be at least 0, the internal soak (" + Wording.of(internalSoak())
                    + ") above zero.");
        }
    }
}
