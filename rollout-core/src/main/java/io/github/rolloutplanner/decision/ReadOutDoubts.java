package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.detection.LatestDay;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes an effect that looks good worth nothing: both groups alike show that something is broken.
 *
 * @param metrics what was observed
 * @param phase number of the experiment's phase
 */
record ReadOutDoubts(List<MetricState> metrics, int phase) {
    /** Where so many events are expected, none come by chance once in more than a thousand times. */
    private static final double EXPECTED_OF_LIFE = 7;

    List<Reason> reasons() {
        List<Reason> doubts = new ArrayList<>();
        for (MetricState metric : metrics) {
            new LatestDay(metric).beyondLimit().ifPresent(day -> doubts.add(shared(metric, day)));
            PhaseBucket sum = metric.record().sumOf(phase);
            if (isLifeless(metric, sum)) {
                doubts.add(ReadOutRows.LIFELESS.reason(
                        fact("metric", metric.model().name()),
                        fact(
                                "shown",
                                new Shown(
                                        sum.treated(),
                                        sum.control(),
                                        metric.model().kind())),
                        fact("baseline", metric.model().baseline().orElseThrow())));
            }
        }
        return doubts;
    }

    private static Reason shared(MetricState metric, PhaseBucket day) {
        return ReadOutRows.SHARED.reason(
                fact("metric", metric.model().name()),
                fact("limit", metric.model().limit().orElseThrow()),
                fact(
                        "shown",
                        new Shown(day.treated(), day.control(), metric.model().kind())));
    }

    /** Of a metric that should be high, nothing came in either group. */
    private static boolean isLifeless(MetricState metric, PhaseBucket sum) {
        Optional<MetricScale> scale = metric.model().judge().map(judge -> judge.scale());
        return scale.isPresent()
                && scale.get().moreIsBetter()
                && sum.control().filter(ReadOutDoubts::isZero).isPresent()
                && isZero(sum.treated())
                && expected(scale.get(), sum) / metric.model().designEffect(sum.phase()) >= EXPECTED_OF_LIFE;
    }

    private static boolean isZero(GroupTotals group) {
        return !group.isEmpty()
                && group.events() == 0
                && group.sum().signum() == 0
                && group.squares().signum() == 0;
    }

    /** The events of both groups, or all their numbers, none of which is expected to be zero alike. */
    private static double expected(MetricScale scale, PhaseBucket sum) {
        double sample = scale.sample(sum.treated()) + scale.sample(sum.control().orElseThrow());
        return scale.isOfNumbers() || !scale.hasSize() ? sample : sample * scale.baseline();
    }
}
