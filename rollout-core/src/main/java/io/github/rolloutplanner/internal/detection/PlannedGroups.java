package io.github.rolloutplanner.internal.detection;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a plan says of the sizes of both groups in one phase.
 *
 * @param controlPerTreated how many users of the control group there should be for each exposed one, by each way to read the
 *     plan; none where users are not counted or there is no control group that chance made
 * @param exposedPerDay how many users should be exposed in a day; nothing where it is unknown
 */
public record PlannedGroups(List<Double> controlPerTreated, OptionalDouble exposedPerDay) {
    /** Of a phase of which nothing is planned. */
    public static final PlannedGroups UNKNOWN = new PlannedGroups(List.of(), OptionalDouble.empty());

    public PlannedGroups {
        controlPerTreated = List.copyOf(controlPerTreated);
    }
}
