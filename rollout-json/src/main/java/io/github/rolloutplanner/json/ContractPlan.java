package io.github.rolloutplanner.json;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plan in the form of the contract. Whatever has no place there, such as reasons, is not read back. */
final class ContractPlan extends ContractKeys {
    /** How plans stand in the contract. */
    static final ContractKeys FORM = new ContractPlan();

    private ContractPlan() {
        super("contract_plan");
    }

    @Override
    RolloutPlan build(Members members) {
        return RolloutPlan.builder()
                .feature(members.get(feature))
                .risk(members.get(impactLevel))
                .addAllUserFacingChanges(members.get(userFacingChanges))
                .strategy(members.get(rolloutStrategy))
                .addAllPhases(phases(members))
                .addAllFlags(members.get(featureFlags))
                .experiment(members.get(abTesting))
                .monitoring(members.get(monitoring))
                .rollback(members.get(rollbackPlan))
                .addAllSuccessCriteria(members.get(successCriteria))
                .timeline(members.get(timeline))
                .addAllDependencies(members.get(dependencies))
                .addAllRisks(members.get(risks))
                .addAllRecommendations(members.get(recommendations))
                .build();
    }

    /** The contract does not say which phase is the experiment: it is the longest in which the treatments have their percentage. */
    private List<RolloutPhase> phases(Members members) {
        List<RolloutPhase> phases = new ArrayList<>(members.get(rolloutPhases));
        members.get(abTesting)
                .filter(test -> test.enabled() && !test.split().isEmpty())
                .map(Experiment::treated)
                .flatMap(treated -> phases.stream()
                        .filter(phase -> phase.percentage().equals(treated)
                                && phase.soak().isPresent())
                        .max(Comparator.comparing(phase -> phase.soak().orElseThrow())))
                .ifPresent(longest -> phases.replaceAll(
                        phase -> phase == longest ? phase.withPurpose(PhasePurpose.EXPERIMENT) : phase));
        return phases;
    }
}
