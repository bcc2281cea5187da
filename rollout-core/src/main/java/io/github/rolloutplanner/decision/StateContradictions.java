package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.detection.DetectionCheck;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.detection.NumbersCheck;
import io.github.rolloutplanner.internal.state.InvalidStateException;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RecordCheck;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what contradicts itself in a state: what stands in it twice must agree, and what was observed and done must be possible.
 *
 * @param view what its plan and policy say
 * @param models what the plan says of its metrics
 * @param state the state
 * @param log the way that it went
 */
record StateContradictions(PlanView view, Map<String, MetricModel> models, RolloutMemory state, TransitionLog log) {
    private static final String ADVICE = "Give it as it was written.";

    /** What was done can have been done one after the other. */
    void requireTransitions() {
        MetricStates nothing = MetricStates.of(models, List.of());
        List<TransitionLog> before = TransitionLog.beforeEach(state.transitions());
        for (int at = 0; at < before.size(); at++) {
            TransitionLog then = before.get(at);
            if (isOfEarlierPlan(at)) {
                continue;
            }
            try {
                new TransitionCheck(view, then, new Approvals(view, then), nothing)
                        .requirePossible(state.transitions().get(at));
            } catch (TransitionException e) {
                refuse(Stream.of(new Problem("transitions/" + at, String.valueOf(e.getMessage()), ADVICE)));
            }
        }
        requireCauses();
    }

    /** What was confirmed by the gates of an earlier plan was confirmed, whatever those are now. */
    private boolean isOfEarlierPlan(int at) {
        Transition done = state.transitions().get(at);
        return done.kind() == Transition.Kind.APPROVED
                && state.lineage().replannings().stream()
                        .anyMatch(past -> past.phase() == done.phase() && at < past.transitions());
    }

    private void requireCauses() {
        boolean isMismatchKnown = !state.lineage().replannings().isEmpty()
                || state.metrics().stream()
                        .flatMap(StateContradictions::everDetected)
                        .anyMatch(one -> one.kind().isMismatch());
        refuse(IntStream.range(0, state.transitions().size())
                .filter(at -> !canBe(state.transitions().get(at), isMismatchKnown))
                .mapToObj(at -> new Problem("transitions/" + at, "nothing can have led to it.", ADVICE)));
    }

    private static boolean canBe(Transition done, boolean isMismatchKnown) {
        return (isMismatchKnown || done.kind() != Transition.Kind.ACKNOWLEDGED)
                && done.at().compareTo(TransitionLog.LONGEST) <= 0;
    }

    private static Stream<Detection> everDetected(MetricRecord record) {
        return Stream.concat(
                record.detections().stream(), record.corrections().stream().flatMap(StateContradictions::revoked));
    }

    private static Stream<Detection> revoked(Correction correction) {
        if (correction instanceof Correction.Revised revised) {
            return revised.revoked().stream();
        }
        return correction instanceof Correction.RevisedBefore revised ? revised.revoked().stream() : Stream.empty();
    }

    /** What was observed can have been observed, and its sums are those of it. */
    void requireNumbers() {
        refuse(Stream.concat(calls(), ofEach(record -> {
            MetricModel model = requireNonNull(models.get(record.metric()), record.metric());
            List<Problem> problems = new ArrayList<>(new RecordCheck(record, log).problems());
            problems.addAll(new NumbersCheck(model, record, log).problems());
            return problems;
        })));
    }

    /** What was detected is what the data show. */
    void requireDetections(MetricStates metrics) {
        refuse(ofEach(record -> new DetectionCheck(metrics.of(record.metric()), log).problems()));
    }

    /** The problems of each metric, where they stand in the state. */
    private Stream<Problem> ofEach(Function<MetricRecord, List<Problem>> check) {
        return IntStream.range(0, state.metrics().size())
                .boxed()
                .flatMap(at -> check.apply(state.metrics().get(at)).stream()
                        .map(problem -> new Problem(
                                "metrics/" + at + "/" + problem.path(), problem.found(), problem.advice())));
    }

    private Stream<Problem> calls() {
        return IntStream.range(0, state.calls().size())
                .filter(at -> !Calls.problems(state.calls().get(at), log()).isEmpty())
                .mapToObj(at -> new Problem("calls/" + at, "nobody can have been called then in that phase.", ADVICE));
    }

    private static void refuse(Stream<Problem> found) {
        List<Problem> problems = found.toList();
        if (!problems.isEmpty()) {
            throw new InvalidStateException(problems);
        }
    }
}
