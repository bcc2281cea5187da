package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What the planner writes for people is for people: the linter finds the same without it. */
@Domain(Changes.class)
class TextsProperties {
    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property(tries = 200)
    void decideNothing(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);

        assertThat(PlanLinter.lint(withoutTexts(plan))).isEqualTo(PlanLinter.lint(plan));
    }

    /** The data procedure of a caller is the caller's word. */
    private static RolloutPlan withoutTexts(RolloutPlan plan) {
        RollbackPlan rollback = plan.rollback();
        DataRollback data = rollback.data();
        Timeline timeline = plan.timeline();
        return plan.withDependencies(silent(plan.dependencies()))
                .withRollback(RollbackPlan.builder()
                        .addAllAutomaticTriggers(rollback.automaticTriggers())
                        .addAllManualSteps(silent(rollback.manualSteps()))
                        .within(silent(rollback.within()))
                        .reaction(rollback.reaction())
                        .data(new DataRollback(data.required(), data.reversal(), data.procedure(), List.of()))
                        .communication(rollback.communication())
                        .build())
                .withTimeline(new Timeline(
                        silent(timeline.preparation()),
                        timeline.phases().stream().map(TextsProperties::silent).toList(),
                        silent(timeline.total()),
                        silent(timeline.bake())));
    }

    private static List<Statement> silent(List<Statement> statements) {
        return statements.stream()
                .map(statement -> Statement.stated("Something"))
                .toList();
    }

    private static TimeSpan silent(TimeSpan span) {
        return new TimeSpan(span.length(), "");
    }
}
