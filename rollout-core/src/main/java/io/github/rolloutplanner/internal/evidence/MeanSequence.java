package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;

/**
 * The confidence sequence by which means are judged while a rollout runs: narrowest at the sample that its phase was planned
 * with, and so wider than it could be for an effect that shows in much less.
 *
 * @param planned the exposed observations that the gate needs
 * @param isBesideControl whether they are compared with a control group
 */
public record MeanSequence(double planned, boolean isBesideControl) {
    /** Where nothing is planned. */
    public static final double UNPLANNED = 5000;

    /** An exposed observation and one of a control group of the same size are two; beside a known mean it is worth four. */
    private static final int BESIDE_CONTROL = 2;

    private static final int BESIDE_BASELINE = 4;

    /**
     * The sequence.
     *
     * @param level how often it may ever reject where nothing is worse
     */
    public ConfidenceSequence of(double level) {
        return ConfidenceSequence.withDefaults()
                .level(level)
                .oneSided()
                .tunedTo((isBesideControl ? BESIDE_CONTROL : BESIDE_BASELINE) * planned);
    }

    /** What exposed observations count for, of which there are so many for each one of the control group. */
    double observations(double exposed, double ratio) {
        return BESIDE_BASELINE * exposed / (isBesideControl ? 1 + ratio : 1);
    }
}
