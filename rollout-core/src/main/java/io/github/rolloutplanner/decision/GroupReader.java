package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Detection;
import java.util.Collection;
import java.util.List;

/**
 * Reads whether groups have the sizes that they should have.
 *
 * @param view what plan and policy say
 * @param log the way that the rollout went
 */
record GroupReader(PlanView view, TransitionLog log) {

    GroupCheck check(Collection<MetricState> exposed) {
        List<Wait> open =
                exposed.stream().flatMap(metric -> waits(metric).stream()).toList();
        return new GroupCheck(
                of(Wait.ForSplit.class, open),
                of(Wait.ForExposure.class, open),
                exposed.stream().anyMatch(this::isAcknowledged),
                exposed.stream().anyMatch(this::isCounted));
    }

    private static <T extends Wait> List<T> of(Class<T> kind, List<Wait> waits) {
        return waits.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What waits for a person to find out why the groups do not have their sizes. */
    List<Wait> waits(MetricState metric) {
        return metric.mismatches(log).stream()
                .map(detection -> detection.kind() == Detection.Kind.SPLIT
                        ? split(metric, detection)
                        : exposure(metric, detection))
                .toList();
    }

    private static Wait split(MetricState metric, Detection detection) {
        return new Wait.ForSplit(
                metric.model().metric(),
                metric.model().treatment(),
                detection,
                metric.model().controlPerTreated(detection.phase()));
    }

    private Wait exposure(MetricState metric, Detection detection) {
        return new Wait.ForExposure(
                view.phase(detection.phase()),
                detection,
                metric.plannedExposure(detection, log).orElse(0));
    }

    private boolean isAcknowledged(MetricState metric) {
        return metric.record().detections().stream()
                .anyMatch(detection -> detection.kind() == Detection.Kind.SPLIT && log.isAcknowledged(detection));
    }

    /** Where chance makes no two groups, there is nothing to count. */
    private boolean isCounted(MetricState metric) {
        PhaseBucket sum = metric.assigned(log.phase());
        return metric.model().controlPerTreated(log.phase()) > 0
                && sum.control()
                        .filter(control -> UserClusters.assigned(control) + UserClusters.assigned(sum.treated()) > 0)
                        .isPresent();
    }
}
