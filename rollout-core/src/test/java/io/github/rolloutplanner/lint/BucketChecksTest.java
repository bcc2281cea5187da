package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketChecksTest {

    /** Two thirds have no last digit; where they have five, two of three groups are meant. */
    @ParameterizedTest
    @CsvSource({
        "66.666666, true",
        "66.666667, true",
        "66.66667, true",
        "66.66666, true",
        "66.6666, false",
        "33.333333, false",
        "50.000001, false"
    })
    void groupsOfOneSizeNeedNoDigits(double percentage, boolean isThirds) {
        RolloutPlan plan = Plans.withPhase(2, phase -> phase.withPercentage(percent(percentage)))
                .withExperiment(Plans.design(33.333334, 33.333333, 33.333333).build());

        assertThat(Breaches.of(plan, BucketChecks::granularity).isEmpty()).isEqualTo(isThirds);
    }

    @Test
    void onlyTheExperimentHasGroups() {
        RolloutPlan plan = Plans.withPhase(1, phase -> phase.withPercentage(percent(66.666666)))
                .withExperiment(Plans.design(33.333334, 33.333333, 33.333333).build());

        assertThat(Breaches.of(plan, BucketChecks::granularity))
                .extracting(Breach::path)
                .containsExactly("phases[1].percentage");
    }

    @Test
    void anExperimentWithoutGroupsExcusesNothing() {
        RolloutPlan plan = Plans.withPhase(2, phase -> phase.withPercentage(percent(66.666666)))
                .withExperiment(Plans.design().build());

        assertThat(Breaches.of(plan, BucketChecks::granularity))
                .extracting(Breach::path)
                .containsExactly("phases[2].percentage");
    }

    @Test
    void onlyUsersWhoAreDrawnByChanceAreDividedIntoBuckets() {
        assertThat(found(new Audience.RandomPercentage("user"))).isTrue();
        assertThat(found(new Audience.Stated("Random 1.23456% of users"))).isTrue();
        assertThat(found(new Audience.Stated("Users of the beta"))).isFalse();
        assertThat(found(new Audience.RingMembers("Company", 40, "user"))).isFalse();
    }

    private static boolean found(Audience audience) {
        RolloutPhase phase = RolloutPhase.builder()
                .number(1)
                .name("Pilot")
                .percentage(percent(1.23456))
                .audience(audience)
                .build();
        return !Breaches.of(Plans.SOUND.withPhases(List.of(phase)), BucketChecks::granularity)
                .isEmpty();
    }
}
