package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.report.ReportedRollouts.hours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class EffectCourseFigureTest {
    private static final double TOP = 30;
    private static final double BOTTOM = 158;

    private static EffectCourseFigure figure(RunningRollout rollout, EffectCourse course, Duration now) {
        LiveRollout live = LiveRollout.of(rollout, RolloutHistory.remembered(rollout, now), now);
        return new EffectCourseFigure(course, LiveTime.of(live));
    }

    private static Element drawn(EffectCourseFigure figure) {
        return Jsoup.parse(figure.drawing()
                        .image("x", figure.title(), figure.description())
                        .toString())
                .selectFirst("svg");
    }

    private static List<EffectCourse> courses(RunningRollout rollout, Duration now) {
        RolloutHistory history = RolloutHistory.remembered(rollout, now);
        return EffectCourse.in(history.looks(), history.effects());
    }

    private static EffectCourse.Point point(int hour, OptionalDouble value, OptionalDouble low, OptionalDouble high) {
        GateEffect some = ReportedRollouts.failing().effects(hours(5)).get(0);
        return new EffectCourse.Point(hours(hour), 1, new GateEffect(some.gate(), value, low, high));
    }

    @Test
    void eachLookStandsWhereItsEffectIs() {
        RunningRollout rollout = ReportedRollouts.rolledBack();
        EffectCourse course = courses(rollout, hours(5)).get(0);
        Element picture = drawn(figure(rollout, course, hours(5)));

        assertThat(course.metric()).isEqualTo(ReportedRollouts.ERRORS);
        assertThat(course.points())
                .hasSize(5)
                .allSatisfy(point -> assertThat(point.effect().low()).isPresent());
        assertThat(course.last().effect()).isEqualTo(rollout.effects(hours(5)).get(0));
        assertThat(picture.selectFirst("path.series").attr("d").split("L")).hasSize(5);
        assertThat(picture.selectFirst("path.area").attr("d").split("L")).hasSize(10);
        assertThat(picture.select("text").eachText())
                .contains("-100%", "0%", "100%", "200%", "what the gate guards against")
                .contains("effect: " + EffectFigure.value(course.last().effect()));
    }

    @Test
    void anEffectOfOnePhaseIsNotDrawnIntoTheNext() {
        RunningRollout rollout = ReportedRollouts.inSecondPhase();
        EffectCourse course = courses(rollout, hours(30)).get(0);

        assertThat(course.byPhase()).hasSize(2);
        assertThat(drawn(figure(rollout, course, hours(30))).select("path.series"))
                .hasSize(2);
    }

    @Test
    void whatIsNotBoundedReachesToTheEdges() {
        EffectCourse course = new EffectCourse(
                "Errors",
                List.of(
                        point(1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                        point(2, OptionalDouble.of(1e9), OptionalDouble.of(-1e9), OptionalDouble.of(1e9))));
        Element picture = drawn(figure(ReportedRollouts.failing(), course, hours(5)));
        List<String> heights =
                List.of(picture.selectFirst("path.area").attr("d").substring(1).split("[L ]"));

        assertThat(IntStream.iterate(1, at -> at + 2)
                        .limit(4)
                        .mapToObj(heights::get)
                        .map(Double::valueOf))
                .containsExactly(TOP, TOP, BOTTOM, BOTTOM);
        assertThat(picture.selectFirst("path.series").attr("d")).doesNotContain("L");
    }

    @Test
    void aLookAloneIsNoCourse() {
        assertThat(courses(ReportedRollouts.ring(), hours(25))).isEmpty();
        assertThat(PlanReport.html(ReportedRollouts.inSecondPhase(), hours(30)))
                .contains("Checkout errors: effect over time</figcaption>");
    }
}
