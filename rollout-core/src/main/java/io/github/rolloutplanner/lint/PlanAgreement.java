package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether what stands twice in a plan says the same. */
final class PlanAgreement {
    private static final Set<Delivery.Kind> OF_USERS =
            EnumSet.of(Delivery.Kind.FEATURE_FLAG, Delivery.Kind.DEPLOYMENT, Delivery.Kind.APP_STORE);

    private final LintedPlan plan;
    private final Comparer comparer;

    private PlanAgreement(LintedPlan plan, Comparer comparer) {
        this.plan = plan;
        this.comparer = comparer;
    }

    /** Other programs use names and words more loosely. */
    static void check(LintedPlan plan, Report report) {
        if (plan.isDerived()) {
            new PlanAgreement(plan, new Comparer(report, LintAgreementRows.PLAN_DIFFERS)).check();
        }
    }

    private void check() {
        new GroupAgreement(plan, comparer).check();
        plan.plan()
                .assessment()
                .ifPresent(assessment -> comparer.same(
                        "risk", "risk", "the plan", plan.plan().risk(), "its assessment", assessment.risk()));
        for (Located<RolloutPhase> phase : plan.ownPhases()) {
            plan.plan().population().ifPresent(population -> audience(phase, population));
            for (Located<Gate> gate :
                    Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria())) {
                role(gate, phase.value());
            }
        }
    }

    private void audience(Located<RolloutPhase> phase, Population population) {
        Comparer here = comparer.in(phase.value().name());
        String path = phase.path("audience");
        if (phase.value().audience() instanceof Audience.RingMembers members) {
            unit(path, members.unit(), population, here);
            Optional<Long> size = population.rings().stream()
                    .filter(ring -> ring.name().equals(members.ring()))
                    .map(Ring::size)
                    .findFirst();
            boolean isKnown = size.isPresent() || members.size() > 0;
            if (!population.rings().isEmpty() && isKnown) {
                here.same(path, "size of the ring", "the phase", Optional.of(members.size()), "the population", size);
            }
        } else if (phase.value().audience() instanceof Audience.RandomPercentage drawn) {
            unit(path, drawn.unit(), population, here);
        } else if (phase.value().audience() instanceof Audience.Everyone all) {
            unit(path, all.unit(), population, here);
        }
    }

    /** A phase counts users, or whole tenants, or the things that its delivery reaches. */
    private void unit(String path, String unit, Population population, Comparer here) {
        boolean areTenants = population.tenants().isPresent() && unit.equals(population.tenantUnit());
        if (!areTenants && !unit.equals(reached().orElse(population.unit()))) {
            here.same(path, "unit", "the phase", unit, "the population", population.unit());
        }
    }

    /** What a delivery counts that does not go from user to user. */
    private Optional<String> reached() {
        return plan.plan()
                .delivery()
                .filter(delivery -> !OF_USERS.contains(delivery.carrier().kind()))
                .map(PlannedDelivery::unit);
    }

    /** A gate may only observe what its metric is there to guard. */
    private void role(Located<Gate> gate, RolloutPhase phase) {
        if (gate.value().role() != GateRole.OBSERVE) {
            plan.names()
                    .allOf(gate.value().condition())
                    .forEach(on -> plan.metric(on.metric())
                            .flatMap(MonitoredMetric::role)
                            .ifPresent(role -> comparer.of(on.metric())
                                    .in(phase.name())
                                    .same(
                                            gate.path("role"),
                                            "role",
                                            "its gate",
                                            gate.value().role(),
                                            "monitoring",
                                            role)));
        }
    }
}
