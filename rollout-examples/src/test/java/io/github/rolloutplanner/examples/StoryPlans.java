package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** One plan of the stories for each strategy, by the strategy's id. */
final class StoryPlans {

    private StoryPlans() {}

    static Map<String, RolloutPlan> byStrategy() {
        Map<String, RolloutPlan> plans = new LinkedHashMap<>();
        plans.put("immediate", ErrorMessageTypo.plan());
        plans.put("percentage", AutomaticTypes.plan());
        plans.put("canary", OneLook.plan());
        plans.put("ab-test", SignUpPage.plan(percent(5)));
        plans.put("ring", EndpointSensorUpdate.ringByRing());
        plans.put("region-by-region", SecurityPatchByRegion.plan());
        return plans;
    }
}
