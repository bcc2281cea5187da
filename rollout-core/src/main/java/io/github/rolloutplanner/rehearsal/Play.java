package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run: looks, and does what is decided, until the rollout is over or the time is up. */
final class Play {
    private final Stage stage;
    private final int number;
    private final List<MetricFeed> feeds = new ArrayList<>();
    private final Draws splits;
    private final ExposedUsers exposed;
    private final Map<String, Double> begun = new HashMap<>();
    private RunningRollout rollout;
    private Groups groups;
    private Optional<Duration> asked = Optional.empty();
    private Optional<Duration> firstCall = Optional.empty();

    Play(Stage stage, long seed, int number) {
        this.stage = stage;
        this.number = number;
        Draws draws = Draws.ofRun(seed, number);
        this.splits = draws.split();
        for (MetricNature metric : stage.metrics()) {
            Optional<UserRates> rates = Optional.ofNullable(stage.rates().get(metric.name()));
            feeds.add(new MetricFeed(metric, rates, stage, draws.split()));
        }
        this.exposed = new ExposedUsers(stage.traffic());
        this.rollout = stage.start();
        if (stage.circumstances().othersBefore().isPresent()) {
            observeBefore(draws);
        }
        this.groups = begin(Duration.ZERO);
    }

    Run run() {
        Duration at = Duration.ZERO;
        while (true) {
            TimeWindow window = new TimeWindow(at, at.plus(stage.every()));
            at = window.end();
            observe(window);
            Optional<Run.Ending> ending = follow(rollout.decide(at));
            if (ending.isPresent()) {
                return ended(ending.get(), at);
            }
        }
    }

    private Run ended(Run.Ending ending, Duration at) {
        Map<String, Double> costs = new HashMap<>();
        feeds.forEach(feed -> costs.put(feed.metric(), feed.cost()));
        return new Run(
                rollout.plan(),
                number,
                ending,
                rollout.since(),
                at,
                Stage.planned(rollout.plan()),
                exposed.until(at),
                costs,
                firstCall);
    }

    private void observe(TimeWindow window) {
        for (Duration tick = window.start(); tick.compareTo(window.end()) < 0; tick = tick.plus(stage.tick())) {
            Tick now = tick(tick);
            feeds.forEach(feed -> feed.tick(now, groups));
        }
        for (MetricFeed feed : feeds) {
            for (Observation observation : feed.read(window, rollout.since(), groups)) {
                rollout = rollout.observe(observation);
            }
            for (Observation right : feed.corrections(window.end())) {
                rollout = rollout.revise(right, "rehearsal", "corrected data");
            }
        }
        if (groups.isSplit()) {
            rollout = rollout.observe(assignments(window));
        }
    }

    private Tick tick(Duration start) {
        double hour = Durations.hours(start);
        return new Tick(
                hour + Durations.hours(stage.tick()) / 2,
                Durations.hours(stage.tick()),
                stage.weekHour((long) hour),
                groups.treated(),
                begun);
    }

    private Observation assignments(TimeWindow window) {
        double users = 0;
        for (Duration tick = window.start(); tick.compareTo(window.end()) < 0; tick = tick.plus(stage.tick())) {
            users += stage.traffic().users(tick(tick));
        }
        return Observation.assignmentCounts(
                window, splits.poisson(users * groups.treated()), splits.poisson(users * groups.control()));
    }

    /** Does what is decided; gives how it ended, if it did. */
    private Optional<Run.Ending> follow(Decision decision) {
        Duration at = decision.look().at();
        if (decision instanceof Decision.RollBack back) {
            return Optional.of(new Run.Ending.RolledBack(rollout.phase(), back.causes()));
        }
        if (decision instanceof Decision.Complete) {
            return Optional.of(new Run.Ending.Completed(rollout.phase()));
        }
        if (decision instanceof Decision.Hold hold) {
            return hold(hold);
        }
        rollout = rollout.advance(at);
        groups = begin(at);
        return at.compareTo(stage.longest()) < 0
                ? Optional.empty()
                : Optional.of(new Run.Ending.Held(rollout.phase(), List.of()));
    }

    private Groups begin(Duration at) {
        asked = Optional.empty();
        begun.put(rollout.phase().name(), Durations.hours(at));
        Groups next = groups(rollout.phase());
        exposed.growTo(next.treated(), at);
        return next;
    }

    private Groups groups(RolloutPhase phase) {
        return Groups.of(rollout.plan(), phase, rollout.policy().controlGroup(), stage.circumstances());
    }

    /** Everything that is known of the users of rings and of all others before it starts. */
    private void observeBefore(Draws draws) {
        for (RolloutPhase phase : rollout.plan().phases()) {
            Groups beside = groups(phase);
            Set<String> wanted = rollout.feedsBefore(phase.number()).stream()
                    .map(Feed::metric)
                    .collect(Collectors.toSet());
            for (MetricNature metric : stage.metrics()) {
                if (beside.isRing() && wanted.contains(metric.name())) {
                    Optional<UserRates> rates =
                            Optional.ofNullable(stage.rates().get(metric.name()));
                    rollout = rollout.observe(
                            MetricFeed.before(metric, rates, stage, beside, phase.number(), draws.split()));
                }
            }
        }
    }

    private Optional<Run.Ending> hold(Decision.Hold hold) {
        Duration at = hold.look().at();
        boolean isForPeopleAlone = hold.waits().stream().allMatch(Wait.ForApproval.class::isInstance);
        if (isForPeopleAlone) {
            asked = asked.or(() -> Optional.of(at));
            boolean isTime = at.minus(asked.orElseThrow())
                            .compareTo(stage.circumstances().approvalDelay())
                    >= 0;
            if (isTime && !rollout.pendingApprovals().isEmpty()) {
                approve(at);
                return follow(rollout.decide(at));
            }
        } else if (hold.callsPerson()) {
            firstCall = firstCall.or(() -> Optional.of(at));
        }
        return at.compareTo(stage.longest()) < 0
                ? Optional.empty()
                : Optional.of(new Run.Ending.Held(rollout.phase(), hold.waits()));
    }

    private void approve(Duration at) {
        for (Gate gate : rollout.pendingApprovals()) {
            boolean isStillPending = rollout.pendingApprovals().contains(gate);
            rollout = isStillPending ? rollout.approve(at, gate, "rehearsal") : rollout;
        }
    }
}
