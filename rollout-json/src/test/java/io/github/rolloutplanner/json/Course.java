package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that happened to a rollout, in order. */
final class Course {
    private final List<Step> steps = new ArrayList<>();
    private final RunningRollout start;

    Course(RunningRollout start) {
        this.start = start;
    }

    RunningRollout start() {
        return start;
    }

    List<Step> steps() {
        return steps;
    }

    RunningRollout end() {
        return after(steps.size());
    }

    /** The rollout after so many steps. */
    RunningRollout after(int count) {
        return count == 0 ? start : steps.get(count - 1).after();
    }

    /** The journal that the rollout leaves. */
    String journal() {
        return lines().stream().map(JournalLine::text).collect(Collectors.joining());
    }

    /** Its lines. */
    List<JournalLine> lines() {
        List<JournalLine> lines = new ArrayList<>();
        lines.add(RolloutJournal.start(start));
        for (Step step : steps) {
            JournalLine last = lines.get(lines.size() - 1);
            step.observation().map(last::then).ifPresent(lines::add);
            step.transition().map(last::then).ifPresent(lines::add);
        }
        return lines;
    }

    /** What becomes of a rollout by the steps that follow so many. */
    RunningRollout goOn(RunningRollout from, int count) {
        RunningRollout rollout = from;
        for (Step step : steps.subList(count, steps.size())) {
            rollout = step.observation().map(rollout::observe).orElse(rollout);
            rollout = step.transition().isPresent()
                    ? done(rollout, step.transition().get())
                    : rollout;
        }
        return rollout;
    }

    private static RunningRollout done(RunningRollout rollout, Transition done) {
        Duration at = done.at();
        return switch (done.kind()) {
            case ADVANCED -> rollout.advance(at);
            case FORCED, COMPLETED ->
                done.treatment()
                        .map(treatment -> rollout.advanceAnyway(at, treatment, done.by(), done.why()))
                        .orElseGet(() -> rollout.advanceAnyway(at, done.by(), done.why()));
            case PAUSED -> rollout.pause(at, done.by(), done.why());
            case RESUMED -> rollout.resume(at, done.by());
            case ACKNOWLEDGED -> rollout.acknowledgeMismatch(at, done.by(), done.why());
            case CHOSEN -> rollout.choose(at, done.treatment().orElseThrow(), done.by(), done.why());
            case ROLLED_BACK -> rollout.rollBack(at, done.by(), done.why());
            case APPROVED -> rollout.redo(done);
        };
    }

    void observed(RunningRollout after, Observation observation) {
        steps.add(new Step(after, Optional.of(observation), Optional.empty()));
    }

    void done(RunningRollout after) {
        Transition last = after.transitions().get(after.transitions().size() - 1);
        steps.add(new Step(after, Optional.empty(), Optional.of(last)));
    }

    @Override
    public String toString() {
        return steps.size() + " steps to " + end();
    }

    /** One thing that happened, and what came of it. */
    record Step(RunningRollout after, Optional<Observation> observation, Optional<Transition> transition) {}
}
