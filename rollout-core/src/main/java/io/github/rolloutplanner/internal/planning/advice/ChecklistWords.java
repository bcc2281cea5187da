package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.FlagSection;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;

/** The facts that several checklists repeat, in words. */
final class ChecklistWords {

    private ChecklistWords() {}

    static String baselines(Facts facts) {
        return Wording.and(facts.change().measures().stream()
                .map(MetricInRole::metric)
                .map(metric -> metric.name() + " at " + metric.baseline())
                .toList());
    }

    static List<String> alerts(Facts facts) {
        double part = facts.policy().limits().alertMargin();
        return facts.change().measures().stream()
                .map(MetricInRole::metric)
                .map(metric -> metric.name() + " "
                        + facts.policy().limits().at(metric, part).breach())
                .toList();
    }

    static String segments(Facts facts) {
        List<String> known = new FlagSection(facts).segments();
        String nobody = "one " + facts.change().unit() + " outside of every segment";
        return known.isEmpty() ? nobody : "a member of each of " + Wording.and(known) + ", and " + nobody;
    }

    static List<String> names(Facts facts) {
        return facts.outlines().stream()
                .map(outline -> "'" + outline.step().name() + "'")
                .toList();
    }

    static String percentages(Facts facts) {
        return Wording.and(
                facts.outlines().stream().map(outline -> outline.step().label()).toList());
    }

    static String schedule(Facts facts) {
        Duration start = Duration.ZERO;
        StringBuilder schedule = new StringBuilder();
        for (PhaseOutline outline : facts.outlines()) {
            schedule.append(schedule.isEmpty() ? "" : ", ")
                    .append(outline.step().percentage())
                    .append(start.isZero() ? " at the start" : " after " + Wording.of(start));
            start = start.plus(outline.step().soak().orElse(Duration.ZERO));
        }
        return schedule.toString();
    }
}
