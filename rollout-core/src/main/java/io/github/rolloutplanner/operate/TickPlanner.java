package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.observation.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans a tick from what was read: a pure function. A program that is stopped anywhere in carrying it out plans anew from what the
 * store has by then, so nothing is done twice that cannot be, and nothing is left out.
 *
 * @param live what the flag system shows of the rollout
 * @param now when
 * @param names who acts
 */
record TickPlanner(LiveLook live, Instant now, Names names) {

    /** Of a rollout that runs, by a clock that can be right. */
    TickPlan running(ScheduledRollout rollout, List<Answer> answers) {
        Intake intake = Intake.of(rollout.rollout(), answers);
        List<RolloutEvent> events = new ArrayList<>(intake.events());
        RunningRollout taken = seen(intake.rollout(), rollout, events);
        ScheduledRollout observed = ScheduledRollout.of(taken, rollout.calendar());
        Decision decision = observed.decide(now);
        List<Intake.Missing> missing = missing(intake, decision);
        RunningRollout after = done(observed, decision, missing.isEmpty() && live.isLive(), events);
        NoticeSearch notices =
                new NoticeSearch(after, names.onCall(), decision.look().at());
        notices.ofDecision(decision);
        Set<Obstacle> obstacles = new LinkedHashSet<>(intake.obstacles());
        if (decision instanceof Decision.Advance || decision instanceof Decision.Complete) {
            missing.forEach(one -> obstacles.add(one.obstacle()));
            notices.ofMissing(missing);
        }
        return plan(after, Optional.of(decision), obstacles, events, notices);
    }

    /** Of one that is over: what must be live, and who has to know. */
    TickPlan over(ScheduledRollout rollout) {
        List<RolloutEvent> events = new ArrayList<>();
        RunningRollout after = seen(rollout.rollout(), rollout, events);
        NoticeSearch notices = new NoticeSearch(after, names.onCall(), rollout.elapsed(now));
        return plan(after, Optional.empty(), List.of(), events, notices);
    }

    /** Of one by a clock that is wrong: nothing is decided, but what must be live is. */
    TickPlan atWrongTime(ScheduledRollout rollout, ClockCheck clock) {
        RunningRollout known = rollout.rollout();
        NoticeSearch notices = new NoticeSearch(known, names.onCall(), known.lookedUntil());
        if (clock.callsPerson()) {
            notices.ofClock(clock.obstacle());
        }
        return plan(known, Optional.empty(), List.of(clock.obstacle()), List.of(), notices);
    }

    private TickPlan plan(
            RunningRollout after,
            Optional<Decision> decision,
            Collection<Obstacle> found,
            List<RolloutEvent> events,
            NoticeSearch notices) {
        List<Obstacle> obstacles = new ArrayList<>(found);
        live.obstacle().ifPresent(obstacles::add);
        boolean isBlocking = decision.filter(
                        made -> made instanceof Decision.Advance || made instanceof Decision.Complete)
                .isPresent();
        live.obstacle()
                .filter(obstacle -> isBlocking || (live.isChanged() && after.isApplied()))
                .ifPresent(notices::ofLive);
        notices.ofRollback();
        boolean isToBeSet = !after.isApplied() || live.isToBeSetAgain();
        return new TickPlan(after, decision, obstacles, events, isToBeSet, notices.found());
    }

    /** What is seen live for the first time is kept, so that it is known later to have been changed. */
    private RunningRollout seen(RunningRollout rollout, ScheduledRollout clock, List<RolloutEvent> events) {
        if (!live.isNews()) {
            return rollout;
        }
        RunningRollout next = rollout.applied(clock.elapsed(now));
        events.add(new RolloutEvent.Live(next.applied().orElseThrow()));
        return next;
    }

    /** What is missing, and no gate of the phase waits for: gates are told of it, and say themselves what follows. */
    private static List<Intake.Missing> missing(Intake intake, Decision decision) {
        Set<String> gated =
                decision.look().gates().stream().map(GateStatus::name).collect(Collectors.toSet());
        return intake.missing().stream()
                .filter(one -> !gated.contains(one.name()))
                .toList();
    }

    private RunningRollout done(
            ScheduledRollout observed, Decision decision, boolean mayPromote, List<RolloutEvent> events) {
        if (decision instanceof Decision.RollBack back) {
            return kept(observed.rollBack(now, names.operator(), NoticeText.why(back)), events);
        }
        return decision instanceof Decision.Hold || !mayPromote
                ? observed.rollout()
                : kept(observed.advance(now), events);
    }

    private static RunningRollout kept(ScheduledRollout next, List<RolloutEvent> events) {
        List<Transition> transitions = next.rollout().transitions();
        events.add(new RolloutEvent.Done(transitions.get(transitions.size() - 1)));
        return next.rollout();
    }
}
