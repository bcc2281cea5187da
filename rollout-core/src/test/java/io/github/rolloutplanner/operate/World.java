package io.github.rolloutplanner.operate;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A rollout with all that it runs in: a store, a flag system, a pager, and users whose requests fail or not, minute by minute, so that
 * what came in a time is the same however it is cut into windows.
 */
final class World implements ObservationSource, Actuator, Notifier, RolloutStore {
    static final String ERRORS = "Errors";
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final int REQUESTS_A_MINUTE = 2_000;
    private static final double ERROR_RATE = 0.01;

    final Map<String, Notice> pages = new LinkedHashMap<>();
    final List<LiveState> settings = new ArrayList<>();
    /** Each call, repetitions included. */
    final List<String> calls = new ArrayList<>();

    private final RolloutPlan plan;
    private final int brokenFrom;
    private RunningRollout rollout;
    private long revision = 1;
    private Optional<LiveState> flags = Optional.empty();

    private World(RolloutPlan plan, int brokenFrom) {
        this.rollout = RunningRollout.start(plan, DecisionPolicy.standard().withDataEvery(Duration.ofMinutes(10)))
                .startedAt(START);
        this.plan = plan;
        this.brokenFrom = brokenFrom;
    }

    static World healthy() {
        return new World(plan(), Integer.MAX_VALUE);
    }

    /** Exposed users get five times the errors from a minute on. */
    static World brokenFrom(int minute) {
        return new World(plan(), minute);
    }

    /** The same world at its start. */
    World again() {
        return new World(plan, brokenFrom);
    }

    static World of(RolloutPlan plan) {
        return new World(plan, Integer.MAX_VALUE);
    }

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Search by meaning")
                .behavioral("Search finds what was meant")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(24 * 60 * REQUESTS_A_MINUTE))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofHours(6)),
                        Step.of("Half", 50, Duration.ofHours(6)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .plan();
    }

    /** With a metric that is watched and has no gate. */
    static RolloutPlan withLatency() {
        return RolloutPlanner.forChange("Search by meaning")
                .behavioral("Search finds what was meant")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(24 * 60 * REQUESTS_A_MINUTE))
                .ladder(Step.of("Pilot", 5, Duration.ofHours(6)), Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .signal(Metric.latency("Search p95", Duration.ofMillis(400)))
                .plan();
    }

    RolloutController controller() {
        return RolloutController.of(this, this, this, this);
    }

    static Instant at(Duration elapsed) {
        return START.plus(elapsed);
    }

    static Instant minute(long minute) {
        return at(Duration.ofMinutes(minute));
    }

    RunningRollout rollout() {
        return rollout;
    }

    Optional<LiveState> flags() {
        return flags;
    }

    /** As the owner does who is called for it. */
    void signOff(Instant now) {
        boolean isAsked = pages.values().stream()
                .anyMatch(page -> page.call().subject().matter() == PersonCall.Matter.APPROVAL
                        && page.call().phase() == rollout.phase().number());
        for (Gate gate : isAsked && !rollout.isOver() ? rollout.pendingApprovals() : List.<Gate>of()) {
            controller().act(now, known -> known.approve(now, gate, "Ada"));
        }
    }

    /** As a person does it in the flag system itself. */
    void changeFlags(LiveState live) {
        flags = Optional.of(live);
    }

    @Override
    public List<Observation> observe(FeedRequest request) {
        if (request.feed().sample() == SampleKind.ASSIGNMENTS) {
            return List.of(request.noData());
        }
        double exposed = request.feed().exposed();
        return List.of(request.measured(
                sample(request, exposed, 1),
                request.feed().needsControl()
                        ? Optional.of(sample(request, Math.min(exposed, 1 - exposed), 2))
                        : Optional.empty()));
    }

    private Sample sample(FeedRequest request, double part, int group) {
        long first = request.feed().window().start().toMinutes();
        long last = request.feed().window().end().toMinutes();
        long events = 0;
        long trials = 0;
        for (long minute = first; minute < last; minute++) {
            long requests = Math.round(part * REQUESTS_A_MINUTE);
            double rate = group == 1 && minute >= brokenFrom ? 5 * ERROR_RATE : ERROR_RATE;
            trials += requests;
            events += errors(minute, group, requests * rate);
        }
        return Sample.events(Math.min(events, trials), trials);
    }

    /** The expected number, scattered as such numbers are. */
    private static long errors(long minute, int group, double expected) {
        double scatter = new SplittableRandom(31 * minute + group).nextDouble(-1.7, 1.7);
        return Math.max(0, Math.round(expected + scatter * Math.sqrt(expected)));
    }

    @Override
    public void apply(RunningRollout asKept) {
        flags = Optional.of(asKept.live());
        settings.add(asKept.live());
    }

    @Override
    public Shown readBack(RunningRollout asKept) {
        return flags.filter(asKept.live()::equals).isPresent() ? Shown.LIVE : Shown.OTHER;
    }

    @Override
    public void call(Notice notice) {
        calls.add(notice.id());
        pages.putIfAbsent(notice.id(), notice);
    }

    @Override
    public StoredRollout load() {
        return new StoredRollout(rollout, revision);
    }

    @Override
    public StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
        if (before.revision() != revision) {
            throw new StoreException(StoreException.Fault.STALE, "Another program wrote. Load it again.");
        }
        RunningRollout next = rollout;
        for (RolloutEvent event : events) {
            next = event.after(next);
        }
        rollout = next;
        revision += events.size();
        return load();
    }
}
