package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.internal.rules.StrategyRows;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import io.github.rolloutplanner.strategy.StrategyNotFoundException;
import io.github.rolloutplanner.strategy.StrategyProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.annotation.Nullable;

/**
 * The strategy for a change, and why it was chosen.
 *
 * <p>The first that fits: the one that the policy forces; the caller's; none needed; a handed-over or discovered one that
 * suits; an A/B test where one was asked for; rings where tenants or rings are given; the one for the risk.
 *
 * @param strategy the strategy
 * @param id its id
 * @param label its label
 * @param reason why it was chosen
 * @since 0.1.0
 */
public record StrategyChoice(RolloutStrategy strategy, String id, String label, Reason reason) {
    public StrategyChoice {
        requireNonNull(strategy, "strategy");
        requireNonNull(id, "id");
        requireNonNull(label, "label");
        requireNonNull(reason, "reason");
    }

    /**
     * Chooses the strategy for a change.
     *
     * @param context what is known about the change
     * @param strategies what can be chosen
     * @return the choice
     * @throws StrategyNotFoundException if the caller or the policy asks for one that is not there
     */
    public static StrategyChoice choose(StrategyContext context, Strategies strategies) {
        Change change = context.change();
        for (Map.Entry<Trait, String> forced : context.ladders().forced().entrySet()) {
            if (change.is(forced.getKey())) {
                return byPolicy(strategies.get(forced.getValue()), forced.getKey(), change);
            }
        }
        if (change.strategy().isPresent()) {
            return choice(strategies.get(change.strategy().get()), StrategyRows.CALLER);
        }
        if (context.assessment().need() == RolloutNeed.SKIP) {
            return choice(strategies.get(StandardStrategy.IMMEDIATE.id()), StrategyRows.SKIP);
        }
        Optional<RolloutStrategy> suiting = strategies.suiting(context);
        return suiting.isPresent() ? choice(suiting.get(), StrategyRows.SUITS) : builtIn(context, strategies);
    }

    private static StrategyChoice byPolicy(RolloutStrategy strategy, Trait trait, Change change) {
        boolean isAsked = change.strategy().equals(Optional.of(idOf(strategy)));
        Optional<String> asked = isAsked ? Optional.empty() : change.strategy();
        return choice(strategy, StrategyRows.POLICY, fact("change", trait.phrase()), fact("asked", asked));
    }

    private static StrategyChoice builtIn(StrategyContext context, Strategies strategies) {
        Change change = context.change();
        if (change.experiment().isPresent()) {
            return choice(
                    strategies.get(StandardStrategy.AB_TEST.id()),
                    StrategyRows.EXPERIMENT,
                    fact("metric", change.experiment().get().metric()));
        }
        Optional<List<String>> rings = rings(change);
        Optional<Counted> tenants = tenants(change);
        if (rings.isPresent() || tenants.isPresent() || change.is(Trait.MULTI_TENANT)) {
            return choice(
                    strategies.get(StandardStrategy.RINGS.id()),
                    StrategyRows.TENANCY,
                    fact("rings", rings),
                    fact("tenants", tenants));
        }
        RiskLevel risk = context.assessment().risk();
        if (risk == RiskLevel.LOW
                && change.ladder().isPresent()
                && change.ladder().get().steps().size() > 1) {
            return choice(strategies.get(StandardStrategy.PERCENTAGE.id()), StrategyRows.LADDER);
        }
        StandardStrategy byRisk = context.ladders().strategies().getOrDefault(risk, StandardStrategy.RINGS);
        return choice(strategies.get(byRisk.id()), StrategyRows.RISK, fact("risk", risk));
    }

    private static Optional<List<String>> rings(Change change) {
        List<String> rings = new ArrayList<>();
        if (change.population().isPresent()) {
            for (Ring ring : change.population().get().rings()) {
                rings.add(ring.name());
            }
        }
        return rings.isEmpty() ? Optional.empty() : Optional.of(rings);
    }

    private static Optional<Counted> tenants(Change change) {
        OptionalLong tenants =
                change.population().isPresent() ? change.population().get().tenants() : OptionalLong.empty();
        return tenants.isPresent()
                ? Optional.of(new Counted(
                        tenants.getAsLong(), change.population().get().tenantUnit()))
                : Optional.empty();
    }

    private static StrategyChoice choice(RolloutStrategy strategy, Rule rule, Fact... used) {
        List<Fact> facts = new ArrayList<>();
        String label = Strategies.ask(strategy, "its label", RolloutStrategy::label);
        facts.add(fact("strategy", label));
        if (!Strategies.isBuiltIn(strategy)) {
            facts.add(fact("class", strategy.getClass().getName()));
        }
        facts.addAll(List.of(used));
        return new StrategyChoice(strategy, idOf(strategy), label, rule.reason(facts.toArray(new Fact[0])));
    }

