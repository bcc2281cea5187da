package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.InvalidChangeException;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What holds of every rollout that is planned again, whatever its change is. */
@Domain(Changes.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 60)
class ReplanProperties {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());
    private static final Duration LATE = Duration.ofDays(1);

    /** As far up its ladder as it can be forced. */
    private static RunningRollout started(Change change, int steps) {
        RunningRollout rollout = RunningRollout.start(PLANNER.plan(change));
        for (int step = 1; step <= steps && !rollout.isOver(); step++) {
            try {
                RunningRollout next = rollout.advanceAnyway(Duration.ofHours(step), "Kim", "It is a test.");
                rollout = next.isOver() ? rollout : next;
            } catch (TransitionException e) {
                return rollout; // one of several treatments would have to be chosen
            }
        }
        return rollout;
    }

    private static Optional<Replan> replanned(RunningRollout rollout, Change change) {
        try {
            return Optional.of(PLANNER.replan(rollout, change, LATE, "Ada", "It is a test."));
        } catch (InvalidChangeException e) {
            return Optional.empty();
        } catch (TransitionException e) {
            assertThat(e).hasMessageContaining("cannot go on with this plan at 24h: ");
            return Optional.empty();
        }
    }

    @Property
    void anEqualPlanIsTakenAndChangesNothing(@ForAll Change change, @ForAll @IntRange(max = 7) int steps) {
        RunningRollout before = started(change, steps);

        Replan replan = replanned(before, change).orElseThrow();

        assertThat(replan.rollout().plan()).isEqualTo(before.plan());
        assertThat(replan.rollout().live()).isEqualTo(before.live());
        RolloutMemory memory = (RolloutMemory) replan.rollout().state();
        assertThat(memory.metrics()).isEqualTo(((RolloutMemory) before.state()).metrics());
        assertThat(memory.lineage().accounts()).isEmpty();
        assertThat(replan.rollout().decide(LATE)).isEqualTo(before.decide(LATE));
        assertThat(replan.isRiskier()).isFalse();
    }

    @Property
    void nothingThatIsLiveChanges(
            @ForAll Change change,
            @ForAll @IntRange(max = 7) int steps,
            @ForAll @IntRange(min = 1, max = 1_000_000) int users,
            @ForAll boolean isMetricDropped) {
        RunningRollout before = started(change, steps);
        List<? extends MetricInRole> measures = change.measures();
        Change other = isMetricDropped && !measures.isEmpty()
                ? change.withMeasures(measures.subList(1, measures.size()))
                : change.withPopulation(Population.ofUsersPerDay(users)
                        .withUnit(change.population().map(Population::unit).orElse("user")));

        Optional<Replan> replan = replanned(before, other);

        Statistics.label("planned again").collect(replan.isPresent());
        replan.ifPresent(done -> assertGoesOn(before, done.rollout()));
    }

    private static void assertGoesOn(RunningRollout before, RunningRollout after) {
        int over = before.phase().number() - 1;
        RolloutPlan plan = after.plan();
        assertThat(after.live()).isEqualTo(before.live());
        assertThat(after.phase().number()).isEqualTo(over + 1);
        assertThat(plan.phases().stream().map(RolloutPhase::number).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(plan.phases().stream().limit(over).map(RolloutPhase::percentage))
                .isEqualTo(before.plan().phases().stream()
                        .limit(over)
                        .map(RolloutPhase::percentage)
                        .toList());
        assertThat(plan.timeline().phases()).hasSameSizeAs(plan.phases());
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.transitions()).isEqualTo(before.transitions());
        assertThat(RunningRollout.restore(plan, after.policy(), after.state())).isEqualTo(after);
        assertThat(after.replan(plan, LATE, "Ada", "Once more").rollout().plan())
                .isEqualTo(plan);
        assertThat(after.decide(LATE).reasons()).isNotEmpty();
        assertThat(PlanLinter.lint(plan)).noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** Whoever hands a plan over, its evidence is for the days that the rollout has. */
    @Property
    void aPlanThatIsHandedOverHasTheEvidenceOfItsDays(@ForAll Change change, @ForAll @IntRange(max = 3) int skipped) {
        RolloutPlan plan = PLANNER.plan(change);
        Optional<RolloutPlan> replanned = startedAbove(plan, skipped).flatMap(rollout -> handedOver(rollout, plan));

        Statistics.label("handed over").collect(replanned.isPresent());
        replanned.ifPresent(next -> assertThat(PlanLinter.lint(next))
                .noneMatch(finding -> finding.path().endsWith("onsetWeight")));
    }

    /** A rollout that begins with a later phase of a plan. */
    private static Optional<RunningRollout> startedAbove(RolloutPlan plan, int skipped) {
        List<RolloutPhase> rest = plan.phases().stream()
                .skip(skipped)
                .map(phase -> phase.withNumber(phase.number() - skipped))
                .toList();
        try {
            return Optional.of(RunningRollout.start(plan.withPhases(rest)));
        } catch (RolloutException e) {
            return Optional.empty();
        }
    }

    private static Optional<RolloutPlan> handedOver(RunningRollout rollout, RolloutPlan plan) {
        try {
            return Optional.of(
                    rollout.replan(plan, LATE, "Ada", "It is a test.").rollout().plan());
        } catch (TransitionException e) {
            return Optional.empty();
        }
    }

    /** What a store replays has the plan that came of it. */
    @Property
    void theEventMakesTheSameRollout(@ForAll Change change, @ForAll @IntRange(max = 7) int steps) {
        RunningRollout before = started(change, steps);
        Change other = change.withPopulation(Population.ofUsersPerDay(4_321));

        replanned(before, other).ifPresent(replan -> {
            RunningRollout after = replan.rollout();
            assertThat(new RolloutEvent.Replanned(after.plan(), LATE, "Ada", "It is a test.").after(before))
                    .isEqualTo(after);
        });
    }

    @Property(tries = 30)
    void aPlanOfAnotherChangeIsRefused(@ForAll Change change, @ForAll Change other) {
        RunningRollout before = started(change, 1);

        if (!change.name().equals(other.name())) {
            RolloutPlan foreign = PLANNER.plan(other);
            assertThat(catchThrowable(() -> before.replan(foreign, LATE, "Ada", "It is a test.")))
                    .isInstanceOf(RolloutException.class)
                    .hasMessageContaining("it is a plan of '");
        }
    }
}
