package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A phase as a step that a system goes through.
 *
 * @param phase the phase
 * @param share how many are exposed
 * @param length how long it lasts; the last one as long as the bake
 * @param spot where it stands
 * @param measured what metrics have to show before the next phase
 * @param asked what no metric shows: what people have to agree to, and statements that they have to find true
 */
public record PhaseStep(
        RolloutPhase phase,
        Share share,
        Optional<Duration> length,
        Spot spot,
        List<Gate> measured,
        List<String> asked) {

    /** The phase in a place of a plan. */
    static PhaseStep of(RolloutPlan plan, int at, Share share, ExportItems items) {
        RolloutPhase phase = plan.phases().get(at);
        boolean isLast = at == plan.phases().size() - 1;
        Map<Boolean, List<Gate>> gates = phase.goLiveCriteria().stream()
                .collect(Collectors.partitioningBy(
                        gate -> gate.condition().measured().isPresent()));
        return new PhaseStep(
                phase,
                share,
                isLast ? plan.timeline().bake().length() : phase.soak(),
                Spot.phase(items, at),
                gates.getOrDefault(true, List.of()),
                gates.getOrDefault(false, List.of()).stream()
                        .map(Gate::toString)
                        .toList());
    }

    /** What people have to agree to before the next phase. */
    public List<String> approvals() {
        return phase.goLiveCriteria().stream()
                .map(Gate::condition)
                .filter(Condition.Approval.class::isInstance)
                .map(Condition::toString)
                .toList();
    }
}
