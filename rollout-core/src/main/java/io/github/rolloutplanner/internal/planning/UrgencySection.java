package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return new PlannedUrgency(
                deadline,
                Optional.empty(),
                length,
                length,
                usual.policy().evidence().lookEvery(),
                List.of(),
                List.of(fits(length)));
    }

    private Reason fits(Duration length) {
        return length.isZero()
                ? UrgencyRows.FITS_AT_ONCE.reason(fact("deadline", deadline))
                : UrgencyRows.FITS.reason(fact("usual", length), fact("deadline", deadline));
    }

    private Facts urgent() {
        UrgentFloors floors = UrgentFloors.of(context, choice, usual.carrier(), usual.policy());
        List<PhaseFloor> phases = floors.floors().of(outlines, usualSoaks());
        UrgentLadder ladder = ladder(floors, phases);
        Priced priced = priced(floors, phases, ladder, usual.bake());
        Duration bake = bake(usualLength().minus(ladder.length()));
        if (new LostEvidence(priced.prices()).isToBeVerified() && bake.compareTo(usual.bake()) > 0) {
            priced = priced(floors, phases, ladder, bake);
        }
        PlannedUrgency urgency = new PlannedUrgency(
                deadline,
                change.expedite(),
                usualLength(),
                ladder.length(),
                floors.policy().evidence().lookEvery(),
                priced.prices(),
                reasons(ladder, phases, floors.floors().reasons(phases)));
        return usual.with(floors.policy(), floors.speed(), priced.analyzed()).withUrgency(urgency);
    }

    /**
     * An urgent plan with one length of its bake.
     *
     * @param analyzed its phases and what their gates can see
     * @param prices the same beside what they would see
     */
    private record Priced(AnalyzedPhases analyzed, List<PhasePrice> prices) {}

    private Priced priced(UrgentFloors floors, List<PhaseFloor> phases, UrgentLadder ladder, Duration bake) {
        UrgencyPrices prices = new UrgencyPrices(usual, ladder, bake);
        AnalyzedPhases analyzed = new PowerAnalysisSection(
                        change, usual.assessment(), floors.policy(), choice.id(), usual.carrier())
                .proveUrgent(shortened(ladder, prices), bake, floors.speed());
        return new Priced(analyzed, prices.of(phases, analyzed));
    }

    /** What is expedited is as short as it can be, unless its deadline gives it more, and less than the usual length. */
    private UrgentLadder ladder(UrgentFloors floors, List<PhaseFloor> phases) {
        Optional<Duration> given = deadline.filter(time -> time.compareTo(usualLength()) < 0);
        return given.isPresent() ? floors.within(given.get(), phases) : floors.shortest(phases);
    }

    /** The time that the phases lose is spent after full rollout, in whole hours, where nothing waits for it. */
    private Duration bake(Duration saved) {
        Duration bake = usual.bake();
        Duration longest = usual.policy()
                .evidence()
                .longestBakes()
                .getOrDefault(usual.assessment().risk(), bake);
        Duration most = longest.compareTo(bake) > 0 ? longest : bake;
        Duration wanted = bake.plus(saved);
        Duration hours = wanted.truncatedTo(ChronoUnit.HOURS);
        Duration whole = hours.equals(wanted) ? hours : hours.plusHours(1);
        return whole.compareTo(most) > 0 ? most : whole;
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

    private List<Reason> reasons(UrgentLadder ladder, List<PhaseFloor> phases, List<Reason> bounds) {
        List<Reason> reasons = new ArrayList<>();
        change.expedite().ifPresent(why -> reasons.add(UrgencyRows.EXPEDITED.reason(fact("why", why))));
        Duration length = ladder.length();
        if (length.isZero()) {
            deadline.ifPresent(kept -> reasons.add(fits(length)));
        } else if (length.equals(usualLength())) {
            reasons.add(UrgencyRows.AS_SHORT.reason(fact("usual", length)));
            reasons.addAll(kept(phases));
        } else {
            reasons.add(UrgencyRows.SHORTENED.reason(
                    fact("length", length), fact("usual", usualLength()), fact("deadline", deadline)));
            reasons.addAll(bounds);
        }
        return reasons;
    }

    /** What keeps the phases as long as they are, each with those that it keeps. */
    private static List<Reason> kept(List<PhaseFloor> phases) {
        Map<Rule, List<String>> kept = new LinkedHashMap<>();
        for (PhaseFloor phase : phases) {
            if (!phase.isLast()) {
                kept.computeIfAbsent(phase.fixedBy().orElse(UrgencyRows.KEPT), rule -> new ArrayList<>())
                        .add(phase.name());
            }
        }
        return kept.entrySet().stream()
                .map(entry -> entry.getKey().reason(fact("phases", entry.getValue())))
                .toList();
    }
}
