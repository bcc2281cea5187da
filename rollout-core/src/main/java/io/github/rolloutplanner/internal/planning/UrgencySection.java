package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.policy.UrgencyPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shortens the phases of an urgent change, looks more often, bakes longer, and says what that costs. */
public final class UrgencySection {
    private final Facts usual;
    private final StrategyContext context;
    private final StrategyChoice choice;
    private final List<PhaseOutline> outlines;
    private final Change change;
    private final Optional<Duration> deadline;

    /**
     * @param usual what is known of the plan without urgency
     * @param outlines its phases as the strategy gives them
     */
    public UrgencySection(Facts usual, StrategyContext context, StrategyChoice choice, List<PhaseOutline> outlines) {
        this.usual = usual;
        this.context = context;
        this.choice = choice;
        this.outlines = outlines;
        this.change = usual.change();
        this.deadline = change.deadline();
    }

    /** What is known of the plan with urgency; the usual, where there is none. */
    public Facts facts() {
        if (deadline.isEmpty() && change.expedite().isEmpty()) {
            return usual;
        }
        boolean fits = deadline.isPresent() && usualLength().compareTo(deadline.get()) <= 0;
        return fits && change.expedite().isEmpty() ? usual.withUrgency(fitting()) : urgent();
    }

    private Duration usualLength() {
        return usualSoaks().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private List<Duration> usualSoaks() {
        return usual.outlines().stream()
                .map(phase -> phase.step().soak().orElse(Duration.ZERO))
                .toList();
    }

    private PlannedUrgency fitting() {
        Duration length = usualLength();
        Reason fits = UrgencyRows.FITS.reason(fact("usual", length), fact("deadline", deadline));
        return new PlannedUrgency(
                deadline,
                Optional.empty(),
                length,
                length,
                usual.policy().evidence().lookEvery(),
                List.of(),
                List.of(fits));
    }

    private Facts urgent() {
        RolloutPolicy policy = lookingOften(usual.policy());
        RollbackSpeed speed = RollbackSpeed.of(change, usual.assessment(), policy, usual.carrier());
        PhaseFloors floors = new PhaseFloors(
                context,
                choice,
                usual.carrier(),
                speed.reaction(),
                usual.policy().urgency());
        List<PhaseFloor> phases = floors.of(outlines, usualSoaks());
        UrgentLadder ladder = ladder(phases);
        Duration bake = bake(usualLength().minus(ladder.length()));
        UrgencyPrices prices = new UrgencyPrices(usual, ladder, bake);
        AnalyzedPhases analyzed = new PowerAnalysisSection(
                        change, usual.assessment(), policy, choice.id(), usual.carrier())
                .proveUrgent(shortened(ladder, prices), bake, speed);
        PlannedUrgency urgency = new PlannedUrgency(
                deadline,
                change.expedite(),
                usualLength(),
                ladder.length(),
                policy.evidence().lookEvery(),
                prices.of(phases, analyzed),
                reasons(ladder, floors.reasons(phases)));
        return usual.with(policy, speed, analyzed).withUrgency(urgency);
    }

    static RolloutPolicy lookingOften(RolloutPolicy policy) {
        EvidencePolicy evidence = policy.evidence();
        Duration interval = policy.urgency().lookEvery();
        return interval.compareTo(evidence.lookEvery()) < 0
                ? policy.withEvidence(evidence.withLookEvery(interval))
                : policy;
    }

    private UrgentLadder ladder(List<PhaseFloor> phases) {
        UrgencyPolicy policy = usual.policy().urgency();
        int fewest = policy.fewestPhasesFor(usual.assessment().risk());
        return deadline.isPresent()
                ? UrgentLadder.within(deadline.get(), phases, fewest)
                : UrgentLadder.shortest(phases, fewest);
    }

    /** The time that the phases lose is spent after full rollout, where nothing waits for it. */
    private Duration bake(Duration saved) {
        Duration bake = usual.bake();
        Duration longest = usual.policy()
                .evidence()
                .longestBakes()
                .getOrDefault(usual.assessment().risk(), bake);
        Duration most = longest.compareTo(bake) > 0 ? longest : bake;
        Duration wanted = bake.plus(saved);
        return wanted.compareTo(most) > 0 ? most : wanted;
    }

    private static List<PhaseOutline> shortened(UrgentLadder ladder, UrgencyPrices prices) {
        List<PhaseOutline> shortened = new ArrayList<>();
        for (PhaseFloor phase : ladder.kept()) {
            PhaseOutline outline = phase.outline();
            Step step = outline.step();
            Optional<Duration> soak = phase.isLast() ? Optional.empty() : Optional.of(ladder.soak(phase));
            List<Reason> reasons = new ArrayList<>(outline.reasons());
            reasons.add(prices.reason(phase));
            shortened.add(new PhaseOutline(
                    new Step(step.name(), step.percentage(), soak),
                    outline.audience(),
                    outline.purpose(),
                    outline.gates(),
                    reasons));
        }
        return shortened;
    }

    private List<Reason> reasons(UrgentLadder ladder, List<Reason> bounds) {
        List<Reason> reasons = new ArrayList<>();
        change.expedite().ifPresent(why -> reasons.add(UrgencyRows.EXPEDITED.reason(fact("why", why))));
        Duration length = ladder.length();
        if (length.equals(usualLength())) {
            reasons.add(UrgencyRows.AS_SHORT.reason(fact("usual", length)));
            return reasons;
        }
        reasons.add(UrgencyRows.SHORTENED.reason(
                fact("length", length), fact("usual", usualLength()), fact("deadline", deadline)));
        reasons.addAll(bounds);
        return reasons;
    }
}
