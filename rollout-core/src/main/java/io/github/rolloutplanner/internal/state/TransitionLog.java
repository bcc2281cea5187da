package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way that a rollout went so far.
 *
 * @param starts when each phase that was reached began
 * @param transitions everything that was done to it
 * @param pause by what it is paused, if it is
 * @param end what ended it, if anything did
 */
public record TransitionLog(
        List<Duration> starts, List<Transition> transitions, Optional<Transition> pause, Optional<Transition> end) {
    /** No rollout lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(3_653);
    /** Nothing that is observed came earlier. */
    public static final Duration EARLIEST = LONGEST.negated();

    private static final TransitionLog NOTHING =
            new TransitionLog(List.of(Duration.ZERO), List.of(), Optional.empty(), Optional.empty());

    /** The way that these led. */
    public static TransitionLog of(List<Transition> transitions) {
        List<TransitionLog> before = beforeEach(transitions);
        int last = before.size() - 1;
        return before.isEmpty() ? NOTHING : before.get(last).with(transitions.get(last));
    }

    /** The way up to a number of transitions. */
    public TransitionLog first(int number) {
        return number == transitions.size() ? this : of(transitions.subList(0, number));
    }

    /** The way before each of these, in their order. They share one list; a copy for each would take memory with the square of their number. */
    public static List<TransitionLog> beforeEach(List<Transition> transitions) {
        List<Transition> all = List.copyOf(transitions);
        List<Duration> starts = startsIn(all);
        List<TransitionLog> logs = new ArrayList<>(all.size());
        TransitionLog log = NOTHING;
        for (Transition done : all) {
            logs.add(log);
            log = log.then(done, starts, all);
        }
        return logs;
    }

    /** The way after one more. */
    public TransitionLog with(Transition transition) {
        return new TransitionLog(
                startsPhase(transition) ? and(starts, transition.at()) : starts,
                and(transitions, transition),
                pauseAfter(transition),
                endAfter(transition));
    }

    private static <T> List<T> and(List<T> before, T next) {
        return Stream.concat(before.stream(), Stream.of(next)).toList();
    }

    private static List<Duration> startsIn(List<Transition> transitions) {
        return Stream.concat(
                        Stream.of(Duration.ZERO),
                        transitions.stream().filter(TransitionLog::startsPhase).map(Transition::at))
                .toList();
    }

    /** The way after the next of all that was done, which began the phases when it says. */
    private TransitionLog then(Transition done, List<Duration> starts, List<Transition> all) {
        return new TransitionLog(
                starts.subList(0, phaseAfter(done)),
                all.subList(0, transitions.size() + 1),
                pauseAfter(done),
                endAfter(done));
    }

    private static boolean startsPhase(Transition done) {
        return done.kind() == Transition.Kind.ADVANCED || done.kind() == Transition.Kind.FORCED;
    }

    private Optional<Transition> pauseAfter(Transition done) {
        return switch (done.kind()) {
            case PAUSED -> Optional.of(done);
            case RESUMED -> Optional.empty();
            case ADVANCED, FORCED, ROLLED_BACK, COMPLETED, APPROVED, ACKNOWLEDGED, CHOSEN -> pause;
        };
    }

    private Optional<Transition> endAfter(Transition done) {
        return switch (done.kind()) {
            case ROLLED_BACK, COMPLETED -> Optional.of(done);
            case ADVANCED, FORCED, PAUSED, RESUMED, APPROVED, ACKNOWLEDGED, CHOSEN -> end;
        };
    }

    /** Number of the current phase. */
    public int phase() {
        return starts.size();
    }

    /** Number of the phase that one more leads to. */
    public int phaseAfter(Transition done) {
        return startsPhase(done) ? phase() + 1 : phase();
    }

    /** When the current phase began. */
    public Duration since() {
        return since(phase());
    }

    /** When a phase that was reached began. */
    public Duration since(int phase) {
        return starts.get(phase - 1);
    }

    /** When the last thing was done to it. */
    public Duration last() {
        return transitions.isEmpty()
                ? Duration.ZERO
                : transitions.get(transitions.size() - 1).at();
    }

    /** The phase that a window lies in, if it lies in one. */
    public Optional<Integer> phaseOf(TimeWindow window) {
        for (int phase = phase(); phase >= 1; phase--) {
            if (window.start().compareTo(since(phase)) >= 0) {
                boolean fits = endOf(phase)
                        .map(end -> window.end().compareTo(end) <= 0)
                        .orElse(true);
                return fits ? Optional.of(phase) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** When a phase was left, if it was. */
    public Optional<Duration> endOf(int phase) {
        return phase < phase() ? Optional.of(since(phase + 1)) : end.map(Transition::at);
    }

    /** Whether it ended in a rollback. */
    public boolean isRolledBack() {
        return end.filter(last -> last.kind() == Transition.Kind.ROLLED_BACK).isPresent();
    }

    /** The treatment that was chosen, if one was; the last choice counts. */
    public Optional<String> chosen() {
        return transitions.stream()
                .filter(done -> done.kind() != Transition.Kind.APPROVED)
                .flatMap(done -> done.treatment().stream())
                .reduce((earlier, later) -> later);
    }

    /** What was approved in the current phase. */
    public List<Transition> approvals() {
        List<Transition> approvals = new ArrayList<>();
        for (Transition done : transitions) {
            if (done.kind() == Transition.Kind.APPROVED && done.phase() == phase()) {
                approvals.add(done);
            }
        }
        return approvals;
    }

    /** Whether a person acknowledged what had been detected: in that phase or later, and after it. */
    public boolean isAcknowledged(Detection detection) {
        for (Transition done : transitions) {
            if (done.kind() == Transition.Kind.ACKNOWLEDGED
                    && done.phase() >= detection.phase()
                    && done.at().compareTo(detection.at()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The phase of the latest acknowledgement; 0 without one. */
    public int lastAcknowledgedPhase() {
        int last = 0;
        for (Transition done : transitions) {
            last = done.kind() == Transition.Kind.ACKNOWLEDGED ? done.phase() : last;
        }
        return last;
    }
}
