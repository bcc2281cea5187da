package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.EvaluationContext;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole rollouts, phase by phase, in the real systems: no user loses what an earlier phase gave. */
class PlannedRolloutExportTest {
    private static final int USERS = 2_000;

    private record Target(FlagExporter exporter, Function<String, FlagSystem> system) {}

    private static final Map<String, Target> TARGETS = Map.of(
            "Unleash", new Target(new UnleashExporter(), UnleashSystem::of),
            "LaunchDarkly", new Target(new LaunchDarklyExporter(), LaunchDarklySystem::of),
            "ConfigCat", new Target(new ConfigCatExporter(), ConfigCatSystem::of),
            "Flagsmith", new Target(new FlagsmithExporter("environment"), FlagsmithSystem::of));

    private static RolloutPlan percentages() {
        return RolloutPlanner.forChange("New search")
                .behavioral("Results are ranked by what others bought")
                .betaUsers(TargetingCondition.is("user.tier", "beta"))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"))
                .plan();
    }

    private static RolloutPlan rings() {
        return RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .internalUsers(TargetingCondition.endsWith("user.email", "@company.com"))
                .population(Population.ofRings(
                        Ring.of("Beta", 5_000).recognisedBy(TargetingCondition.is("user.tier", "beta")),
                        Ring.of("All", 700_000)))
                .plan();
    }

    private static RolloutPlan experiment(String... variants) {
        ExperimentRequest request = ExperimentRequest.changing("Orders", percent(10));
        return RolloutPlanner.forChange("Button")
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.errorRate("Errors", percent(0.2)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(
                        variants.length == 2
                                ? request.between(variants[0], variants[1])
                                : request.between(variants[0], variants[1], variants[2])
                                        .splitInto(80, 10, 10))
                .plan();
    }

    /** The flags of each phase, and after the end; of several treatments, the last one is chosen after the experiment. */
    private static List<List<FlagState>> states(RolloutPlan plan, String chosen) {
        List<List<FlagState>> states = new ArrayList<>();
        RunningRollout rollout = RunningRollout.start(plan);
        while (!rollout.isOver()) {
            states.add(rollout.live().flags());
            Duration at = Duration.ofHours(states.size());
            boolean isTest =
                    plan.experimentPhase().filter(rollout.phase()::equals).isPresent();
            rollout = isTest && !chosen.isEmpty()
                    ? rollout.advanceAnyway(at, chosen, "Ada", "A test.")
                    : rollout.advanceAnyway(at, "Ada", "A test.");
        }
        states.add(rollout.live().flags());
        return states;
    }

    static Stream<Arguments> rollouts() {
        List<Arguments> all = new ArrayList<>();
        Map<String, List<List<FlagState>>> rollouts = Map.of(
                "percentages", states(percentages(), ""),
                "rings", states(rings(), ""),
                "experiment", states(experiment("Blue", "Green"), ""),
                "several treatments", states(experiment("Blue", "Green", "Red"), "Red"));
        rollouts.forEach(
                (name, states) -> TARGETS.keySet().forEach(target -> all.add(Arguments.of(name, states, target))));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("rollouts")
    void noUserLosesTheChange(String name, List<List<FlagState>> states, String target) {
        List<Person> people = people();
        boolean[] had = new boolean[people.size()];
        for (List<FlagState> flags : states) {
            FlagState flag = flags.get(0);
            FlagEvaluator evaluator = FlagEvaluator.of(flag);
            String document = TARGETS.get(target).exporter().export(flags).document();
            try (FlagSystem system = TARGETS.get(target).system().apply(document)) {
                for (int at = 0; at < had.length; at++) {
                    FlagValue value = system.evaluate(flag.key(), flag.defaultValue(), people.get(at));
                    boolean has = !value.equals(flag.defaultValue());
                    assertThat(has || !had[at])
                            .as("%s in %s", people.get(at), flag)
                            .isTrue();
                    had[at] = has;
                    EvaluationContext context = people.get(at).context();
                    evaluator
                            .evaluate(context)
                            .rule()
                            .ifPresent(rule -> assertThat(value).isEqualTo(rule.value()));
                }
            }
        }
        assertThat(had).doesNotContain(false);
    }

    private static List<Person> people() {
        List<Person> people = new ArrayList<>(Person.crowd(USERS));
        people.add(Person.named("team").with("user.email", "ann@company.com"));
        people.add(Person.named("beta").with("user.tier", "beta"));
        return people;
    }
}
