package io.github.rolloutplanner.report;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Optional;

/** How many users have been exposed, in the word of the plan for them. */
final class ExposedUsers {
    private ExposedUsers() {}

    static Optional<PhaseExposure> in(RolloutPlan plan, RolloutPhase phase) {
        return plan.exposure()
                .flatMap(ledger -> ledger.phases().stream()
                        .filter(exposed -> exposed.phase() == phase.number())
                        .findFirst());
    }

    static String unit(RolloutPlan plan) {
        return plan.population().map(Population::unit).orElse("user");
    }
}
