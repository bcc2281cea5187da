package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The effect on one metric, look by look, in parts of the margin of its gate.
 *
 * @param metric what it is called
 * @param points the looks that showed an effect, oldest first
 */
record EffectCourse(String metric, List<Point> points) {
    private static final int LEAST = 2;

    /** Returns all courses of more than one look; metrics are in the order of the gates. */
    static List<EffectCourse> in(List<Look> looks, List<List<GateEffect>> effects) {
        Map<String, List<Point>> metrics = MetricOrder.places(looks);
        for (int place = 0; place < looks.size(); place++) {
            Look look = looks.get(place);
            for (GateEffect effect : effects.get(place)) {
                metrics.computeIfAbsent(effect.gate().name(), name -> new ArrayList<>())
                        .add(new Point(look.at(), look.phase().number(), effect));
            }
        }
        List<EffectCourse> courses = new ArrayList<>();
        metrics.forEach((metric, points) -> courses.add(new EffectCourse(metric, List.copyOf(points))));
        courses.removeIf(course -> course.points.size() < LEAST);
        return courses;
    }

    double worst() {
        return last().effect.low().orElse(Double.NEGATIVE_INFINITY);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** Returns the looks of each phase; an effect is of one phase alone. */
    List<List<Point>> byPhase() {
        List<List<Point>> phases = new ArrayList<>();
        for (Point point : points) {
            if (phases.isEmpty() || phases.get(phases.size() - 1).get(0).phase != point.phase) {
                phases.add(new ArrayList<>());
            }
            phases.get(phases.size() - 1).add(point);
        }
        return phases;
    }

    /**
     * One look.
     *
     * @param at when
     * @param phase in which phase
     * @param effect what it showed
     */
    record Point(Duration at, int phase, GateEffect effect) {}
}
