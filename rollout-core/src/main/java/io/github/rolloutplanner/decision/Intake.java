package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.Problem;
import java.util.List;

/**
 * Takes observations, or refuses them.
 *
 * @param runs what is known so far
 * @param course the way that the rollout went
 * @param srmSignificanceLevel the level of the watch on the traffic split
 */
record Intake(MetricStates runs, TransitionLog course, double srmSignificanceLevel) {

    MetricStates take(Observation observation) {
        refuse(observation, new ObservationCheck(runs, course).problems(observation));
        MetricState run = runs.of(observation.metric());
        MetricState next = observation instanceof Observation.Measured measured && !isEmpty(measured)
                ? measure(run, measured)
                : run.with(silence(observation));
        return next.equals(run) ? runs : runs.with(next);
    }

    private MetricState measure(MetricState run, Observation.Measured measured) {
        if (WindowLedger.knows(run.record(), measured)) {
            return run;
        }
        int phase = course.phaseOf(measured.window()).orElseThrow();
        PhaseBucket stratum = PhaseBucket.of(phase, course.since(phase), measured);
        WindowLedger.contradiction(run.record(), measured, stratum)
                .ifPresent(problem -> refuse(measured, List.of(problem)));
        return run.with(measured, stratum, course, srmSignificanceLevel);
    }

    private static void refuse(Observation observation, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidObservationException(observation, problems);
        }
    }

    /** Of the sizes of groups, none is a size. */
    private static boolean isEmpty(Observation.Measured measured) {
        return !measured.metric().equals(Observation.ASSIGNMENT_COUNTS)
                && (GroupTotals.of(measured.treated()).isEmpty()
                        || measured.control()
                                .filter(control -> GroupTotals.of(control).isEmpty())
                                .isPresent());
    }

    /** Where nobody came, nothing is known. */
    private static Observation silence(Observation observation) {
        return observation instanceof Observation.Measured
                ? Observation.noData(observation.metric(), observation.window())
                : observation;
    }
}
