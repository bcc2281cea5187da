package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Freeze;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Courses of rollouts: hourly data of metrics of all kinds, gaps, failures, people who interfere. */
public final class CourseArbitraries implements ArbitraryProvider {
    private static final String ERRORS = "Errors \u2014 \"checkout\"";
    private static final String RESPONSE = "Response p95";
    private static final String LOADING = "Load time";
    private static final String REPORTS = "Reports";
    private static final String CONVERSION = "Conversion";
    private static final String REVENUE = "Revenue";
    private static final List<String> METRICS =
            List.of(ERRORS, RESPONSE, LOADING, REPORTS, CONVERSION, REVENUE, Observation.ASSIGNMENT_COUNTS);
    private static final Set<String> CUMULATIVE = Set.of(LOADING, CONVERSION);

    static final RolloutPlan RANDOM_SHARES = plan(Trait.CRITICAL_PATH);
    static final RolloutPlan RINGS = plan(Trait.PAYMENTS);

    private static RolloutPlan plan(Trait trait) {
        return RolloutPlanner.forChange("One-page checkout \uD83D\uDED2")
                .newFeature()
                .touching(trait)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.latency(RESPONSE, Duration.ofMillis(850)))
                .guardrail(Metric.userReports(REPORTS, 12))
                .signal(Metric.loadTime(LOADING, Duration.ofMillis(1_200))
                        .withStandardDeviation(Duration.ofMillis(400)))
                .signal(Metric.revenue(REVENUE, Quantity.of(80, "EUR")).withStandardDeviation(40))
                .success(Metric.conversion(CONVERSION, percent(4)))
                .internalFirst()
                .plan();
    }

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Course.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(courses());
    }

    static Arbitrary<Course> courses() {
        return Arbitraries.randomValue(random -> new Maker(random).course());
    }

    /** Makes one course. */
    private static final class Maker {
        private final Random random;
        private final double harm;
        private final Course course;
        private RunningRollout rollout;
        private boolean isPaused;
        private Duration before = Duration.ZERO;
        private Duration now = Duration.ZERO;

        Maker(Random random) {
            this.random = random;
            this.harm = happens(0.3) ? 1 + random.nextDouble() : 1;
            this.rollout = RunningRollout.start(happens(0.5) ? RANDOM_SHARES : RINGS, policy());
            this.course = new Course(rollout);
        }

        private boolean happens(double probability) {
            return random.nextDouble() < probability;
        }

        private DecisionPolicy policy() {
            DecisionPolicy policy = DecisionPolicy.standard().withPatience(1 + random.nextDouble());
            return happens(0.5)
                    ? policy
                    : policy.withSignificanceLevel(0.1 * (1 - random.nextDouble()))
                            .withFreezes(new Freeze(TimeWindow.ofHours(30, 40), "weekend"));
        }

        Course course() {
            for (int hours = 1 + random.nextInt(150); hours > 0 && !rollout.isOver(); hours--) {
                before = now;
                now = now.plus(
                        happens(0.8)
                                ? Duration.ofHours(1)
                                : Duration.ofSeconds(1 + random.nextInt(40_000), random.nextInt(1_000_000_000)));
                METRICS.forEach(this::look);
                interfere();
            }
            METRICS.forEach(this::look);
            return course;
        }

        private void look(String metric) {
            TimeWindow window = new TimeWindow(before, now);
            if (happens(0.05)) {
                observe(Observation.noData(metric, window));
            } else if (happens(0.05)) {
                observe(Observation.sourceFailed(metric, window, "Timed out\r\n\u2028after \"30 s\""));
            } else if (happens(0.9)) {
                observe(measured(metric, window));
            }
        }

        private Observation measured(String metric, TimeWindow window) {
            int users = happens(0.02) ? 0 : 200 + random.nextInt(2_000);
            Sample treated = sample(metric, users, harm);
            Sample control = sample(metric, users, 1);
            return CUMULATIVE.contains(metric)
                    ? Observation.cumulative(metric, new TimeWindow(rollout.since(), now), treated, control)
                    : Observation.increment(metric, window, treated, control);
        }

        private Sample sample(String metric, int users, double times) {
            return switch (metric) {
                case ERRORS -> events(users * 20, 0.002 * times);
                case RESPONSE -> events(users * 20, 0.05 * times);
                case CONVERSION -> events((int) now.toHours() * 500, 0.04);
                case REPORTS -> Sample.counts(events(users, 0.005 * times).events(), random.nextDouble());
                case LOADING -> Sample.moments(now.toHours() * 500, 1_200 + noise(5), 160_000 + noise(100));
                case REVENUE -> Sample.moments(Math.max(2, users), 80 / times + noise(1), 1_600 + noise(10));
                default -> Sample.events(0, users);
            };
        }

        private double noise(double size) {
            return size * random.nextGaussian();
        }

        private Sample.Events events(int trials, double rate) {
            double expected = trials * rate;
            long events = Math.round(expected + Math.sqrt(expected) * random.nextGaussian());
            return new Sample.Events(Math.max(0, Math.min(trials, events)), trials);
        }

        /** Some come twice. */
        private void observe(Observation observation) {
            try {
                rollout = rollout.observe(observation);
                course.observed(rollout, observation);
                if (happens(0.05)) {
                    course.observed(rollout, observation);
                }
            } catch (InvalidObservationException e) {
                // it did not happen
            }
        }

        private void interfere() {
            if (!rollout.pendingApprovals().isEmpty() && happens(0.3)) {
                done(rollout.approve(now, rollout.pendingApprovals().get(0), "Ada"));
            }
            if (happens(0.03)) {
                done(isPaused ? rollout.resume(now, "Ada") : rollout.pause(now, "Ada", "Lunch"));
                isPaused = !isPaused;
            }
            Decision decision = rollout.decide(now);
            if (decision instanceof Decision.Advance || decision instanceof Decision.Complete) {
                done(rollout.advance(now));
            } else if (happens(0.02)) {
                done(rollout.advanceAnyway(now, "Bob", "We know better"));
            } else if (happens(decision instanceof Decision.RollBack ? 0.2 : 0.001)) {
                done(rollout.rollBack(now, "pipeline", "Decided"));
            }
        }

        private void done(RunningRollout after) {
            rollout = after;
            course.done(rollout);
        }
    }
}
