package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.Problem;
import java.util.List;

/**
 * Takes observations, or refuses them.
 *
 * @param runs what is known so far
 * @param course the way that the rollout went
 * @param splitLevel the level of the watch on the traffic split
 */
record Intake(Runs runs, Course course, double splitLevel) {

    Runs take(Observation observation) {
        refuse(observation, new ObservationCheck(runs, course).problems(observation));
        MetricRun run = runs.of(observation.metric());
        MetricRun next = observation instanceof Observation.Measured measured && !isEmpty(measured)
                ? measure(run, measured)
                : run.with(silence(observation));
        return next.equals(run) ? runs : runs.with(next);
    }

    private MetricRun measure(MetricRun run, Observation.Measured measured) {
        if (WindowLedger.knows(run.record(), measured)) {
            return run;
        }
        int phase = course.phaseOf(measured.window()).orElseThrow();
        Stratum stratum = Stratum.of(phase, course.since(phase), measured);
        WindowLedger.contradiction(run.record(), measured, stratum)
                .ifPresent(problem -> refuse(measured, List.of(problem)));
        return run.with(measured, stratum, course, splitLevel);
    }

    private static void refuse(Observation observation, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidObservationException(observation, problems);
        }
    }

    /** Of the sizes of groups, none is a size. */
    private static boolean isEmpty(Observation.Measured measured) {
        return !measured.metric().equals(Observation.GROUP_SIZES)
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
