package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for the rehearsal of every plan, whatever happens in it. */
@Domain(Changes.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 60)
class RehearsalProperties {
    private static final Duration LONGEST = Duration.ofDays(10);

    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    private static Rehearsal rehearsal(RolloutPlan plan, double traffic) {
        Population population = plan.population().orElse(Population.ofUsersPerDay(10_000));
        return Rehearsal.of(plan)
                .against(Scenario.harmless().withPopulation(population).withTrafficTimes(traffic))
                .runs(2)
                .lookingEvery(Duration.ofHours(6))
                .atMost(LONGEST);
    }

    private static Scenario withEverything(Scenario scenario, MetricNature metric) {
        String name = metric.name();
        Scenario common = scenario.withBaselineTimes(name, 1.02)
                .withHourlyCycle(name, percent(20))
                .withDailyNoise(name, percent(10))
                .withIncident(name, TimeWindow.ofHours(30, 36), 3)
                .withSilence(name, TimeWindow.ofHours(50, 56))
                .withSourceFailing(name, TimeWindow.ofHours(60, 66))
                .withDelay(name, Duration.ofHours(6))
                .withEffect(name, Effect.times(1.3).growingOver(Duration.ofDays(3)));
        if (metric.kind() == MetricKind.SATURATION) {
            return common.withCorrectedData(name, TimeWindow.ofHours(10, 16), 1.3, Duration.ofHours(48));
        }
        Scenario read = metric.isByUser() || name.length() % 2 == 0
                ? common.withSnapshots(name, percent(20))
                : common.withCorrectedData(name, TimeWindow.ofHours(10, 16), 1.3, Duration.ofHours(48));
        return switch (metric.kind()) {
            case RATE, QUANTILE ->
                metric.isByUser()
                        ? read.withClusteredUsers(name, 4, 0.05)
                        : read.withStickyUsers(name, 4, 0.05).withLateEvents(name, Duration.ZERO, Duration.ofHours(9));
            case COUNT -> read.withLateEvents(name, Duration.ofHours(1), Duration.ofHours(2));
            case MEAN -> read.withHeavyTail(name, 2);
            case SATURATION -> throw new AssertionError(name);
        };
    }

    private static void assertEnds(RehearsalReport report) {
        assertThat(report.runs()).hasSize(2).allSatisfy(run -> {
            assertThat(run.length()).isBetween(Duration.ofHours(6), LONGEST);
            assertThat(run.exposed()).isNotNegative();
            assertThat(run.costs().values()).allSatisfy(cost -> assertThat(cost).isFinite());
        });
    }

    @Property
    void everyPlanComesToAnEnd(@ForAll Change change, @ForAll @DoubleRange(min = 0, max = 50) double traffic) {
        assertEnds(rehearsal(planner.plan(change), traffic).play());
    }

    /** However it is split, the groups have the sizes that the running rollout expects; of these plans alone, as by chance some have not. */
    @Property(tries = 20, seed = "7")
    void groupsOfAnExperimentAreSplitAsPlanned(
            @ForAll @Size(min = 3, max = 6) List<@IntRange(min = 5, max = 95) Integer> weights) {
        double all = weights.stream().mapToInt(weight -> weight).sum();
        double[] split =
                weights.stream().mapToDouble(weight -> 100 * weight / all).toArray();
        String[] variants = IntStream.range(0, split.length)
                .mapToObj(place -> "form " + place)
                .toArray(String[]::new);
        RolloutPlan plan = RehearsedPlans.experiment(
                1_000_000,
                ExperimentRequest.changing(RehearsedPlans.CONVERSION, percent(5))
                        .between(variants)
                        .splitInto(split));

        Run run = Rehearsal.of(plan)
                .runs(1)
                .lookingEvery(Duration.ofHours(6))
                .atMost(Duration.ofDays(4))
                .play()
                .runs()
                .get(0);

        assertThat(run.ending().phase().name()).isEqualTo("Experiment");
        if (run.ending() instanceof Run.Ending.Held held) {
            assertThat(held.waits())
                    .noneMatch(wait -> wait instanceof Wait.ForSplit || wait instanceof Wait.ForExposure);
        }
    }

    @Property
    void alsoWhenEverythingHappens(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);
        Rehearsal rehearsal = rehearsal(plan, 1);
        Scenario scenario = rehearsal.scenario();
        for (MetricNature metric : MetricNature.of(plan)) {
            scenario = withEverything(scenario, metric);
        }
        assertEnds(rehearsal.against(scenario).play());
    }
}
