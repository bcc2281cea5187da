package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An entry of a list that is there because of a fact.
 *
 * @param rule the rule of the entry
 * @param with a change that has it
 * @param facts facts that it must tell, among others
 * @param without a change that does not have it
 */
record AdviceEntry(String rule, ChangeDraft with, Map<String, String> facts, ChangeDraft without) {
    static final Metric ERRORS = Metric.errorRate("5xx", percent(1));
    static final TargetingCondition BETA = TargetingCondition.is("user.tier", "beta");
    /** The phases of {@link #base()}. */
    static final String EACH_PHASE = "Pilot (5%), 25%, 50% and Full rollout (100%)";

    static AdviceEntry entry(String rule, ChangeDraft with, String fact, String value, ChangeDraft without) {
        return new AdviceEntry(rule, with, Map.of(fact, value), without);
    }

    static AdviceEntry entry(String rule, ChangeDraft with, Map<String, String> facts, ChangeDraft without) {
        return new AdviceEntry(rule, with, facts, without);
    }

    /** Needs a rollout. */
    static ChangeDraft base() {
        return Plans.savedFilters();
    }

    /** Needs none. */
    static ChangeDraft skipped() {
        return Plans.softerShadows();
    }

    /** Shows users nothing. */
    static ChangeDraft silent() {
        return RolloutPlanner.forChange("Token cache").touching(Trait.AUTHENTICATION);
    }

    static ChangeDraft with(Tooling.Builder tooling) {
        return base().tooling(tooling.build());
    }

    static ChangeDraft experiment(long usersPerDay) {
        return base().success(Metric.conversion("Sales", percent(3)))
                .population(Population.ofUsersPerDay(usersPerDay))
                .experiment(ExperimentRequest.changing("Sales", percent(10)));
    }

    void check() {
        assertThat(reasons(with.plan()))
                .as("%s with the fact", rule)
                .singleElement()
                .satisfies(reason -> assertThat(reason.facts()).containsAllEntriesOf(facts));
        assertThat(reasons(without.plan())).as("%s without the fact", rule).isEmpty();
    }

    private List<Reason> reasons(RolloutPlan plan) {
        Stream<List<Reason>> statements = Stream.of(
                        plan.dependencies(),
                        plan.recommendations(),
                        plan.checklists().before(),
                        plan.checklists().during(),
                        plan.checklists().after())
                .flatMap(List::stream)
                .map(Statement::reasons);
        return Stream.concat(statements, plan.risks().stream().map(PlanRisk::reasons))
                .flatMap(List::stream)
                .filter(reason -> reason.rule().equals(rule))
                .toList();
    }

    @Override
    public String toString() {
        return rule;
    }
}
