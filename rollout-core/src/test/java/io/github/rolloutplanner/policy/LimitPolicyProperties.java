package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class LimitPolicyProperties {

    @Property
    void noDayCostsMoreThanTheHarmBudget(
            @ForAll @DoubleRange(min = 0, max = 100) @Scale(6) double percentage,
            @ForAll @DoubleRange(min = 0.01, max = 0.75) @Scale(4) double budget) {
        LimitPolicy policy = LimitPolicy.standard().withMargins(0.75, budget, 0.8);
        double part = policy.gateMargin(percent(percentage));
        assertThat(part * percentage / 100).isLessThanOrEqualTo(budget * (1 + 1e-12));
        assertThat(part).isBetween(0.99 * budget, 0.75);
    }
}
