package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.ExposureCurve;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import org.assertj.core.api.SoftAssertions;

/** What holds for the plan of every change, whatever it is. */
@Domain(Changes.class)
@PropertyDefaults(tries = 200)
class PlanProperties {
    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property
    void theSameChangeAlwaysHasTheSamePlan(@ForAll Change change) {
        RolloutPlan another =
                RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change);
        assertThat(planner.plan(change)).isEqualTo(another).hasToString(another.toString());
    }

    @Property
    void sharesNeverFallAndEndAtEverybody(@ForAll Change change) {
        List<Percentage> percentages = planner.plan(change).phases().stream()
                .map(RolloutPhase::percentage)
                .toList();
        assertThat(percentages).isSorted().allMatch(Percentage::isPercentage).endsWith(Percentage.ONE_HUNDRED);
    }

    @Property
    void everyPhaseButTheLastSoaks(@ForAll Change change) {
        List<RolloutPhase> phases = planner.plan(change).phases();
        int last = phases.size() - 1;
        assertThat(phases.get(last).soak()).isEmpty();
        assertThat(phases.subList(0, last))
                .allSatisfy(phase -> assertThat(phase.soak())
                        .hasValueSatisfying(soak -> assertThat(soak).isPositive()));
    }

    @Property
    void everyPhaseIsClosedBySomething(@ForAll Change change) {
        assertThat(planner.plan(change).phases())
                .allSatisfy(phase -> assertThat(phase.goLiveCriteria()).isNotEmpty());
    }

    @Property
    void onlyReadingsAreComparedWithTheirOwnLevelUnasked(@ForAll Change change) {
        assertThat(planner.plan(change).phases())
                .flatExtracting(RolloutPhase::goLiveCriteria)
                .filteredOn(gate -> gate.tolerance() instanceof Tolerance.Statistical)
                .extracting(Gate::comparison)
                .doesNotContain(Optional.of(Comparison.ABSOLUTE));
    }

    @Property
    void phasesAreNumberedAndHaveNamesOfTheirOwn(@ForAll Change change) {
        List<RolloutPhase> phases = planner.plan(change).phases();
        assertThat(phases).extracting(RolloutPhase::name).doesNotHaveDuplicates();
        assertThat(phases)
                .extracting(RolloutPhase::number)
                .isEqualTo(IntStream.rangeClosed(1, phases.size()).boxed().toList());
    }

    @Property
    void theTimelineIsTheSumOfItsParts(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);
        Duration soaks =
                plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
        Duration preparation = plan.timeline().preparation().length().orElseThrow();
        assertThat(plan.timeline().total().length()).contains(preparation.plus(soaks));
        assertThat(plan.timeline().phases()).hasSameSizeAs(plan.phases());
    }

    @Property
    void moreRiskNeverExposesAnybodyEarlier(@ForAll Change change) {
        RiskLevel risk = Assessment.of(change, RolloutPolicy.standard().risks()).risk();
        ExposureCurve calmer = curve(atLeast(change, risk));
        ExposureCurve riskier = curve(atLeast(change, risk.raised()));
        assertThat(riskier.isNowhereAbove(calmer))
                .as("%s at %s, %s one level up", calmer, risk, riskier)
                .isTrue();
    }

    @Property
    void aRollbackHasStepsAndABound(@ForAll Change change) {
        RolloutPlan plan = planner.plan(change);
        assertThat(plan.rollback().manualSteps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.text()).isNotBlank());
        assertThat(plan.rollback().within().length())
                .hasValueSatisfying(bound -> assertThat(bound).isPositive());
    }

    @Property
    void everythingDerivedHasAReason(@ForAll Change change) {
        SoftAssertions softly = new SoftAssertions();
        PlanTexts.of(planner.plan(change)).derived().forEach((where, reasons) -> {
            softly.assertThat(reasons).as(where).isNotEmpty();
            softly.assertThat(reasons).extracting(Reason::rule).as(where).allMatch(rule -> rule.matches("[a-z.-]+"));
            softly.assertThat(reasons).extracting(Reason::sentence).as(where).noneMatch(String::isBlank);
        });
        softly.assertAll();
    }

    @Property
    void theLinterFindsNoErrorInOurOwnPlans(@ForAll Change change) {
        List<Finding> errors = PlanLinter.lint(planner.plan(change)).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        assertThat(errors)
                .as(errors.stream().map(Finding::toString).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    private ExposureCurve curve(Change change) {
        return ExposureCurve.ofSteps(planner.plan(change).phases().stream()
                .map(phase -> new Step(phase.name(), phase.percentage(), phase.soak()))
                .toList());
    }

    /** The same change with a floor; a change is closed to copies, so it is described again. */
    private static Change atLeast(Change change, RiskLevel floor) {
        Change.Builder again = Change.named(change.name())
                .addAllUserFacingChanges(change.userFacingChanges())
                .addAllTraits(change.traits())
                .environment(change.environment())
                .population(change.population())
                .addAllMeasures(change.measures())
                .internalFirst(change.internalFirst())
                .experiment(change.experiment())
                .flagKey(change.flagKey())
                .strategy(change.strategy())
                .ladder(change.ladder());
        return again.riskAtLeast(floor).build();
    }
}
