package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
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
    private final SimulatedPeople people;
    private final Map<String, Double> begun = new HashMap<>();
    private RunningRollout rollout;
    private Groups groups;
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
        this.people = new SimulatedPeople(stage.circumstances().approvalDelay());
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
                shipped(ending),
                rollout.since(),
                at,
                Stage.planned(rollout.plan()),
                exposed.until(at),
                costs,
                firstCall);
    }

    /** What went on after the experiment: the treatment that was chosen, or the only one. */
    private Optional<String> shipped(Run.Ending ending) {
        return rollout.plan()
                .experimentPhase()
                .filter(phase -> phase.number() < rollout.phase().number() || ending instanceof Run.Ending.Completed)
                .flatMap(phase -> rollout.plan().experiment())
                .map(test -> rollout.transitions().stream()
                        .flatMap(done -> done.treatment().stream())
                        .reduce((earlier, later) -> later)
                        .orElseGet(test::treatment));
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
            for (Observation observation : assignments(window)) {
                rollout = rollout.observe(observation);
            }
        }
    }

    private Tick tick(Duration start) {
        double hour = Durations.hours(start);
        return new Tick(
                hour + Durations.hours(stage.tick()) / 2,
                Durations.hours(stage.tick()),
                stage.weekHour((long) hour),
                begun);
    }

    private List<Observation> assignments(TimeWindow window) {
        double users = 0;
        for (Duration tick = window.start(); tick.compareTo(window.end()) < 0; tick = tick.plus(stage.tick())) {
            users += stage.traffic().users(tick(tick));
        }
        List<Long> treated = new ArrayList<>();
        for (Groups.Treatment of : groups.treatments()) {
            treated.add(splits.poisson(users * of.share()));
        }
        long control = splits.poisson(users * groups.control());
        List<Observation> counts = new ArrayList<>();
        for (int place = 0; place < treated.size(); place++) {
            Observation count = Observation.assignmentCounts(window, treated.get(place), control);
            counts.add(groups.treatments().get(place).observed(count));
        }
        return counts;
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
        people.begin();
        begun.put(rollout.phase().name(), Durations.hours(at));
        Groups next = Groups.now(rollout, stage.circumstances());
        exposed.growTo(next.treated(), at);
        return next;
    }

    /** Everything that is known of the users of rings and of all others before it starts. */
    private void observeBefore(Draws draws) {
        for (RolloutPhase phase : rollout.plan().phases()) {
            Groups beside = Groups.of(rollout, phase, stage.circumstances());
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
        if (hold.callsPerson() && !SimulatedPeople.areAllThatIsMissing(hold)) {
            firstCall = firstCall.or(() -> Optional.of(at));
        }
        if (people.answer(hold)) {
            Optional<ExperimentReadOut> against = SimulatedPeople.against(hold);
            if (against.isPresent()) {
                return Optional.of(new Run.Ending.NotShipped(rollout.phase(), against.get()));
            }
            Optional<RunningRollout> confirmed = SimulatedPeople.confirm(rollout, hold);
            if (confirmed.isPresent()) {
                rollout = confirmed.get();
                return follow(rollout.decide(at));
            }
        }
        return at.compareTo(stage.longest()) < 0
                ? Optional.empty()
                : Optional.of(new Run.Ending.Held(rollout.phase(), hold.waits()));
    }
}
