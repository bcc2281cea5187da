package io.github.rolloutplanner.observation;

import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * An observation cannot be taken. The message names it and lists everything that is wrong with it; the rollout stays as it
 * was.
 *
 * @since 0.1.0
 */
public final class InvalidObservationException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient Observation observation;
    private final transient List<Problem> problems;

    /**
     * Refuses an observation.
     *
     * @param observation what is refused
     * @param problems everything that is wrong with it
     */
    public InvalidObservationException(Observation observation, List<Problem> problems) {
        super("The observation of '" + observation.metric() + "' in " + observation.window() + " cannot be taken:\n"
                + String.join(
                        "\n", problems.stream().map(problem -> "- " + problem).toList()));
        this.observation = observation;
        this.problems = List.copyOf(problems);
    }

    /**
     * What was refused.
     *
     * @return the observation
     */
    public Observation observation() {
        return observation;
    }

    /**
     * Everything that is wrong with it.
     *
     * @return the problems
     */
    public List<Problem> problems() {
        return problems;
    }
}
