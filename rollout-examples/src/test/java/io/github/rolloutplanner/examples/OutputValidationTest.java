package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.PlanFacts.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the specification wants of every output: the plans of the stories and of the real changes have it, and a plan whose
 * JSON somebody has spoilt is found out.
 */
class OutputValidationTest {
    private static final String CHECKOUT = Console.printedBy(() -> OnePageCheckout.main(new String[0]));

    @Test
    @Tag("spec:validation.criteria")
    void phasesHaveClearCriteria() {
        assertKept("criteria.clear");
        assertFound("criteria.clear", "\"Checkout error rate < 0.417%\",", "\"Everything looks fine\",");
    }

    @Test
    @Tag("spec:validation.rollback")
    void rollbackIsActionableAndTimeBound() {
        assertKept("rollback.actionable");
        assertFound("rollback.actionable", "\"< 5 minutes\"", "\"as soon as we can\"");
    }

    @Test
    @Tag("spec:validation.metrics")
    void metricsHaveBaselineAndThreshold() {
        assertKept("monitoring.complete");
        assertFound("monitoring.complete", "\"baseline\": \"0.2%\"", "\"baseline\": \"the usual\"");
    }

    @Test
    @Tag("spec:validation.flags")
    void flagsAreFeasible() {
        assertKept("flags.feasible");
        assertFound("flags.feasible", "featureFlags.isEnabled('one-page-checkout', user.id)", "isItTuesday()");
    }

    @Test
    @Tag("spec:validation.timeline")
    void timelineIsRealistic() {
        assertKept("timeline.realistic");
        assertFound("timeline.realistic", "\"14 days from", "\"3 days from");
    }

    @Test
    @Tag("spec:validation.dependencies")
    void dependenciesAreIdentified() {
        assertKept("dependencies.identified");
        assertFound("dependencies.identified", "Monitoring: Checkout error rate and Checkout p95", "Coffee");
    }

    private static void assertKept(String rule) {
        assertThat(plans())
                .allSatisfy(plan -> assertThat(rules(plan)).as(plan.feature()).doesNotContain(rule));
    }

    private static void assertFound(String rule, String sound, String spoilt) {
        assertThat(CHECKOUT).contains(sound);
        assertThat(rules(RolloutJson.read(CHECKOUT.replace(sound, spoilt)))).contains(rule);
    }

    private static Stream<RolloutPlan> plans() {
        return Stream.concat(
                StoryPlans.byStrategy().values().stream(),
                RealChanges.all().stream().map(RealChange::plan));
    }
}
