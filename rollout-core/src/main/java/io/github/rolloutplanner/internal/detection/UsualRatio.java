package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.GroupRatio;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import java.util.Optional;

/**
 * How many times what all others show the users of a phase showed before the rollout. With it the others are a control group: the
 * users of a ring differ from them, but as long as both change alike, this ratio stays.
 *
 * @param bounds the ratio on the metric's scale, with what it may be off by chance
 * @param rises whether a regression makes the metric rise on that scale
 */
record UsualRatio(GroupRatio bounds, boolean rises) {

    /** The ratio by what both groups showed; nothing where that is too little. */
    static Optional<UsualRatio> of(MetricScale scale, PhaseBucket before, double designEffect, double level) {
        double times = scale.designEffect(before, designEffect);
        Optional<GroupRatio> ratio = scale instanceof CountedScale counted
                ? ofEvents(counted, before, times, level)
                : ofMeans((NumberScale) scale, before, times, level);
        return ratio.map(bounds -> new UsualRatio(bounds, scale.rises()));
    }

    private static Optional<GroupRatio> ofEvents(CountedScale scale, PhaseBucket before, double times, double level) {
        return before.control()
                .flatMap(others -> GroupRatio.ofEvents(
                        level,
                        new GroupRatio.Events(scale.counted(before.treated()), scale.exposure(before.treated())),
                        new GroupRatio.Events(scale.counted(others), scale.exposure(others)),
                        times));
    }

    private static Optional<GroupRatio> ofMeans(NumberScale scale, PhaseBucket before, double times, double level) {
        SampleMoments first = MeanJudge.scattered(scale.moments(before.treated()), times);
        return before.control()
                .map(others -> MeanJudge.scattered(scale.moments(others), times))
                .filter(others -> Math.min(first.size(), others.size()) >= scale.least())
                .flatMap(others -> GroupRatio.ofMeans(level, first, others));
    }

    double estimate() {
        return bounds.estimate();
    }

    /** As far on the bad side as the ratio may be: beyond it, exposed users have become worse. */
    double atWorst() {
        return rises ? bounds.most() : bounds.least();
    }

    /** As far on the good side as the ratio may be. */
    double atBest() {
        return rises ? bounds.least() : bounds.most();
    }

    /** By what part of the way to a multiple the worst is off, in logarithms: 0 where the ratio is known exactly, 1 where it hides all. */
    double hiddenPart(double multiple) {
        return Math.log(atWorst() / estimate()) / Math.log(multiple);
    }
}
