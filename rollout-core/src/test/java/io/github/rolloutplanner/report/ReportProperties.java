package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;

/** Whatever the change, its plan makes a report in each form. */
@Domain(Changes.class)
@PropertyDefaults(tries = 20)
class ReportProperties {
    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property
    void eachPlanMakesAPage(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);
        String page = PlanReport.html(plan);

        assertThat(PageCheck.read(page).text()).contains(PageCheck.shown(plan.feature()));
        assertThat(PlanReport.html(planner.plan(change))).isEqualTo(page);
    }

    @Property
    void eachPlanMakesMarkdown(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);

        MarkdownCheck read = MarkdownCheck.read(PlanReport.markdown(plan));

        assertThat(read.words()).contains(TextWidth.line(plan.feature()));
        assertThat(read.diagrams())
                .allSatisfy(chart -> assertThat(GanttCheck.read(chart)).isNotEmpty());
    }

    @Property
    void eachPlanMakesAText(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);

        assertThat(PlanReport.text(plan, 72).lines()).allMatch(line -> TextWidth.columns(line) <= 72);
    }
}
