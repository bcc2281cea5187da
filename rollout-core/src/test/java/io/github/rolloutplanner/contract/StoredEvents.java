package io.github.rolloutplanner.contract;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RolloutEvent.Called;
import io.github.rolloutplanner.decision.RolloutEvent.Corrected;
import io.github.rolloutplanner.decision.RolloutEvent.Done;
import io.github.rolloutplanner.decision.RolloutEvent.Observed;
import io.github.rolloutplanner.decision.RolloutEvent.Replanned;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can happen to a rollout that is kept. */
final class StoredEvents {
    private static final String ERRORS = "Checkout errors \u2014 \uD83D\uDED2";
    private static final String PERSON = "Zoë";

    private StoredEvents() {}

    static RunningRollout start(String change) {
        return RunningRollout.start(plan(change, 120_000));
    }

    private static RolloutPlan plan(String change, long usersPerDay) {
        return RolloutPlanner.forChange(change)
                .newFeature()
                .population(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(20 * usersPerDay))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    /** Half of the users that were stated. */
    static RolloutEvent replanned(RunningRollout from) {
        return new Replanned(plan(from.plan().feature(), 60_000), from.knownUntil(), PERSON, "Half the \"traffic\"");
    }

    /** The errors of an hour that ends so many hours after the start. */
    static RolloutEvent errors(int until) {
        return new Observed(errors(until, 9));
    }

    private static Observation errors(int until, int control) {
        return Observation.increment(
                ERRORS, TimeWindow.ofHours(until - 1, until), Sample.events(9, 5_000), Sample.events(control, 5_000));
    }

    static RolloutEvent paused(RunningRollout from) {
        return lastOf(from.pause(from.knownUntil(), PERSON, "Lunch\nand a walk"));
    }

    /** Refused by a rollout that is not paused. */
    static RolloutEvent resumed(RunningRollout from) {
        Duration at = from.knownUntil();
        return lastOf(RunningRollout.start(from.plan(), from.policy())
                .pause(at, PERSON, "Lunch")
                .resume(at, PERSON));
    }

    private static RolloutEvent lastOf(RunningRollout rollout) {
        List<Transition> done = rollout.transitions();
        return new Done(done.get(done.size() - 1));
    }

    /** One event of each kind. */
    static Course everyKind(RunningRollout start) {
        RolloutEvent observed = errors(1);
        RunningRollout rollout = observed.after(start);
        RolloutEvent paused = paused(rollout);
        rollout = paused.after(rollout);
        rollout = rollout.revise(errors(1, 10), PERSON, "A typing error");
        RolloutEvent corrected = new Corrected(rollout.corrections().get(0));
        RolloutEvent called = new Called(new PersonCall(
                Duration.ofHours(30),
                1,
                new PersonCall.Subject(PersonCall.Matter.DATA, ERRORS, Optional.of(Duration.ofHours(28))),
                "on-call"));
        RolloutEvent replanned = replanned(rollout);
        return new Course(
                called.after(replanned.after(rollout)), List.of(observed, paused, corrected, replanned, called));
    }

    /**
     * What happened, and what came of it.
     *
     * @param after the rollout after it
     * @param events what happened
     */
    record Course(RunningRollout after, List<RolloutEvent> events) {}
}
