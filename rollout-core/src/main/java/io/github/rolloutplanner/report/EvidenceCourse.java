package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.metric.MetricKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The evidence of a regression of one metric, look by look.
 *
 * @param metric what it is called
 * @param points the looks at which a gate was on it, oldest first
 */
record EvidenceCourse(String metric, List<Point> points) {

    /** Returns all that looks show; metrics are in the order of the gates. */
    static List<EvidenceCourse> in(List<Look> looks) {
        Map<String, List<Point>> metrics = MetricOrder.places(looks);
        for (Look look : looks) {
            for (GateStatus gate : look.gates()) {
                if (isWeighed(gate)) {
                    metrics.computeIfAbsent(gate.name(), name -> new ArrayList<>())
                            .add(new Point(look.at(), look.phase().number(), gate.evidence(), gate.evidenceNeeded()));
                }
            }
        }
        List<EvidenceCourse> courses = new ArrayList<>();
        metrics.forEach((metric, points) -> courses.add(new EvidenceCourse(metric, List.copyOf(points))));
        courses.removeIf(course -> course.points.isEmpty());
        return courses;
    }

    /** Readings of a resource are judged one by one, and metrics without data have nothing to show. */
    private static boolean isWeighed(GateStatus gate) {
        return gate.kind() != MetricKind.SATURATION
                && !gate.treated().isEmpty()
                && !Double.isNaN(gate.evidence())
                && gate.evidenceNeeded() > 0
                && Double.isFinite(gate.evidenceNeeded());
    }

    /** Returns how far the evidence ever was on its way to the threshold. */
    double closeness() {
        return points.stream().mapToDouble(Point::part).max().orElse(0);
    }

    double mostNeeded() {
        return points.stream().mapToDouble(Point::needed).max().orElseThrow();
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /**
     * One look.
     *
     * @param at when
     * @param phase in which phase
     * @param evidence its natural logarithm
     * @param needed what it had to reach
     */
    record Point(Duration at, int phase, double evidence, double needed) {
        double part() {
            return evidence / needed;
        }

        boolean isBeyond() {
            return evidence >= needed;
        }
    }
}
