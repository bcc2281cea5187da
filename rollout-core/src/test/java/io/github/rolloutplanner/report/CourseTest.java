package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void phasesFollowEachOtherAndTheLastOneIsTheBake() {
        assertThat(Course.of(ReportedPlans.checkout()).stays())
                .extracting(Course.Stay::to)
                .containsExactly(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(12), Duration.ofDays(15));
    }

    @Test
    void datesSayHowLongAPhaseStays() {
        RolloutPlan plan = ReportedPlans.dated();

        assertThat(Course.of(plan).stays().get(0).length())
                .isEqualTo(plan.dates().orElseThrow().phases().get(0).stay());
        assertThat(Course.of(plan).end())
                .isEqualTo(Duration.between(
                        plan.dates().orElseThrow().start(),
                        plan.dates().orElseThrow().bakeEnd().orElseThrow()));
    }

    @Test
    void whereALengthIsNotKnownEachPhaseCountsAsADay() {
        RolloutPlan plan = NamedPlan.of("Checkout");
        Course course = Course.of(plan.withPhases(List.of(
                plan.phases().get(0).withSoak(Duration.ofHours(-1)),
                plan.phases().get(1))));

        assertThat(course.isKnown()).isFalse();
        assertThat(course.end()).isEqualTo(Duration.ofDays(2));
        assertThat(course.stays().get(0).length()).isEmpty();
    }

    @Test
    void aPlanWithoutPhasesTakesNoTime() {
        assertThat(Course.of(NamedPlan.of("Checkout", 0, 0)).end()).isZero();
    }
}
