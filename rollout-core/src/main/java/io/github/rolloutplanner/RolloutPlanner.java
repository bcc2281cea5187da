package io.github.rolloutplanner;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.decision.Replan;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.PlanDerivation;
import io.github.rolloutplanner.internal.planning.LiveOutline;
import io.github.rolloutplanner.internal.rules.Catalogue;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.validation.ChangeCheck;
import io.github.rolloutplanner.lint.LintRule;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Plans gradual rollouts.
 *
 * <pre>{@code
 * RolloutPlan plan = RolloutPlanner.forChange("One-page checkout")
 *     .newFeature()
 *     .behavioral("Checkout is one page instead of three steps")
 *     .touching(Trait.PAYMENTS)
 *     .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
 *     .plan();
 * }</pre>
 *
 * <p>Planners are immutable and may be shared between threads. The same change under the same policy with the same
 * strategies always gives the same plan.
 *
 * @since 0.1.0
 */
public final class RolloutPlanner {
    /** Looking for services takes longer than planning, so it is done once; what failed is tried again. */
    private static volatile @Nullable RolloutPlanner standard;

    private final RolloutPolicy policy;
    private final Strategies strategies;

    private RolloutPlanner(RolloutPolicy policy, Strategies strategies) {
        this.policy = requireNonNull(policy, "policy");
        this.strategies = requireNonNull(strategies, "strategies");
    }

    /**
     * Starts to describe a change, to be planned by the standard policy.
     *
     * @param name what people call the change
     * @return a draft; {@link ChangeDraft#plan()} plans it
     */
    public static ChangeDraft forChange(String name) {
        return standard().describe(name);
    }

    /**
     * Lists the rules by which plans are derived, carried out and checked: of those that give reasons the id is that of
     * {@link io.github.rolloutplanner.reason.Reason#rule()}, of the linter's that of
     * {@link io.github.rolloutplanner.lint.Finding#rule()}.
     *
     * @return every rule once, those that give reasons first
     * @see PlanLinter#rules()
     */
    public static List<Rule> rules() {
        return Stream.concat(
                        Catalogue.rules().stream(), PlanLinter.rules().stream().map(LintRule::rule))
                .toList();
    }

    private static RolloutPlanner standard() {
        RolloutPlanner known = standard;
        if (known == null) {
            known = withPolicy(RolloutPolicy.standard());
            standard = known;
        }
        return known;
    }

    /**
     * A planner that follows an organisation's policy. It knows the built-in strategies and those that jars beside this
     * library register as services.
     *
     * @param policy the policy
     * @return the planner
     * @throws io.github.rolloutplanner.strategy.StrategyProviderException if a registered strategy cannot be used
     */
    public static RolloutPlanner withPolicy(RolloutPolicy policy) {
        return new RolloutPlanner(policy, Strategies.discover(RolloutPlanner.class.getClassLoader()));
    }

    /**
     * This planner with other strategies to choose from.
     *
     * @param others the strategies
     * @return a planner that knows those only
     */
    public RolloutPlanner withStrategies(Strategies others) {
        return new RolloutPlanner(policy, requireNonNull(others, "others"));
    }

    /**
     * This planner with one more strategy, which is asked before all that were discovered or are built in.
     *
     * @param strategy the strategy
     * @return a planner that knows it
     * @throws io.github.rolloutplanner.strategy.StrategyProviderException if another one that was handed over has its id
     */
    public RolloutPlanner with(RolloutStrategy strategy) {
        return new RolloutPlanner(policy, strategies.with(strategy));
    }

    /**
     * Starts to describe a change.
     *
     * @param name what people call the change
     * @return a draft; {@link ChangeDraft#plan()} plans it
     */
    public ChangeDraft describe(String name) {
        return new ChangeDraft(this, name);
    }

    /**
     * Plans a change.
     *
     * @param change the facts
     * @return the plan
     * @throws InvalidChangeException if the change cannot be planned, listing everything that is wrong with it
     * @throws io.github.rolloutplanner.strategy.StrategyNotFoundException if the strategy asked for is not known
     * @throws io.github.rolloutplanner.strategy.StrategyProviderException if a strategy breaks its promises
     */
    public RolloutPlan plan(Change change) {
        return plan(requireNonNull(change, "change"), List.of());
    }

    /**
     * Plans a change again whose rollout is running, because its facts were stated wrongly or have changed. What is live stays as it is:
     * where the ladder has no step at the percentage that is live, the plan has one there all the same.
     *
     * <pre>{@code
     * Replan replan = planner.replan(rollout, corrected, Duration.ofHours(30), "Ada", "Half of the traffic that we stated");
     * }</pre>
     *
     * @param rollout the rollout
     * @param change the facts as they are, of the same change
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @param by who plans again
     * @param why why
     * @return the rollout with its new plan, and what was kept
     * @throws InvalidChangeException if the change cannot be planned, listing everything that is wrong with it
     * @throws io.github.rolloutplanner.decision.TransitionException if the rollout cannot go on with the plan, as for {@link
     *     RunningRollout#replan}
     */
    public Replan replan(RunningRollout rollout, Change change, Duration at, String by, String why) {
        return replan(rollout, requireNonNull(change, "change"), List.of(), new PlannedAgain(at, by, why));
    }

    Replan replan(RunningRollout rollout, Change change, List<Problem> known, PlannedAgain again) {
        LiveOutline live = new LiveOutline(requireNonNull(rollout, "rollout").phase());
        RolloutPlan plan = plan(change, known, live::in);
        return rollout.replan(plan, again.at(), again.by(), again.why());
    }

    /** When it is planned again, by whom and why. */
    record PlannedAgain(Duration at, String by, String why) {
        PlannedAgain {
            requireNonNull(at, "at");
            requireNonNull(by, "by");
            requireNonNull(why, "why");
        }
    }

    RolloutPlan plan(Change change, List<Problem> known) {
        return plan(change, known, UnaryOperator.identity());
    }

    private RolloutPlan plan(Change change, List<Problem> known, UnaryOperator<List<PhaseOutline>> live) {
        List<Problem> problems = new ArrayList<>(known);
        Set<String> paths = new HashSet<>();
        for (Problem problem : known) {
            paths.add(problem.path());
        }
        for (Problem problem : ChangeCheck.problemsOf(change, policy)) {
            if (!paths.contains(problem.path())) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            change.strategy()
                    .filter(id -> !id.isBlank()
                            && !strategies.contains(id)
                            && TextBound.NAME.fault(id).isEmpty())
                    .ifPresent(id -> problems.add(new Problem(
                            "strategy",
                            "No strategy has the id '" + id + "'.",
                            "Use one of " + String.join(", ", strategies.ids()) + ".")));
            throw new InvalidChangeException(change.name(), problems);
        }
        PlanDerivation.missedDeadline(change, policy, strategies).ifPresent(missed -> {
            throw new InvalidChangeException(change.name(), List.of(missed));
        });
        return PlanDerivation.derive(change, policy, strategies, live);
    }
}
