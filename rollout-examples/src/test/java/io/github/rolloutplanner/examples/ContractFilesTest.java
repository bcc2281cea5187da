package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.FixedPlan;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract file for each strategy, for people to look at and for other programs to be tested with. */
class ContractFilesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void contractStaysAsItIs(String strategy) {
        RolloutPlan plan = StoryPlans.byStrategy().get(strategy);

        assertThat(plan.strategy().id()).contains(strategy);
        Golden.check(strategy + ".json", RolloutJson.write(plan) + "\n");
        JsonContract.assertFits(RolloutJson.write(plan));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void nothingIsToBeFixedInAContract(String strategy) {
        RolloutPlan read =
                RolloutJson.read(RolloutJson.write(StoryPlans.byStrategy().get(strategy)));

        assertThat(PlanLinter.fix(read)).isEqualTo(new FixedPlan(read, List.of()));
        assertThat(PlanLinter.fix(read).plan()).isSameAs(read);
    }

    @Test
    void detailedFormStaysAsItIs() {
        String detailed = RolloutJson.writeDetailed(AutomaticTypes.plan());

        Golden.check("percentage.detailed.json", detailed + "\n");
        JsonContract.assertFitsDetailed(detailed);
    }

    static Set<String> strategies() {
        return StoryPlans.byStrategy().keySet();
    }
}
