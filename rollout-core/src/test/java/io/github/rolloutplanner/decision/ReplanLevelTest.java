package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A harmless change is detected to be worse no more often than promised, whenever and however often its rollout is planned again. With
 * {@code -Dsimulation.long=true} there are 1,500 rollouts of each kind, in which 0.2 is allowed and this was measured, with standard errors
 * of at most 0.0043: 0.0287 never planned again, 0.0180 once, 0.0093 five times, 0.0040 after each look, 0.0207 where evidence is low,
 * 0.0067 where it is high, 0.0127 with a metric more or less each time.
 */
class ReplanLevelTest {
    private static final int RUNS = 1_500;
    private static final long SEED = 20_261_129;
    private static final double LEVEL = 0.2;
    private static final int LOOKS = 24;
    private static final int HOURS = 6;
    private static final int USERS = 4_000;
    private static final double ROUNDING = 1e-9;
    private static final String ERRORS = "Errors";
    private static final String REVENUE = "Revenue";
    private static final String CRASHES = "Crashes";

    /** Two plans whose baselines differ by so little that none of the evidence goes on, and one with a metric more. */
    private static final RolloutPlan ONE = change(1, 3).plan();

    private static final RolloutPlan OTHER = change(1.01, 3.01).plan();
    private static final RolloutPlan MORE =
            change(1, 3).guardrail(Metric.crashRate(CRASHES, percent(0.5))).plan();

