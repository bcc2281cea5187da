package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.Strategies;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for the plan of any change that can be planned. */
@Domain(Changes.class)
@Domain(DomainContext.Global.class)
class PlanJsonProperties {
    private static final int TRIES = 300;
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property(tries = TRIES)
    void detailedFormReadsBackEqual(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);

        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }

    @Property(tries = TRIES)
    void contractReadsAndWritesBackEqual(@ForAll Change change) {
        String json = RolloutJson.write(PLANNER.plan(change));

        assertThat(RolloutJson.write(RolloutJson.read(json))).isEqualTo(json);
    }

    @Property(tries = TRIES)
    void contractFitsItsSchema(@ForAll Change change) {
        JsonContract.assertFits(RolloutJson.write(PLANNER.plan(change)));
    }

    @Property(tries = TRIES)
    void detailedFormFitsItsSchema(@ForAll Change change) {
        JsonContract.assertFitsDetailed(RolloutJson.writeDetailed(PLANNER.plan(change)));
    }

    @Property(tries = TRIES)
    void aStrategyThatNobodyAsksForChangesNoPlan(@ForAll Change change) {
        assertThat(PLANNER.plan(change))
                .isEqualTo(PLANNER.withStrategies(Strategies.builtIn()).plan(change));
    }
}
