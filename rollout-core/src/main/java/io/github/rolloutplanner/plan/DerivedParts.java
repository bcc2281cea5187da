package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        this.before = before;
        this.after = after;
        this.spans = spans(after);
        this.same = same(spans(before), spans);
    }

    /** A plan with what follows from its phases and its bake, where it was computed for those of the one that it was. */
    static RolloutPlan following(RolloutPlan before, ImmutableRolloutPlan after) {
        if (before.exposure().isEmpty() || spans(before).equals(spans(after))) {
            return after;
        }
        DerivedParts parts = new DerivedParts(before, after);
        return after.replacePhases(parts.phases())
                .replaceSuccessEvidence()
                .replaceExposure(parts.exposure(before.exposure().get()));
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

    /** Evidence that a phase of the plan had before was computed for the days that it had, and for those before it. */
    private List<RolloutPhase> phases() {
        Set<List<GateEvidence>> computed =
                before.phases().stream().map(RolloutPhase::evidence).collect(Collectors.toSet());
        List<RolloutPhase> phases = new ArrayList<>(after.phases());
        phases.subList(same, phases.size())
                .replaceAll(phase -> computed.contains(phase.evidence())
                        ? ((ImmutableRolloutPhase) phase).replaceEvidence()
                        : phase);
        return phases;
    }

    private static int same(List<PhaseSpan> before, List<PhaseSpan> after) {
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same;
    }

    private static List<PhaseSpan> spans(RolloutPlan plan) {
        Duration bake = plan.timeline().bake().length().orElse(Duration.ZERO);
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
