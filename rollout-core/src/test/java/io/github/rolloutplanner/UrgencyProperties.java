package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for each change that cannot wait. */
@Domain(Changes.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 150)
class UrgencyProperties {
    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property
    void expeditedNeverTakesLongerAndStaysWithItsRisk(@ForAll Change change) {
        Assume.that(change.experiment().isEmpty());
        RolloutPlan usual = planner.plan(change);
        RolloutPlan urgent = planner.plan(Urgent.expedited(change));

        assertThat(length(urgent)).isLessThanOrEqualTo(length(usual));
        assertThat(urgent.risk()).isEqualTo(usual.risk());
        assertThat(urgent.strategy().id()).isEqualTo(usual.strategy().id());
        assertThat(urgent.timeline().bake().length().orElseThrow())
                .isGreaterThanOrEqualTo(usual.timeline().bake().length().orElseThrow());
        assertThat(firstExposure(urgent)).isEqualTo(firstExposure(usual));
    }

    @Property
    void aDeadlineIsKeptOrRefusedWithTheShortestLength(
            @ForAll Change change, @ForAll @IntRange(min = 1, max = 30_000) int minutes) {
        Duration deadline = Duration.ofMinutes(minutes);
        try {
            RolloutPlan plan = planner.plan(Urgent.within(deadline, change));
            assertThat(length(plan)).isLessThanOrEqualTo(deadline);
            assertThat(length(plan)).isLessThanOrEqualTo(length(planner.plan(change)));
        } catch (InvalidChangeException refused) {
            assertThat(refused.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("deadline");
                assertThat(problem.advice()).startsWith("Give at least ");
            });
            assertThat(length(planner.plan(change))).isGreaterThan(deadline);
        }
    }

    @Property
    void thePriceIsThatOfBothPlans(@ForAll Change change) {
        Assume.that(change.experiment().isEmpty());
        RolloutPlan usual = planner.plan(change);
        RolloutPlan urgent = planner.plan(Urgent.expedited(change));
        PlannedUrgency urgency = urgent.urgency().orElseThrow();

        assertThat(urgency.phases()).extracting(PlannedUrgency.PhasePrice::name).isEqualTo(names(usual));
        assertThat(urgency.phases().stream().filter(phase -> !phase.isLeftOut()).map(PlannedUrgency.PhasePrice::name))
                .isEqualTo(names(urgent));
        assertThat(urgency.length()).isEqualTo(length(urgent));
        assertThat(urgency.usualLength()).isEqualTo(length(usual));
        assertThat(urgent.phases())
                .flatExtracting(RolloutPhase::evidence)
                .extracting("verdict")
                .doesNotContain(Verdict.EXTENDED);
    }

    @Property
    void silenceCallsWhileItsPhaseLasts(@ForAll Change change) {
        Assume.that(change.experiment().isEmpty());
        RolloutPlan urgent = planner.plan(Urgent.expedited(change));
        Assume.that(urgent.urgency().orElseThrow().isShortened());

        for (RolloutPhase phase : urgent.phases()) {
            phase.soak()
                    .ifPresent(soak -> assertThat(phase.goLiveCriteria())
                            .flatExtracting(gate -> gate.handling().stream().toList())
                            .extracting(GateHandling::grace)
                            .allSatisfy(grace -> assertThat(grace).isLessThanOrEqualTo(soak.dividedBy(2))));
        }
    }

    @Property
    void onlyTheFirstGuardrailIsWaitedForBeforeFullRollout(@ForAll Change change) {
        Assume.that(change.experiment().isEmpty());
        RolloutPlan urgent = planner.plan(Urgent.expedited(change));
        Assume.that(urgent.urgency().orElseThrow().isShortened());

        assertThat(urgent.phases().stream()
                        .filter(phase -> phase.soak().isPresent())
                        .flatMap(phase -> phase.goLiveCriteria().stream())
                        .filter(gate -> gate.handling()
                                .filter(handling -> handling.onNoData() != Response.IGNORE)
                                .isPresent())
                        .flatMap(gate -> gate.condition().measured().stream())
                        .map(Condition.OnMetric::metric)
                        .distinct())
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(metric -> assertThat(metric)
                        .isEqualTo(change.measures().stream()
                                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                                .findFirst()
                                .orElseThrow()
                                .metric()
                                .name()));
    }

    @Property
    void theLinterFindsNoError(@ForAll Change change) {
        Assume.that(change.experiment().isEmpty());
        assertThat(PlanLinter.lint(planner.plan(Urgent.expedited(change))))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
    }

    private static List<String> names(RolloutPlan plan) {
        return plan.phases().stream().map(RolloutPhase::name).toList();
    }

    private static Duration length(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static Object firstExposure(RolloutPlan plan) {
        return plan.phases().stream()
                .map(RolloutPhase::percentage)
                .filter(percentage -> percentage.value() > 0)
                .findFirst()
                .orElseThrow();
    }

    /** The same change, urgent; a change is closed to copies, so it is described again. */
    private static final class Urgent {
        static Change expedited(Change change) {
            return again(change).expedite("it burns").build();
        }

        static Change within(Duration deadline, Change change) {
            return again(change).deadline(deadline).build();
        }

        private static Change.Builder again(Change change) {
            return Change.named(change.name())
                    .addAllUserFacingChanges(change.userFacingChanges())
                    .addAllTraits(change.traits())
                    .addAllDeliveries(change.deliveries())
                    .environment(change.environment())
                    .population(change.population())
                    .addAllMeasures(change.measures())
                    .rollbackWithin(change.rollbackWithin())
                    .internalFirst(change.internalFirst())
                    .experiment(change.experiment())
                    .putAllSegments(change.segments())
                    .bucketBy(change.bucketBy())
                    .flagKey(change.flagKey())
                    .fallback(change.fallback())
                    .dataRollback(change.dataRollback())
                    .tooling(change.tooling())
                    .owner(change.owner())
                    .riskAtLeast(change.riskAtLeast())
                    .strategy(change.strategy())
                    .ladder(change.ladder());
        }
    }
}
