package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no mistake where the delivery leaves no choice, and is one where a ladder can be climbed. */
class DeliveredPlanTest {

    static Stream<Delivery> withStepsOfItsOwn() {
        return Stream.of(
                Delivery.blueGreen(),
                Delivery.replacement(),
                Delivery.unstagedConfigurationPush(),
                Delivery.appStore(Delivery.Store.APPLE),
                Delivery.infrastructure("lab", "eu"),
                Delivery.dataMigration(),
                Delivery.library());
    }

    static Stream<Delivery> withAnyPercentage() {
        return Stream.of(
                Delivery.deployment(),
                Delivery.configurationPush(),
                Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
                Delivery.fleet(1_000));
    }

    static Stream<Delivery> withoutFlag() {
        return Stream.concat(withStepsOfItsOwn(), withAnyPercentage());
    }

    static Stream<Delivery> withALadder() {
        return Stream.concat(Stream.of(Delivery.featureFlag()), withAnyPercentage());
    }

    @ParameterizedTest
    @MethodSource("withoutFlag")
    void onlyAFlagNeedsAFlag(Delivery delivery) {
        RolloutPlan plan = Plans.SOUND.withFlags(List.of());

        assertThat(paths(Plans.delivered(plan, delivery), FlagChecks::feasible)).isEmpty();
        assertThat(paths(Plans.delivered(plan, Delivery.featureFlag()), FlagChecks::feasible))
                .containsExactly("flags");
    }

    @Test
    void anExternalPlanNeedsAFlagBecauseNothingElseIsKnown() {
        RolloutPlan plan = Plans.foreign().withFlags(List.of());

        assertThat(paths(plan, FlagChecks::feasible)).containsExactly("flags");
    }

    @ParameterizedTest
    @MethodSource("withStepsOfItsOwn")
    void stepsOfItsOwnMayJump(Delivery delivery) {
        assertThat(paths(Plans.delivered(steep(), delivery), JumpChecks::jump)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withALadder")
    void aLadderMayNotJump(Delivery delivery) {
        assertThat(paths(Plans.delivered(steep(), delivery), JumpChecks::jump)).containsExactly("phases[3].percentage");
    }

    @ParameterizedTest
    @MethodSource("withStepsOfItsOwn")
    void stepsOfItsOwnTakeTheTimeThatTheyTake(Delivery delivery) {
        assertThat(paths(Plans.delivered(tooQuick(), delivery), TimelineChecks::realistic))
                .isEmpty();
        assertThat(paths(Plans.delivered(tooSlow(), delivery), TimelineChecks::longer))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withALadder")
    void aLadderIsNeitherTooQuickNorTooSlow(Delivery delivery) {
        assertThat(paths(Plans.delivered(tooQuick(), delivery), TimelineChecks::realistic))
                .containsExactly("timeline");
        assertThat(paths(Plans.delivered(tooSlow(), delivery), TimelineChecks::longer))
                .containsExactly("timeline");
    }

    /** The gate of the only phase that exposes users is that of the last, which is tighter than any on the way. */
    @Test
    void aTriggerMayBeLooserThanTheGateOfTheOnlyExposedPhase() {
        RolloutPlan loose = Plans.withTrigger(Plans.trigger("Checkout p95", "> 1.8x baseline"));

        assertThat(paths(loose.withPhases(Plans.withPercentages(0, 0, 0, 100).phases()), TriggerChecks::looserThanGate))
                .isEmpty();
        assertThat(paths(
                        loose.withPhases(Plans.withPercentages(0, 0, 50, 100).phases()), TriggerChecks::looserThanGate))
                .containsExactly("rollback.automaticTriggers[0]");
    }

    private static RolloutPlan steep() {
        return Plans.withPercentages(0, 0, 1, 100);
    }

    private static RolloutPlan tooQuick() {
        return TimelineCases.quick(RiskLevel.HIGH, 4);
    }

    private static RolloutPlan tooSlow() {
        return TimelineCases.quick(RiskLevel.MEDIUM, 7);
    }

    private static List<String> paths(RolloutPlan plan, Check check) {
        return Breaches.of(plan, check).stream().map(Breach::path).toList();
    }
}
