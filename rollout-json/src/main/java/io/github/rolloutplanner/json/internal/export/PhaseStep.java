package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A phase as a step that a system goes through.
 *
 * @param phase the phase
 * @param share how many are exposed
 * @param length how long it lasts; the last one as long as the bake
 * @param spot where it stands
 */
public record PhaseStep(RolloutPhase phase, Share share, Optional<Duration> length, Spot spot) {

    /** The phase in a place of a plan. */
    static PhaseStep of(RolloutPlan plan, int at, Share share, ExportItems items) {
        RolloutPhase phase = plan.phases().get(at);
        boolean isLast = at == plan.phases().size() - 1;
        return new PhaseStep(
                phase, share, isLast ? plan.timeline().bake().length() : phase.soak(), Spot.phase(items, at));
    }

    /** What people have to agree to before the next phase. */
    public List<String> approvals() {
        return texts(gate -> gate.condition() instanceof Condition.Approval);
    }

    /** What no metric shows: what people have to agree to, and statements that they have to find true. */
    public List<String> asked() {
        return texts(gate -> gate.condition().measured().isEmpty());
    }

    private List<String> texts(Predicate<Gate> wanted) {
        return phase.goLiveCriteria().stream()
                .filter(wanted)
                .map(gate -> gate.condition().toString())
                .toList();
    }

    /** What metrics have to show before the next phase. */
    public List<Gate> measured() {
        return phase.goLiveCriteria().stream()
                .filter(gate -> gate.condition().measured().isPresent())
                .toList();
    }
}