    private static String idOf(RolloutStrategy strategy) {
        return Strategies.ask(strategy, "its id", RolloutStrategy::id);
    }

    /**
     * The phases of the chosen strategy, or the caller's own ladder; preceded by the team alone where that is asked for,
     * and always for CRITICAL changes.
     *
     * @param context what is known about the change
     * @return the phases, first to last
     * @throws StrategyProviderException if the strategy breaks the promises of {@link RolloutStrategy}
     */
    public List<PhaseOutline> outline(StrategyContext context) {
        Optional<Ladder> own = context.change().ladder();
        List<PhaseOutline> ladder = own.isPresent()
                ? callersOwn(own.get(), context)
                : kept(Strategies.ask(strategy, "its phases", asked -> copy(asked.phases(context))));
        return startsInternally(ladder) || !internalFirst(context) ? ladder : afterInternal(context, ladder);
    }

    private List<PhaseOutline> callersOwn(Ladder own, StrategyContext context) {
        Optional<Step> experiment = experimentIn(own, context);
        List<PhaseOutline> phases = new ArrayList<>();
        for (Step step : own.steps()) {
            Reason reason = PhaseRows.CALLER.reason(fact("percentage", step.percentage()), fact("soak", step.soak()));
            phases.add(new PhaseOutline(
                    step,
                    Audience.at(step.percentage(), context.change()),
                    experiment.equals(Optional.of(step)) ? PhasePurpose.EXPERIMENT : PhasePurpose.ROLLOUT,
                    List.of(reason)));
        }
        return phases;
    }

    private Optional<Step> experimentIn(Ladder own, StrategyContext context) {
        Optional<ExperimentRequest> request = context.change().experiment();
        return request.isPresent() && id.equals(StandardStrategy.AB_TEST.id())
                ? ExperimentSection.stepOf(request.get(), own)
                : Optional.empty();
    }

    /** What comes of null, its question says. */
    private static @Nullable List<PhaseOutline> copy(@Nullable List<PhaseOutline> phases) {
        return phases == null ? null : new ArrayList<>(phases);
    }

    private List<PhaseOutline> kept(List<PhaseOutline> phases) {
        if (hasNull(phases)) {
            throw new StrategyProviderException("The strategy '" + id + "' ("
                    + strategy.getClass().getName() + ") gave null for its phases. Return a list of phases.");
        }
        List<Step> steps = new ArrayList<>();
        for (PhaseOutline phase : phases) {
            steps.add(phase.step());
        }
        List<Problem> broken = new Ladder(steps).problems("phases");
        if (!broken.isEmpty()) {
            throw new StrategyProviderException("The strategy '" + id + "' ("
                    + strategy.getClass().getName() + ") breaks the promises of RolloutStrategy:\n"
                    + String.join("\n", broken.stream().map(Problem::toString).toList()));
        }
        return phases;
    }

    /** Asked item by item: some lists refuse {@code contains(null)}. */
    private static boolean hasNull(List<PhaseOutline> phases) {
        for (PhaseOutline phase : phases) {
            if (phase == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsInternally(List<PhaseOutline> ladder) {
        Audience first = ladder.get(0).audience();
        return first instanceof Audience.Internal
                || (first instanceof Audience.RingMembers ring
                        && ring.ring().regionMatches(true, 0, "internal", 0, "internal".length()));
    }

    private static boolean internalFirst(StrategyContext context) {
        boolean critical = context.assessment().risk() == RiskLevel.CRITICAL
                && context.assessment().need() == RolloutNeed.REQUIRED;
        return context.change().internalFirst() || critical;
    }

    private static List<PhaseOutline> afterInternal(StrategyContext context, List<PhaseOutline> ladder) {
        Duration soak = context.ladders().internalSoak();
        Step step = new Step(freeName(ladder), Percentage.ZERO, Optional.of(soak));
        Rule rule = context.change().internalFirst() ? PhaseRows.INTERNAL : PhaseRows.INTERNAL_CRITICAL;
        Reason reason = rule.reason(fact("soak", soak));
        List<PhaseOutline> phases = new ArrayList<>();
        phases.add(new PhaseOutline(step, Audience.Internal.of(context.change()), List.of(reason)));
        phases.addAll(ladder);
        return phases;
    }

    private static String freeName(List<PhaseOutline> ladder) {
        List<String> taken = new ArrayList<>();
        for (PhaseOutline phase : ladder) {
            taken.add(phase.step().name());
        }
        String name = "Internal testing";
        for (int more = 2; taken.contains(name); more++) {
            name = "Internal testing " + more;
        }
        return name;
    }
}
