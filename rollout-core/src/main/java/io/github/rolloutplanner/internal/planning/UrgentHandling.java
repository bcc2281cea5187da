package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ExpediteRows;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What follows from silence in the phases of an urgent plan: a call while the phase lasts, and nothing for what is set up later. */
final class UrgentHandling {
    private final Facts facts;

    UrgentHandling(Facts facts) {
        this.facts = facts;
    }

    /** The handling of a gate in a phase; the usual one in the bake, and of a plan that is not shortened. */
    GateHandling of(Metric metric, PhaseOutline phase, GateHandling usual) {
        GateHandling handling = new GateHandling(
                usual.onBreach(),
                usual.onInconclusive(),
                usual.onNoData(),
                usual.onSourceFailure(),
                grace(metric, phase, usual.grace()));
        return isSetUpLater(metric, phase)
                ? new GateHandling(
                        usual.onBreach(), Response.IGNORE, Response.IGNORE, Response.IGNORE, handling.grace())
                : handling;
    }

    /** Half of what is left of the phase when its first data are due, so that the on-call is called before it is over. */
    private Duration grace(Metric metric, PhaseOutline phase, Duration usual) {
        Optional<Duration> soak = facts.urgency()
                .filter(PlannedUrgency::isShortened)
                .flatMap(urgency -> phase.step().soak());
        if (soak.isEmpty()) {
            return usual;
        }
        Duration left = soak.get()
                .minus(metric.delay())
                .minus(facts.policy().evidence().lookEvery())
                .dividedBy(2);
        Duration most = left.isNegative() ? Duration.ZERO : left;
        return most.compareTo(usual) < 0 ? most : usual;
    }

    /** Whether there may be no data of a metric in a phase, because it is set up during the bake. */
    boolean isSetUpLater(Metric metric, PhaseOutline phase) {
        return phase.step().soak().isPresent() && facts.laterMetrics().contains(metric.name());
    }

    /** Why nothing follows from the silence of a metric in a phase. */
    List<Reason> reasons(Metric metric, PhaseOutline phase) {
        return isSetUpLater(metric, phase)
                ? List.of(ExpediteRows.GATE_LATER.reason(fact("metric", metric.name())))
                : List.of();
    }
}
