package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampGanttTest {

    private static Optional<String> chart(RolloutPlan plan) {
        return RampGantt.of(plan, Course.of(plan));
    }

    private static RolloutPlan firstPhaseOf(Duration soak) {
        RolloutPlan plan = NamedPlan.of("Checkout");
        return plan.withPhases(
                List.of(plan.phases().get(0).withSoak(soak), plan.phases().get(1)));
    }

    @Test
    void withoutDatesDaysAreCounted() {
        assertThat(chart(ReportedPlans.checkout())).contains("""
                        gantt
                            dateFormat YYYY-MM-DD HH:mm:ss
                            axisFormat day %-j
                            todayMarker off
                            section Preparation
                            Preparation :prep, 2000-01-01 00:00:00, 2000-01-03 00:00:00
                            section Ramp
                            1 Internal (0%) :p1, 2000-01-03 00:00:00, 2000-01-06 00:00:00
                            2 Beta (5%) :p2, 2000-01-06 00:00:00, 2000-01-10 00:00:00
                            3 Early Adopters (25%) :p3, 2000-01-10 00:00:00, 2000-01-15 00:00:00
                            4 All (100%) :p4, 2000-01-15 00:00:00, 2000-01-18 00:00:00""");
    }

    @Test
    void withDatesTheAxisHasThem() {
        assertThat(chart(ReportedPlans.dated()).orElseThrow())
                .contains("axisFormat %Y-%m-%d")
                .contains("1 Canary (1%) :p1, 2026-03-04 10:00:00, ")
                .doesNotContain("todayMarker");
    }

    @Test
    void aPhaseOfNoLengthIsAMoment() {
        assertThat(chart(firstPhaseOf(Duration.ZERO)).orElseThrow())
                .contains("1 Checkout (50%) :milestone, p1, 2000-01-01 00:00:00, 2000-01-01 00:00:00");
    }

    @Test
    void whatIsLongerThanAYearHasDates() {
        assertThat(chart(firstPhaseOf(Duration.ofDays(400))).orElseThrow()).contains("axisFormat %Y-%m-%d");
    }

    @Test
    void whatEndsInNoCalendarHasNoChart() {
        assertThat(chart(firstPhaseOf(Duration.ofDays(1_000_000)).withTimeline(timeline())))
                .isPresent();
        assertThat(chart(firstPhaseOf(Duration.ofDays(1_000_000))
                        .withPhases(List.of(phase(1), phase(2), phase(3), phase(4)))))
                .isEmpty();
    }

    private static Timeline timeline() {
        TimeSpan nothing = TimeSpan.stated("");
        return new Timeline(nothing, List.of(), nothing, nothing);
    }

    private static RolloutPhase phase(int number) {
        return NamedPlan.of("Checkout").phases().get(0).withNumber(number).withSoak(Duration.ofDays(1_000_000));
    }

    @Test
    void whereALengthIsNotKnownThereIsNoChart() {
        RolloutPlan plan = NamedPlan.of("Checkout");
        RolloutPhase open = RolloutPhase.builder()
                .number(1)
                .name("Open")
                .percentage(plan.phases().get(0).percentage())
                .audience(new Audience.Stated("some"))
                .build();

        assertThat(chart(plan.withPhases(List.of(open, plan.phases().get(1))))).isEmpty();
        assertThat(chart(NamedPlan.of("Checkout", 0, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a: b; c #35; d,a b c 35 d",
        "%%{init},% init",
        "% % % x,% x",
        "<b>bold</b>,b bold /b",
        "`code` \"x\\\",code x"
    })
    void signsOfMermaidAreTakenFromNames(String name, String clean) {
        assertThat(RampGantt.clean(name)).isEqualTo(clean);
    }

    @Test
    void aLongNameIsShortened() {
        assertThat(RampGantt.clean("🚀".repeat(100))).isEqualTo("🚀".repeat(39) + "…");
    }
}
