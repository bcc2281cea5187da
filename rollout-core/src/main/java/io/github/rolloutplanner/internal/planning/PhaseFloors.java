package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuides;
import io.github.rolloutplanner.internal.rules.DeliveryWords;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.UrgencyPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How short each phase can be: as long as it takes until its users have the change, a regression shows, and one watch. */
final class PhaseFloors {
    private final StrategyContext context;
    private final Change change;
    private final StrategyChoice choice;
    private final Carrier carrier;
    private final ReactionTime reaction;
    private final Duration watch;

    /**
     * @param reaction how fast a regression is detected and rolled back while the change is urgent
     */
    PhaseFloors(
            StrategyContext context,
            StrategyChoice choice,
            Carrier carrier,
            ReactionTime reaction,
            UrgencyPolicy policy) {
        this.context = context;
        this.change = context.change();
        this.choice = choice;
        this.carrier = carrier;
        this.reaction = reaction;
        this.watch = longer(policy.watchFor(risk()), policy.lookEvery());
    }

    private RiskLevel risk() {
        return context.assessment().risk();
    }

    /** The phases as the strategy gives them. */
    List<PhaseFloor> of(List<PhaseOutline> outlines) {
        return of(
                outlines,
                outlines.stream()
                        .map(phase -> phase.step().soak().orElse(Duration.ZERO))
                        .toList());
    }

    /** The phases with the lengths that they have without urgency. */
    List<PhaseFloor> of(List<PhaseOutline> outlines, List<Duration> usual) {
        List<PhaseFloor> floors = new ArrayList<>();
        for (int at = 0; at < outlines.size(); at++) {
            floors.add(floor(outlines.get(at), usual.get(at), floors));
        }
        return floors;
    }

    private PhaseFloor floor(PhaseOutline outline, Duration usual, List<PhaseFloor> before) {
        boolean isLast = outline.step().soak().isEmpty();
        if (isLast) {
            return new PhaseFloor(outline, Duration.ZERO, Duration.ZERO, Optional.empty(), false);
        }
        Duration nominal = outline.step().soak().get();
        if (!Strategies.isBuiltIn(choice.strategy()) && change.ladder().isEmpty()) {
            return new PhaseFloor(outline, usual, own(outline, nominal), Optional.of(UrgencyRows.BY_STRATEGY), false);
        }
        Optional<Rule> fixedBy = fixedBy(outline);
        boolean isFirst = before.stream().noneMatch(PhaseFloor::exposesUsers);
        boolean exposes = !outline.step().percentage().equals(Percentage.ZERO);
        Duration shortest = exposes ? shortest() : shortestInternal();
        return new PhaseFloor(
                outline,
                usual,
                fixedBy.isPresent() || shortest.compareTo(nominal) > 0 ? nominal : shortest,
                fixedBy,
                (fixedBy.isEmpty() || fixedBy.get().equals(UrgencyRows.BY_UPDATES)) && exposes && !isFirst);
    }

    /** What the strategy says, if that is shorter than its phase. */
    private Duration own(PhaseOutline outline, Duration nominal) {
        Duration shortest = Strategies.ask(
                        choice.strategy(), "its shortest soak", asked -> asked.shortestSoak(outline, context))
                .orElse(nominal);
        boolean isShorter = !shortest.isZero() && !shortest.isNegative() && shortest.compareTo(nominal) < 0;
        return isShorter ? shortest : nominal;
    }

    private Optional<Rule> fixedBy(PhaseOutline outline) {
        Step step = outline.step();
        boolean exposesAPart =
                !step.percentage().equals(Percentage.ZERO) && !step.percentage().equals(Percentage.ONE_HUNDRED);
        Delivery delivery = carrier.delivery();
        if (change.ladder().isPresent() && isCallers(outline)) {
            return Optional.of(UrgencyRows.BY_CALLER);
        }
        if (outline.purpose() == PhasePurpose.EXPERIMENT) {
            return Optional.of(UrgencyRows.BY_EXPERIMENT);
        }
        if (delivery instanceof Delivery.Library) {
            boolean breaks = change.is(Trait.BREAKING_CHANGE);
            return Optional.of(breaks ? UrgencyRows.BY_NOTICE : UrgencyRows.BY_PRE_RELEASE);
        }
        if (delivery instanceof Delivery.DataMigration && !exposesAPart) {
            boolean isSilent = step.percentage().equals(Percentage.ZERO);
            return Optional.of(isSilent ? UrgencyRows.BY_MIGRATION : UrgencyRows.BY_ALL_READS);
        }
        if (delivery instanceof Delivery.AppStore) {
            boolean isStores = carrier.longestSoak().isPresent() && exposesAPart;
            return Optional.of(isStores ? UrgencyRows.BY_STORE : UrgencyRows.BY_UPDATES);
        }
        return Optional.empty();
    }

    /** All but the internal phase that is put before the caller's ladder. */
    private boolean isCallers(PhaseOutline outline) {
        return !outline.step().percentage().equals(Percentage.ZERO)
                || change.ladder().orElseThrow().steps().contains(outline.step());
    }

    /** A delivery other than a flag is as fast as its rollback, as far as is known; those of a store are fixed. */
    private Duration arrival() {
        return reaction.rollback();
    }

    private Duration shortest() {
        return wholeMinutes(arrival().plus(reaction.timeToDetect()).plus(watch));
    }

    /** The team has it, sees it, and rolls it back once. */
    private Duration shortestInternal() {
        return wholeMinutes(arrival().plus(reaction.timeToDetect()).plus(reaction.rollback()));
    }

    private static Duration wholeMinutes(Duration length) {
        Duration minutes = length.truncatedTo(ChronoUnit.MINUTES);
        return minutes.equals(length) ? length : minutes.plusMinutes(1);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What bounds the phases that could be as short as it takes to see something. */
    List<Reason> reasons(List<PhaseFloor> floors) {
        List<Reason> reasons = new ArrayList<>();
        if (isBound(floors, true, shortest())) {
            reasons.add(UrgencyRows.SHORTEST.reason(
                    fact("risk", risk()),
                    fact("shortest", shortest()),
                    fact("arrival", arrival()),
                    fact("cache", change.tooling().cache()),
                    drill(),
                    fact("timeToDetect", reaction.timeToDetect()),
                    fact("watch", watch)));
        }
        if (isBound(floors, false, shortestInternal())) {
            reasons.add(UrgencyRows.SHORTEST_INTERNAL.reason(
                    fact("shortest", shortestInternal()),
                    fact("arrival", arrival()),
                    drill(),
                    fact("timeToDetect", reaction.timeToDetect()),
                    fact("restore", reaction.rollback())));
        }
        return reasons;
    }

    private Fact drill() {
        DeliveryWords words = DeliveryGuides.of(carrier.delivery(), change.is(Trait.BREAKING_CHANGE))
                .words();
        return fact("drill", carrier.byFlag() ? Optional.empty() : Optional.of(words.drill()));
    }

    /** Whether phases are no shorter because of a bound; one that some phase is below, because it was before, is none. */
    private static boolean isBound(List<PhaseFloor> floors, boolean exposesUsers, Duration bound) {
        List<Duration> shortest = floors.stream()
                .filter(phase -> !phase.isLast() && phase.fixedBy().isEmpty())
                .filter(phase -> phase.exposesUsers() == exposesUsers)
                .map(PhaseFloor::shortest)
                .toList();
        return shortest.contains(bound) && shortest.stream().noneMatch(length -> length.compareTo(bound) < 0);
    }
}
