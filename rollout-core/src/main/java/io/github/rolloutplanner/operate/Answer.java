package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a source said to a request.
 *
 * @param request the request
 * @param observations what it brought
 * @param failure what failed; then it brought nothing
 */
record Answer(FeedRequest request, List<Observation> observations, Optional<String> failure) {

    /** Asks for all windows that are there by now. */
    static List<Answer> toAll(RunningRollout rollout, Duration at, ObservationSource source) {
        List<Answer> answers = new ArrayList<>();
        rollout.feeds(at).stream()
                .filter(feed -> feed.readyAt().compareTo(at) <= 0
                        && !feed.window().length().isZero())
                .map(feed -> new FeedRequest(feed, rollout.startedAt().orElseThrow()))
                .forEach(request -> answers.add(to(request, source)));
        return answers;
    }

    private static Answer to(FeedRequest request, ObservationSource source) {
        try {
            List<Observation> brought = source.observe(request);
            if (brought == null) {
                throw new SourceException(
                        "The source answered null. Answer with an empty list where there is nothing.");
            }
            return new Answer(request, Elements.listOf(brought, "observations"), Optional.empty());
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError e) { // whatever a source throws holds this metric alone
            return new Answer(request, List.of(), Optional.of(Failures.text(e)));
        }
    }
}