    private static ChangeDraft change(double errors, double revenue) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withEvidence(EvidencePolicy.standard()
                                .withSignificanceLevel(LEVEL)
                                .withNegligiblePart(0)))
                .describe("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(32_000))
                .ladder(Step.of("Half", 50, Duration.ofDays(LOOKS)), Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(errors)))
                .guardrail(Metric.revenue(REVENUE, Quantity.of(revenue, "EUR")).withStandardDeviation(4));
    }

    /** When a rollout is planned again. */
    enum Replanned {
        NEVER {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return rollout.plan();
            }
        },
        ONCE {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return look == LOOKS / 2 ? another(rollout) : rollout.plan();
            }
        },
        FIVE_TIMES {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return look % (LOOKS / 6) == 0 ? another(rollout) : rollout.plan();
            }
        },
        AFTER_EACH_LOOK {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return another(rollout);
            }
        },
        /** To begin anew with what has brought nothing. */
        WHERE_EVIDENCE_IS_LOW {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return evidence(rollout, look) < Math.log(0.7) ? another(rollout) : rollout.plan();
            }
        },
        /** To be rid of it. */
        WHERE_EVIDENCE_IS_HIGH {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return evidence(rollout, look) > Math.log(2) ? another(rollout) : rollout.plan();
            }
        },
        /** So that levels are split anew each time. */
        WITH_A_METRIC_MORE_OR_LESS {
            @Override
            RolloutPlan after(RunningRollout rollout, int look) {
                return rollout.plan().equals(MORE) ? ONE : MORE;
            }
        };

        abstract RolloutPlan after(RunningRollout rollout, int look);

        static RolloutPlan another(RunningRollout rollout) {
            return rollout.plan().equals(ONE) ? OTHER : ONE;
        }

        /** The most evidence of any metric. */
        static double evidence(RunningRollout rollout, int look) {
            return rollout.replan(rollout.plan(), at(look), "Kim", "To know.").replanning().evidence().stream()
                    .mapToDouble(EvidenceFate::evidence)
                    .max()
                    .orElse(0);
        }
    }

    private static Duration at(int look) {
        return Duration.ofHours((long) HOURS * look);
    }

    private static boolean isDetected(Replanned replanned, SplittableRandom random) {
        RunningRollout rollout = RunningRollout.start(ONE);
        for (int look = 1; look <= LOOKS; look++) {
            rollout = rollout.observeAll(observations(rollout, look, random));
            if (Rollouts.detections(rollout).stream().anyMatch(ReplanLevelTest::isOfHarm)) {
                return true;
            }
            RolloutPlan next = replanned.after(rollout, look);
            rollout = next.equals(rollout.plan())
                    ? rollout
                    : rollout.replan(next, at(look), "Kim", "It is a test.").rollout();
        }
        return false;
    }

    private static boolean isOfHarm(Detection detection) {
        return !detection.kind().isMismatch();
    }

    private static List<Observation> observations(RunningRollout rollout, int look, SplittableRandom random) {
        TimeWindow window = TimeWindow.ofHours(HOURS * (look - 1), HOURS * look);
        List<Observation> all = new ArrayList<>();
        rollout.plan().monitoring().metrics().forEach(metric -> {
            Sample treated = sample(metric.name(), random);
            all.add(Observation.increment(metric.name(), window, treated, sample(metric.name(), random)));
        });
        return all;
    }

    private static Sample sample(String metric, SplittableRandom random) {
        return switch (metric) {
            case ERRORS -> Sample.events(Draws.binomial(USERS, 0.01, random), USERS);
            case CRASHES -> Sample.events(Draws.binomial(USERS, 0.005, random), USERS);
            default -> Sample.moments(USERS, 3 + 4 * random.nextGaussian() / Math.sqrt(USERS), 16);
        };
    }

    /** Fewer rollouts than that would allow more than what a mistake costs. */
    @EnabledIfSystemProperty(
            named = "simulation.long",
            matches = "true",
            disabledReason = "1,500 rollouts of each kind take minutes; run with -Dsimulation.long=true")
    @ParameterizedTest
    @EnumSource
    void aHarmlessChangeIsSeldomDetected(Replanned replanned) {
        long detected = IntStream.range(0, RUNS)
                .filter(run -> isDetected(replanned, new SplittableRandom(SEED + run)))
                .count();

        double rate = (double) detected / RUNS;
        assertThat(rate)
                .as("%d of %d rollouts, planned again %s", detected, RUNS, replanned)
                .isLessThanOrEqualTo(LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS));
    }

    /** What is held at a time: the level of each guardrail times its evidence. */
    private static double held(RunningRollout rollout, Duration at) {
        MetricStates metrics = metrics(rollout);
        double held = reserve(rollout, metrics);
        for (MetricModel model : metrics.models().values()) {
            if (EvidenceWealth.isHeldBy(model)) {
                EvidenceWealth wealth = new EvidenceWealth(metrics.of(model.name()));
                boolean isBegun = model.since().equals(at);
                held += wealth.ofComparison(model.comparisonLevel());
                held += isBegun ? model.limitLevel() : wealth.ofLimit(model.limitLevel(), at);
            }
        }
        return held;
    }

    /** What no guardrail has. */
    private static double reserve(RunningRollout rollout, MetricStates metrics) {
        Lineage lineage = ((RolloutMemory) rollout.state()).lineage();
        return lineage.replannings().isEmpty()
                ? LevelBudget.reserve(LEVEL, metrics.models().values())
                : lineage.reserve();
    }

    private static MetricStates metrics(RunningRollout rollout) {
        RolloutMemory state = (RolloutMemory) rollout.state();
        return MetricStates.of(MetricModels.of(rollout.plan(), rollout.policy(), state.lineage()), state.metrics());
    }

    /** Whatever was seen, and whatever is planned: nothing is won by it. */
    @ParameterizedTest
    @EnumSource(
            names = {"NEVER", "WHERE_EVIDENCE_IS_HIGH"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingIsWonByPlanningAgain(Replanned replanned) {
        SplittableRandom random = new SplittableRandom(SEED);
        RunningRollout rollout = RunningRollout.start(ONE);
        int times = 0;
        for (int look = 1; look <= LOOKS; look++) {
            rollout = rollout.observeAll(observations(rollout, look, random));
            RolloutPlan next = replanned.after(rollout, look);
            if (!next.equals(rollout.plan())) {
                double before = held(rollout, at(look));
                rollout = rollout.replan(next, at(look), "Kim", "It is a test.").rollout();
                assertThat(held(rollout, at(look))).isLessThanOrEqualTo(before * (1 + ROUNDING));
                times++;
            }
        }
        assertThat(times).isPositive();
    }
}
