package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPlan;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripProperties {

    @Property(tries = 250)
    void theDetailedFormLosesNothing(@ForAll RolloutPlan plan) {
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }

    @Property(tries = 250)
    void theContractKeepsEveryWord(@ForAll RolloutPlan plan) {
        String document = RolloutJson.write(plan);

        assertThat(RolloutJson.write(RolloutJson.read(document))).isEqualTo(document);
    }

    @Property(tries = 100)
    void aPlanFromTheContractHasADetailedForm(@ForAll RolloutPlan plan) {
        RolloutPlan known = RolloutJson.read(RolloutJson.write(plan));

        assertThat(RolloutJson.read(RolloutJson.writeDetailed(known))).isEqualTo(known);
    }

    @Property(tries = 100)
    void everyContractDocumentFitsItsSchema(@ForAll RolloutPlan plan) {
        assertThat(JsonSchemas.CONTRACT.validate(Trees.read(RolloutJson.write(plan))))
                .isEmpty();
    }

    @Property(tries = 100)
    void everyDetailedDocumentFitsItsSchema(@ForAll RolloutPlan plan) {
        assertThat(JsonSchemas.DETAILED.validate(Trees.read(RolloutJson.writeDetailed(plan))))
                .isEmpty();
    }

    @Property(tries = 50)
    void theSamePlanGivesTheSameText(@ForAll RolloutPlan plan) {
        RolloutPlan twin = RolloutJson.read(RolloutJson.writeDetailed(plan));

        assertThat(RolloutJson.write(twin)).isEqualTo(RolloutJson.write(plan)).doesNotContain("\r");
        assertThat(RolloutJson.writeDetailed(twin)).isEqualTo(RolloutJson.writeDetailed(plan));
    }
}
