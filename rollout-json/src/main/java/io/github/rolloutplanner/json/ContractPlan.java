package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.RolloutPlan;

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
                .addAllPhases(members.get(rolloutPhases))
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
}
