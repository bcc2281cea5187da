package io.github.rolloutplanner.report;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way that a rollout went.
 *
 * @param steps the phases that were reached
 * @param pauses while it was paused
 */
record LiveCourse(List<Step> steps, List<Pause> pauses) {

    static LiveCourse of(LiveRollout live) {
        List<Step> steps = new ArrayList<>();
        List<Pause> pauses = new ArrayList<>();
        Duration since = Duration.ZERO;
        Optional<Duration> paused = Optional.empty();
        int phase = 1;
        for (Transition done : live.rollout().transitions()) {
            if (done.phase() > phase) {
                steps.add(step(live, phase, since, done.at()));
                phase = done.phase();
                since = done.at();
            }
            if (done.kind() == Transition.Kind.PAUSED) {
                paused = Optional.of(done.at());
            } else if (done.kind() == Transition.Kind.RESUMED && paused.isPresent()) {
                pauses.add(new Pause(paused.get(), done.at()));
                paused = Optional.empty();
            }
        }
        Duration end = later(since, live.end().map(Transition::at).orElse(live.now()));
        steps.add(step(live, phase, since, end));
        paused.ifPresent(from -> pauses.add(new Pause(from, end)));
        return new LiveCourse(steps, pauses);
    }

    private static Step step(LiveRollout live, int phase, Duration from, Duration to) {
        RolloutPhase reached = live.plan().phases().get(phase - 1);
        return new Step(phase, reached.percentage(), from, to);
    }

    static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    Optional<Step> step(int phase) {
        return steps.stream().filter(step -> step.phase == phase).findFirst();
    }

    /** A phase that was reached. */
    record Step(int phase, Percentage percentage, Duration from, Duration to) {}

    /** A time while the rollout was paused. */
    record Pause(Duration from, Duration to) {}
}
