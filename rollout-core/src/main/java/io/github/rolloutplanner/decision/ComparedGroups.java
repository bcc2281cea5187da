package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
import io.github.rolloutplanner.internal.statistics.RelativeEffect;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.internal.statistics.TestResult;
import io.github.rolloutplanner.internal.statistics.TwoSampleEffect;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.Optional;

/** Two groups of an experiment, which are compared once, as what was measured in them asks for. */
sealed interface ComparedGroups {

    /** Treatment less control. */
    EffectEstimate difference(TwoSampleEffect test);

    /** The difference as a part of the control; nothing where that is too near to zero. */
    Optional<EffectEstimate> lift(RelativeEffect test);

    /** Whether the treatment is worse by a margin. */
    TestResult notWorse(NonInferiorityTest test);

    /** Both groups with what is known of their units from before; nothing where that is not known of all. */
    default Optional<CovariateAdjustment> adjustment() {
        return Optional.empty();
    }

    /** The groups of a metric; nothing where one of them is missing or too small to be compared. */
    static Optional<ComparedGroups> of(MetricScale scale, PhaseBucket sum) {
        return sum.control().flatMap(control -> of(scale, control, sum.treated()));
    }

    private static Optional<ComparedGroups> of(MetricScale scale, GroupTotals control, GroupTotals treated) {
        if (!scale.hasSize()) {
            boolean areThere =
                    Math.min(control.exposure().signum(), treated.exposure().signum()) > 0;
            return areThere ? Optional.of(new OfCounts(control, treated)) : Optional.empty();
        }
        if (Math.min(UserClusters.assigned(control), UserClusters.assigned(treated)) < 2) {
            return Optional.empty();
        }
        return Optional.of(scale.isOfNumbers() ? OfNumbers.of(control, treated) : new OfEvents(control, treated));
    }

    /** Events of trials. */
    record OfEvents(GroupTotals control, GroupTotals treated) implements ComparedGroups {
        @Override
        public EffectEstimate difference(TwoSampleEffect test) {
            return test.rates(control.events(), control.observations(), treated.events(), treated.observations());
        }

        @Override
        public Optional<EffectEstimate> lift(RelativeEffect test) {
            return test.rates(control.events(), control.observations(), treated.events(), treated.observations());
        }

        @Override
        public TestResult notWorse(NonInferiorityTest test) {
            return test.rates(control.events(), control.observations(), treated.events(), treated.observations());
        }
    }

    /** Events over time. */
    record OfCounts(GroupTotals control, GroupTotals treated) implements ComparedGroups {
        @Override
        public EffectEstimate difference(TwoSampleEffect test) {
            return test.counts(control.events(), hours(control), treated.events(), hours(treated));
        }

        @Override
        public Optional<EffectEstimate> lift(RelativeEffect test) {
            return test.counts(control.events(), hours(control), treated.events(), hours(treated));
        }

        @Override
        public TestResult notWorse(NonInferiorityTest test) {
            return test.counts(control.events(), hours(control), treated.events(), hours(treated));
        }

        private static double hours(GroupTotals group) {
            return group.exposure().doubleValue();
        }
    }

    /** Numbers, adjusted by what is known of their units from before. */
    record OfNumbers(SampleMoments control, SampleMoments treated, Optional<CovariateAdjustment> adjustment)
            implements ComparedGroups {

        static OfNumbers of(GroupTotals control, GroupTotals treated) {
            Optional<CovariateAdjustment> adjustment = GroupCovariate.adjustment(control, treated);
            return new OfNumbers(
                    adjustment.map(CovariateAdjustment::adjustedControl).orElseGet(() -> moments(control)),
                    adjustment.map(CovariateAdjustment::adjustedTreatment).orElseGet(() -> moments(treated)),
                    adjustment);
        }

        /** Where numbers came user by user, as many as there are users, so that few users with many numbers are few. */
        private static SampleMoments moments(GroupTotals group) {
            long size = UserClusters.assigned(group);
            double variance = group.variance() * ((double) size / group.observations());
            return new SampleMoments(size, group.mean(), variance);
        }

        @Override
        public EffectEstimate difference(TwoSampleEffect test) {
            return test.means(control, treated);
        }

        @Override
        public Optional<EffectEstimate> lift(RelativeEffect test) {
            return test.means(control, treated);
        }

        @Override
        public TestResult notWorse(NonInferiorityTest test) {
            return test.means(
                    control.mean(),
                    Math.sqrt(control.variance()),
                    control.size(),
                    treated.mean(),
                    Math.sqrt(treated.variance()),
                    treated.size());
        }
    }
}
