package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.report.ReportedRollouts.hours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EvidenceCourseFigureTest {
    private static final double NEEDED = Math.log(20);

    private static List<Svg.Point> path(String drawing, String styleClass) {
        Matcher path = Pattern.compile("<path class=\"" + styleClass + "\" d=\"M([^\"]*)\"")
                .matcher(drawing);
        List<Svg.Point> points = new ArrayList<>();
        while (path.find()) {
            for (String point : path.group(1).split("L")) {
                String[] at = point.split(" ");
                points.add(new Svg.Point(Double.parseDouble(at[0]), Double.parseDouble(at[1])));
            }
        }
        return points;
    }

    private static LiveRollout live(RunningRollout rollout, Duration now) {
        return LiveRollout.of(rollout, RolloutHistory.remembered(rollout, now), now);
    }

    private static LiveTime time(RunningRollout rollout, Duration now) {
        return LiveTime.of(live(rollout, now));
    }

    private static String drawn(EvidenceCourseFigure figure) {
        return figure.drawing().image("x", figure.title(), figure.description()).toString();
    }

    private static String drawn(double... evidence) {
        List<EvidenceCourse.Point> points = new ArrayList<>();
        for (double one : evidence) {
            points.add(new EvidenceCourse.Point(hours(points.size() + 1), 1, one, NEEDED));
        }
        EvidenceCourse course = new EvidenceCourse("Errors", points);
        return drawn(new EvidenceCourseFigure(course, time(ReportedRollouts.started(), hours(9))));
    }

    @Test
    void eachLookIsAPointThatIsAboveTheThresholdWhereTheEvidenceIs() {
        RunningRollout rollout = ReportedRollouts.rolledBack();
        RolloutHistory history = RolloutHistory.remembered(rollout, hours(5));
        EvidenceCourse course = EvidenceCourse.in(history.looks()).get(0);
        String drawing = drawn(new EvidenceCourseFigure(course, time(rollout, hours(5))));

        List<Svg.Point> line = path(drawing, "series");
        double threshold = path(drawing, "threshold").get(0).y();

        assertThat(course.metric()).isEqualTo(ReportedRollouts.ERRORS);
        assertThat(line).hasSameSizeAs(history.looks());
        for (int at = 0; at < line.size(); at++) {
            assertThat(line.get(at).y() <= threshold)
                    .isEqualTo(course.points().get(at).isBeyond());
        }
        assertThat(course.last().isBeyond()).isTrue();
    }

    @Test
    void evidenceBeyondAllNumbersStandsAtTheEdge() {
        List<Svg.Point> line = path(drawn(0, Double.POSITIVE_INFINITY, 1e300, Double.NEGATIVE_INFINITY), "series");

        assertThat(line.get(1).y())
                .isEqualTo(line.get(2).y())
                .isLessThan(line.get(0).y());
        assertThat(line.get(3).y()).isGreaterThan(line.get(0).y());
    }

    @Test
    void saysWhetherTheThresholdWasEverCrossed() {
        assertThat(drawn(0, 1, 2)).contains("It was never beyond the threshold.");
        assertThat(drawn(0, 4, 2)).contains("It was beyond the threshold first after 2 hours.");
    }

    @Test
    void tenTimesTheEvidenceIsTheSameStepEverywhere() {
        List<Svg.Point> line = path(drawn(0, Math.log(10), Math.log(100)), "series");

        assertThat(line.get(0).y() - line.get(1).y())
                .isPositive()
                .isCloseTo(line.get(1).y() - line.get(2).y(), org.assertj.core.api.Assertions.within(0.11));
    }

    @Test
    void theLegendSaysTheBottomLineWhereEvidenceIsBelowIt() {
        assertThat(drawn(0, 1, -1)).contains(">0.1</text>").doesNotContain("bottom line");
        assertThat(drawn(0, 1, -9)).contains(">0.01</text>", ">Evidence below 0.01 stands on the bottom line.</text>");
    }

    /** With today's threshold from the start of the phase on, the picture would show looks against what did not hold then. */
    @Test
    void theThresholdChangesWhereTheRolloutWasPlannedAgain() {
        LiveTime time = new LiveTime(
                LiveTime.of(live(ReportedRollouts.started(), hours(10))).went(),
                Duration.ZERO,
                hours(10),
                TimeTicks.from(Duration.ZERO),
                List.of(hours(5)));
        List<EvidenceCourse.Point> points = List.of(
                new EvidenceCourse.Point(hours(6), 1, 0, NEEDED), new EvidenceCourse.Point(hours(8), 1, 0, NEEDED));
        List<EvidenceCourse.Point> all = new ArrayList<>(List.of(
                new EvidenceCourse.Point(hours(2), 1, 0, 2 * NEEDED),
                new EvidenceCourse.Point(hours(4), 1, 0, 2 * NEEDED)));
        all.addAll(points);

        assertThat(path(drawn(new EvidenceCourseFigure(new EvidenceCourse("Errors", points), time)), "threshold"))
                .extracting(Svg.Point::x)
                .containsExactly(205.0, 234.4, 293.2);
        List<Svg.Point> steps =
                path(drawn(new EvidenceCourseFigure(new EvidenceCourse("Errors", all), time)), "threshold");
        assertThat(steps).extracting(Svg.Point::x).containsExactly(58.0, 116.8, 175.6, 205.0, 205.0, 234.4, 293.2);
        assertThat(steps.get(2).y())
                .isEqualTo(steps.get(3).y())
                .isLessThan(steps.get(4).y());
    }

    @Test
    void noNumberOfTheLegendIsCut() {
        assertThat(drawn(Double.POSITIVE_INFINITY))
                .contains(">evidence: more than 1,000,000</text>", ">threshold: 20</text>");
    }
}
