package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the planner computed for the phases and the bake of a plan, after these were changed: the exposure is computed again,
 * evidence that was for other days is left out. Both begin at the first phase that is longer, shorter or has other users.
 */
final class DerivedParts {
    private final RolloutPlan before;
    private final ImmutableRolloutPlan after;
    private final List<PhaseSpan> spans;
    private final int same;

    private DerivedParts(RolloutPlan before, ImmutableRolloutPlan after) {
        List<PhaseSpan> known = spans(before);
        this.before = before;
        this.after = after;
        this.spans = spans(after);
        this.same = same(known, spans);
    }

    /** Whether phases differ in nothing that is said of them: their names, percentages, lengths and users. */
    static boolean haveSameSteps(List<RolloutPhase> some, List<RolloutPhase> others) {
        return steps(some).equals(steps(others));
    }

    private static List<List<Object>> steps(List<RolloutPhase> phases) {
        return phases.stream()
                .map(phase -> List.<Object>of(phase.label(), phase.percentage(), phase.soak(), phase.audience()))
                .toList();
    }

    /** A plan with what follows from its phases and its bake, where it was computed for those of the one that it was. */
    static RolloutPlan following(RolloutPlan before, ImmutableRolloutPlan after) {
        DerivedParts parts = new DerivedParts(before, after);
        if (before.exposure().isEmpty()) {
            return parts.areTheSame() ? after : after.replaceUrgency(Optional.empty());
        }
        ImmutableRolloutPlan next = after.replacePhases(parts.phases());
        if (parts.areTheSame()) {
            return next;
        }
        return next.replaceSuccessEvidence()
                .replaceUrgency(Optional.empty())
                .replaceExposure(parts.exposure(before.exposure().get()));
    }

    private boolean areTheSame() {
        return same == spans.size() && same == before.phases().size();
    }

    private ExposureLedger exposure(ExposureLedger known) {
        List<PhaseExposure> lines = after.population()
                .map(people -> new PlannedTraffic(people, known.basis(), spans).exposure())
                .orElse(List.of());
        int kept = Math.min(same, known.phases().size());
        List<PhaseExposure> all = new ArrayList<>(known.phases().subList(0, kept));
        all.addAll(lines.subList(Math.min(kept, lines.size()), lines.size()));
        return new ExposureLedger(known.basis(), all);
    }

    /** Evidence was computed for the days of its phase and of those before; phases of an earlier plan may have that of others. */
    private List<RolloutPhase> phases() {
        List<RolloutPhase> phases = new ArrayList<>(after.phases());
        for (int at = 0; at < phases.size(); at++) {
            if (at >= same || !isKnown(at)) {
                phases.set(at, ((ImmutableRolloutPhase) phases.get(at)).replaceEvidence());
            }
        }
        return phases;
    }

    private boolean isKnown(int at) {
        return new HashSet<>(before.phases().get(at).evidence())
                .containsAll(after.phases().get(at).evidence());
    }

    private static int same(List<PhaseSpan> before, List<PhaseSpan> after) {
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same;
    }

    private static List<PhaseSpan> spans(RolloutPlan plan) {
        return spans(plan, plan.timeline().bake().length().orElse(Duration.ZERO));
    }

    /** The phases of a plan, of which the last one has the length of the bake. */
    static List<PhaseSpan> spans(RolloutPlan plan, Duration bake) {
        return plan.phases().stream()
                .map(phase -> new PhaseSpan(
                        phase.number(),
                        phase.percentage(),
                        phase.audience() instanceof Audience.RandomPercentage,
                        possible(phase.soak().orElse(bake))))
                .toList();
    }

    /** Plans may be told anything; traffic comes in no negative time. */
    private static Duration possible(Duration length) {
        Duration atLeastZero = length.isNegative() ? Duration.ZERO : length;
        return atLeastZero.compareTo(TimeBound.TEN_YEARS) > 0 ? TimeBound.TEN_YEARS : atLeastZero;
    }
}
