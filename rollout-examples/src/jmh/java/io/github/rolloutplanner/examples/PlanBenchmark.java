package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofMillis;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to plan a change with five metrics and a population, to check the plan, and to explain it; by risk. A
 * HIGH change has six phases. Goal: under 100 µs to plan. What the evidence costs is the ratio of {@link #plan} to {@link
 * #planWithoutPopulation}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {
    /** The risk of the change. */
    @Param
    public RiskLevel risk;

    private RolloutPlanner planner;
    private Change change;
    private Change withoutPopulation;
    private RolloutPlan plan;

    /** Creates the planner, a change and its plan. */
    @Setup
    public void prepare() {
        planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());
        change = changeOf(risk);
        withoutPopulation = changeWithoutPopulation(risk).build();
        plan = planner.plan(change);
        if (plan.risk() != risk) {
            throw new IllegalStateException("Planned as " + plan.risk() + ", not as " + risk);
        }
    }

    /** Plans the change, with evidence for each gate. */
    @Benchmark
    public RolloutPlan plan() {
        return planner.plan(change);
    }

    /** Plans the same change where nobody knows how many users come, so without evidence. */
    @Benchmark
    public RolloutPlan planWithoutPopulation() {
        return planner.plan(withoutPopulation);
    }

    /** Plans the change and checks the plan. */
    @Benchmark
    public List<Finding> planAndLint() {
        return PlanLinter.lint(planner.plan(change));
    }

    /** Explains its plan, number by number. */
    @Benchmark
    public String explain() {
        return plan.explain();
    }

    /** Checks its plan. */
    @Benchmark
    public List<Finding> lint() {
        return PlanLinter.lint(plan);
    }

    static Change changeOf(RiskLevel risk) {
        return changeWithoutPopulation(risk)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .build();
    }

    private static Change.Builder changeWithoutPopulation(RiskLevel risk) {
        return Change.named("One-page checkout")
                .addUserFacingChanges(
                        new UserFacingChange(ImpactKind.UI, "Checkout is one page instead of three steps"))
                .addTraits(traitOf(risk))
                .addMeasures(
                        guardrail(Metric.errorRate("Error rate", percent(0.2)).mustStayBelow(percent(0.5))))
                .addMeasures(guardrail(Metric.latency("p95", ofMillis(850)).mustStayBelow(Level.timesBaseline(1.5))))
                .addMeasures(
                        guardrail(Metric.crashRate("Crash rate", percent(0.1)).mustStayBelow(percent(0.3))))
                .addMeasures(new MetricInRole(Metric.conversion("Conversion", percent(3)), GateRole.SIGNAL))
                .addMeasures(new MetricInRole(Metric.revenue("Order value", Quantity.of(60, "EUR")), GateRole.SUCCESS));
    }

    private static MetricInRole guardrail(Metric metric) {
        return new MetricInRole(metric, GateRole.GUARDRAIL);
    }

    private static Trait traitOf(RiskLevel risk) {
        return switch (risk) {
            case LOW -> Trait.VISUAL_ONLY;
            case MEDIUM -> Trait.WORKFLOW_CHANGE;
            case HIGH -> Trait.CRITICAL_PATH;
            case CRITICAL -> Trait.PAYMENTS;
        };
    }
}
