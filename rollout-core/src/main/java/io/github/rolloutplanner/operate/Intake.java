package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets a rollout take what sources brought. What it refuses is a failed look, so that nothing that cannot be passes for good news. */
final class Intake {
    private static final Comparator<Observation> BY_TIME =
            Comparator.comparing(observation -> observation.window().start());

    private final List<RolloutEvent> events = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private RunningRollout rollout;

    private Intake(RunningRollout rollout) {
        this.rollout = rollout;
    }

    static Intake of(RunningRollout rollout, List<Answer> answers) {
        Intake intake = new Intake(rollout);
        answers.forEach(intake::take);
        return intake;
    }

    /** The rollout that knows all that could be taken. */
    RunningRollout rollout() {
        return rollout;
    }

    /** What was taken, in order. */
    List<RolloutEvent> events() {
        return events;
    }

    /** What was in the way. */
    List<Obstacle> obstacles() {
        return obstacles;
    }

    /**
     * What could not be read, or of which nothing is there. The sizes of the groups are no news where a source has none: then it says
     * that there is nothing.
     */
    List<Missing> missing() {
        return missing;
    }

    private void take(Answer answer) {
        FeedRequest request = answer.request();
        answer.failure().ifPresent(failure -> fail(request, failure));
        answer.observations().stream().sorted(BY_TIME).forEach(observation -> take(request, observation));
        if (answer.failure().isEmpty() && answer.observations().isEmpty()) {
            take(request, request.noData());
        }
    }

    private void take(FeedRequest request, Observation observation) {
        Optional<String> problem = problem(request, observation);
        if (problem.isPresent()) {
            refuse(request, problem.get());
        } else if (observation instanceof Observation.SourceFailed look) {
            fail(request, look.failure());
        } else {
            try {
                observe(observation);
                noteSilence(request, observation);
            } catch (InvalidObservationException e) {
                refuse(request, String.valueOf(e.getMessage()));
            }
        }
    }

    private void noteSilence(FeedRequest request, Observation observation) {
        if (observation instanceof Observation.NoData && request.feed().sample() != Feed.SampleKind.ASSIGNMENTS) {
            missing.add(new Missing(request, new Obstacle.NoData(request.feed().name())));
        }
    }

    private static Optional<String> problem(FeedRequest request, Observation observation) {
        String asked = request.feed().name();
        if (!observation.metric().equals(asked)) {
            return Optional.of("'" + observation.metric() + "' was brought where '" + asked
                    + "' was asked for. Answer with the methods of the request.");
        }
        if (!request.feed().window().covers(observation.window()) || observation instanceof Observation.Before) {
            return Optional.of("It is of " + observation.window() + ", not of "
                    + request.feed().window() + ". Bring what was asked for.");
        }
        return Optional.empty();
    }

    private void refuse(FeedRequest request, String problem) {
        look(request, new Obstacle.Refused(request.feed().name(), problem), "It was refused: " + problem);
    }

    private void fail(FeedRequest request, String failure) {
        look(request, new Obstacle.SourceFailed(request.feed().name(), failure), failure);
    }

    private void look(FeedRequest request, Obstacle obstacle, String failure) {
        obstacles.add(obstacle);
        missing.add(new Missing(request, obstacle));
        try {
            observe(request.failed(failure));
        } catch (RolloutException e) { // the rollout does not know the metric at all
            obstacles.add(new Obstacle.Refused(request.feed().name(), String.valueOf(e.getMessage())));
        }
    }

    private void observe(Observation observation) {
        RunningRollout next = rollout.observe(observation);
        if (!next.equals(rollout)) {
            events.add(new RolloutEvent.Observed(observation));
            rollout = next;
        }
    }

    /**
     * What could not be taken of a metric.
     *
     * @param request what was asked
     * @param obstacle why there is nothing
     */
    record Missing(FeedRequest request, Obstacle obstacle) {
        String name() {
            return request.feed().name();
        }
    }
}
