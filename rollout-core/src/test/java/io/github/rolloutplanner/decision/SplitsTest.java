package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.detection.PlannedGroups;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How large both groups of a phase should be, and what part of the exposed users has which treatment. */
class SplitsTest {
    private static final Offset<Double> NEAR = within(1e-6);
    private static final DecisionPolicy STANDARD = DecisionPolicy.standard();
    private static final Optional<String> ALL = Optional.empty();
    private static final Optional<String> ONE_PAGE = Optional.of("one page");

    private static final RolloutPlan LADDER = RolloutPlanner.forChange("Search")
            .behavioral("Search finds what was meant")
            .population(Population.ofUsersPerDay(10_000))
            .ladder(Step.of("Team", 0, Duration.ofDays(1)), Step.of("Pilot", 20, Duration.ofDays(1)), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(1)))
            .plan();

    private static RolloutPlan tested(ExperimentRequest request) {
        return RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(100_000))
                .experiment(request)
                .success(Metric.conversion("Sign-ups", percent(10)))
                .plan();
    }

    private static List<PlannedGroups> groups(RolloutPlan plan, DecisionPolicy policy, Optional<String> treatment) {
        return new Splits(plan, policy, Treatments.of(plan)).groups(treatment);
    }

    private static PlannedGroups ofExperiment(RolloutPlan plan, DecisionPolicy policy, Optional<String> treatment) {
        return groups(plan, policy, treatment)
                .get(plan.experimentPhase().orElseThrow().number() - 1);
    }

    @Test
    void areAsManyOrAllOthersWhereNothingIsSaid() {
        PlannedGroups pilot = groups(LADDER, STANDARD, ALL).get(1);

        assertThat(pilot.controlPerTreated()).containsExactly(1.0, 4.0);
        assertThat(pilot.exposedPerDay().orElseThrow()).isCloseTo(2_000, NEAR);
    }

    @Test
    void areWhatThePolicySays() {
        DecisionPolicy half = STANDARD.withControlGroup(ControlGroup.ratio(0.5));

        assertThat(groups(LADDER, half, ALL).get(1).controlPerTreated()).containsExactly(0.5);
    }

    @Test
    void areUnknownBeforeAnyUserAndAfterTheLast() {
        assertThat(groups(LADDER, STANDARD, ALL).get(0)).isEqualTo(PlannedGroups.UNKNOWN);
        assertThat(groups(LADDER, STANDARD, ALL).get(2)).isEqualTo(PlannedGroups.UNKNOWN);
    }

    @Test
    void areThoseOfTheExperimentInItsPhase() {
        RolloutPlan plan =
                tested(ExperimentRequest.changing("Sign-ups", percent(5)).splitInto(75, 25));

        assertThat(ofExperiment(plan, STANDARD, ALL).controlPerTreated())
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isCloseTo(3, NEAR));
        assertThat(ofExperiment(plan, STANDARD.withControlGroup(ControlGroup.equalSize()), ALL)
                        .controlPerTreated())
                .containsExactly(1.0);
    }

    private static final RolloutPlan FORMS = tested(ExperimentRequest.changing("Sign-ups", percent(5))
            .between("long form", "one page", "no form")
            .splitInto(50, 30, 20));

    @Test
    void areThoseOfEachOfSeveralTreatments() {
        PlannedGroups onePage = ofExperiment(FORMS, STANDARD, ONE_PAGE);

        assertThat(onePage.controlPerTreated())
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isCloseTo(50.0 / 30, NEAR));
        assertThat(onePage.exposedPerDay().orElseThrow()).isCloseTo(30_000, NEAR);
    }

    /** Of 5% of the users, 3% see one page and 95% see none. */
    @Test
    void areThoseOfTheSplitOrAllOthersBeforeTheExperiment() {
        int before = FORMS.experimentPhase().orElseThrow().number() - 1;
        Percentage exposed = FORMS.phases().get(before - 1).percentage();
        double ofTreatment = exposed.fraction() * 0.6;

        PlannedGroups groups = groups(FORMS, STANDARD, ONE_PAGE).get(before - 1);

        assertThat(FORMS.phases().get(before - 1).purpose()).isEqualTo(PhasePurpose.ROLLOUT);
        assertThat(groups.controlPerTreated().get(0)).isCloseTo(50.0 / 30, NEAR);
        assertThat(groups.controlPerTreated().get(1)).isCloseTo((1 - exposed.fraction()) / ofTreatment, NEAR);
        assertThat(groups(FORMS, STANDARD.withControlGroup(ControlGroup.ratio(2)), ONE_PAGE)
                        .get(before - 1)
                        .controlPerTreated())
                .singleElement()
                .satisfies(ratio -> assertThat(ratio).isCloseTo(2 / 0.6, NEAR));
    }

    @Test
    void giveEachTreatmentItsPartUntilTheExperimentEnds() {
        Treatments treatments = Treatments.of(FORMS);
        int last = treatments.lastPhase();

        assertThat(treatments.partOf(ONE_PAGE, last)).isCloseTo(0.6, NEAR);
        assertThat(treatments.partOf(ONE_PAGE, last + 1)).isEqualTo(1);
        assertThat(treatments.partOf(ALL, last)).isEqualTo(1);
    }

    @Test
    void giveNoTreatmentNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Treatments(
                        List.of("one page", "no form"), List.of(percent(50), percent(50), Percentage.ZERO), 2));
    }
}
