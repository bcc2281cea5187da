package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What brings a gate the sample that it needs, in a pilot of one day with 5% of the users. */
class GatePowerTest {
    private static final RolloutPlan STEADY = Plans.withPopulation(
            Population.ofUsersPerDay(120_000).withUsersPerWeek(7 * 120_000).withUsersPerMonth(30 * 120_000));

    @ParameterizedTest
    @CsvSource({
        "8500,    ",
        "8501,    Raise the percentage or soak for 2 days in Pilot",
        "170000,  Raise the percentage or soak for 20 days in Pilot",
        "170001,  Soak for 21 days in Pilot",
        "3102500, Soak for 365 days in Pilot",
        "3102501, ",
    })
    void aPercentageIsAtMostEverybodyAndASoakAtMostAYear(long needed, String advice) {
        assertHelp(help("request", needed, 8_500, Optional.empty()), advice);
    }

    @ParameterizedTest
    @CsvSource({"8500, 'the bake,'", "8501, 'the bake to 2 days,'"})
    void aBakeThatBringsEnoughNeedsNotBeLonger(long needed, String advice) {
        GateEvidence evidence = evidence("request", needed, 8_500, Optional.empty());

        assertThat(PlanLinter.lint(Plans.withSuccessEvidence(GateRole.SUCCESS, evidence)))
                .filteredOn(finding -> finding.rule().equals("evidence.success-too-small"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).startsWith("Lengthen " + advice));
    }

    /** What is exposed in the last hours of the phase is not there at its end. */
    @ParameterizedTest
    @CsvSource({
        "6,  42500, 8500, Raise the percentage or soak for 4 days",
        "24, 42500, 0,    ",
        "24, 17000, 8500, Raise the percentage in",
        "36, 42500, 0,    ",
    })
    void requestsThatComeLateDoNotCount(int hoursLate, long needed, long available, String advice) {
        assertHelp(help("request", needed, available, Optional.of(Duration.ofHours(hoursLate))), advice);
    }

    /** 34,000 of the pilot's 5% are 680,000 of all users, who come in six days. */
    @ParameterizedTest
    @CsvSource({"0, Raise the percentage or soak for 6 days", "36, Soak for 8 days"})
    void usersAreCountedUntilEnoughHaveCome(int hoursLate, String advice) {
        Optional<Duration> delay = Optional.of(Duration.ofHours(hoursLate)).filter(late -> !late.isZero());

        assertHelp(help("user", 34_000, delay.isPresent() ? 0 : 6_000, delay), advice);
    }

    @Test
    void nobodyComesToAPhaseOfNobody() {
        RolloutPlan closed = STEADY.withPhases(Plans.withPhase(
                        1,
                        phase -> phase.withPercentage(Percentage.ZERO)
                                .withEvidence(List.of(evidence("user", 34_000, 0, Optional.empty()))))
                .phases());

        assertHelp(found(closed).advice(), null);
    }

    /** Of those with the change, the smaller of two treatments has two fifths up to the end of the experiment. */
    @ParameterizedTest
    @CsvSource({"1, but 2% for 1 day brings", "3, but 100% for 1 day brings"})
    void theSmallestTreatmentHasAPartOfThePhase(int phaseAt, String message) {
        RolloutPlan plan = STEADY.withExperiment(
                Plans.design(50, 30, 20).sampleSizePerGroup(61_000).days(14).build());
        RolloutPlan judged = plan.withPhases(Plans.changed(
                plan.phases(),
                phaseAt,
                phase -> phase.withEvidence(List.of(evidence("request", 34_000, 8_500, Optional.empty())))));

        assertThat(found(judged).message()).contains(message);
    }

    private static void assertHelp(String advice, String expected) {
        assertThat(advice).startsWith(expected == null ? "No percentage, soak or limit" : expected);
    }

    private static String help(String unit, long needed, long available, Optional<Duration> delay) {
        return found(piloting(evidence(unit, needed, available, delay))).advice();
    }

    private static RolloutPlan piloting(GateEvidence evidence) {
        return STEADY.withPhases(Plans.withPhase(1, phase -> phase.withEvidence(List.of(evidence)))
                .phases());
    }

    private static GateEvidence evidence(String unit, long needed, long available, Optional<Duration> delay) {
        return GateEvidence.builder()
                .metric("API error rate")
                .unit(unit)
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                .baseline(Quantity.of(Percentage.percent(0.1)))
                .harm(Quantity.of(Percentage.percent(0.17)))
                .level(0.05)
                .power(0.8)
                .needed(needed)
                .available(available)
                .delay(delay)
                .verdict(Verdict.UNDERPOWERED)
                .build();
    }

    private static Finding found(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .findFirst()
                .orElseThrow();
    }
}
