package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineChecksTest {

    @ParameterizedTest
    @EnumSource(RolloutNeed.class)
    void onlyAChangeThatNeedsARolloutTakesTime(RolloutNeed need) {
        RolloutPlan plan = Plans.with(
                        RiskLevel.HIGH,
                        Optional.of(need),
                        Plans.SOUND.population(),
                        Optional.empty(),
                        Plans.SOUND.successCriteria())
                .withPhases(Plans.SOUND.phases().subList(0, 1));

        assertThat(Breaches.of(plan, TimelineChecks::realistic))
                .filteredOn(breach -> breach.path().equals("timeline"))
                .hasSize(need == RolloutNeed.REQUIRED ? 1 : 0);
    }

    /** The contract of other programs has no place for a bake, so who says none may not know better. */
    @Test
    void aMissingBakeWeighsAsMuchAsItsWriterKnew() {
        TimeSpan none = TimeSpan.of(Duration.ZERO, "");

        assertThat(severity(Plans.SOUND, TimeSpan.stated(""))).isEqualTo(Severity.WARNING);
        assertThat(severity(Plans.SOUND, none)).isEqualTo(Severity.WARNING);
        assertThat(severity(Plans.foreign(), TimeSpan.stated(""))).isEqualTo(Severity.INFO);
        assertThat(severity(Plans.foreign(), none)).isEqualTo(Severity.WARNING);
    }

    private static Severity severity(RolloutPlan plan, TimeSpan bake) {
        Timeline known = plan.timeline();
        RolloutPlan baking = plan.withTimeline(new Timeline(known.preparation(), known.phases(), known.total(), bake));
        return Breaches.of(baking, TimelineChecks::bake).get(0).severity();
    }
}
