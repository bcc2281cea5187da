package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One finding for each metric that is blind: what is missing, and what would help. */
class UnderpoweredMetricTest {
    private static final String WITHOUT = " Without that, give the gate the role observe, so that nobody relies on it.";

    @Test
    void aMeanWithoutItsSpreadNeedsTheSpread() {
        assertThat(found(unknown("Load time", MetricKind.MEAN, "2s", "< 3s")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate 'Load time < 3s' decides nothing in 'Pilot': the spread of 'Load time' is not known, so"
                                + " that nobody can tell how many requests show its harm.",
                        "Give its standard deviation with withStandardDeviation(..)."));
    }

    @Test
    void aCountWithoutTimeNeedsAUnit() {
        assertThat(found(unknown("Reports", MetricKind.COUNT, "10 reports", "< 20 reports")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate 'Reports < 20 reports' decides nothing in 'Pilot': its baseline 10 reports is no number of"
                                + " events over time, so that nobody can tell how many requests show its harm.",
                        "Give the baseline as events over time, such as in /hour."));
    }

    @Test
    void aCountOfNoneNeedsABaseline() {
        assertThat(found(unknown("Reports", MetricKind.COUNT, "0/hour", "< 2/hour")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate 'Reports < 2/hour' decides nothing in 'Pilot': its baseline is 0/hour, of which no harm is"
                                + " a multiple, so that nobody can tell how many requests show its harm.",
                        "Give as the baseline what it shows on a usual day."));
    }

    @Test
    void aHarmThatNoTrafficShowsNeedsACoarserLimit() {
        GateEvidence evidence = errors(0.17, "0.25%", OptionalLong.empty(), 8_500);

        assertThat(found(limited("0.2%", evidence))).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .contains("No number of requests tells 0.17% from 0.1%, and 5% for 1 day brings");
            assertThat(finding.advice()).isEqualTo("With a limit of 0.315% or more it could see its harm." + WITHOUT);
        });
    }

    /** 0.17% is 0.7 of the way from 0.1% to 0.2%, so that 0.25% is 0.7 of the way to at least 0.3143%. */
    @Test
    void theLimitPutsTheGateAtTheLeastThatIsSeen() {
        assertThat(adviceFor(limited("0.2%", errors("0.25%", 34_000))))
                .isEqualTo(
                        "A larger percentage or a soak of 4 days would bring the 34,000 requests that it needs. With a limit of"
                                + " 0.315% or more it could see its harm." + WITHOUT);
    }

    @Test
    void noLimitIsBeyondTheScale() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 34_000))))
                .isEqualTo("A larger percentage or a soak of 4 days would bring the 34,000 requests that it needs."
                        + WITHOUT);
    }

    @Test
    void noPercentageIsAboveAll() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 340_000))))
                .isEqualTo("A soak of 40 days would bring the 340,000 requests that it needs." + WITHOUT);
    }

    @Test
    void nothingHelpsWithinAYear() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 34_000_000))))
                .isEqualTo(
                        "No percentage, soak or limit lets it decide there, so let a person decide, or gate on what shows harm"
                                + " sooner." + WITHOUT);
    }

    @Test
    void severalPhasesAreOneFinding() {
        RolloutPlan pilot = limited("0.2%", errors("0.25%", 34_000));
        GateEvidence half = errors(0.16, "0.2%", OptionalLong.of(120_000), 60_000);
        RolloutPlan both =
                pilot.withPhases(Plans.changed(pilot.phases(), 2, phase -> phase.withEvidence(List.of(half))));

        assertThat(found(both))
                .containsExactly(new Finding(
                        "evidence.too-small",
                        FindingSeverity.WARNING,
                        "phases[1].goLiveCriteria[0]",
                        "The gate on 'API error rate' cannot see its harm in 'Pilot' and 'Experiment'. To tell 0.17% from"
                                + " 0.1% takes 34,000 requests (level 0.05, power 0.8), and 5% for 1 day brings 8,500"
                                + " requests. The least that it can see there is 0.25%. To tell 0.16% from 0.1% takes 120,000"
                                + " requests (level 0.05, power 0.8), and 50% for 14 days brings 60,000 requests. The least"
                                + " that it can see there is 0.2%.",
                        "In 'Pilot', a larger percentage or a soak of 4 days would bring the 34,000 requests that it needs. In"
                                + " 'Experiment', a larger percentage or a soak of 28 days would bring the 120,000 requests that it"
                                + " needs. With a limit of 0.315% or more it could see its harm in all of them."
                                + WITHOUT));
    }

    private static GateEvidence errors(String least, long needed) {
        return errors(0.17, least, OptionalLong.of(needed), 8_500);
    }

    private static GateEvidence errors(double harm, String least, OptionalLong needed, long available) {
        return Detectabilities.of(Verdict.UNDERPOWERED, harm, needed, available)
                .minimumDetectableEffect(quantity(least))
                .build();
    }

    /** The sound plan with a limit of the error rate, whose pilot sees this of it. */
    private static RolloutPlan limited(String limit, GateEvidence evidence) {
        MonitoredMetric errors = Plans.SOUND.monitoring().metrics().get(0);
        return Plans.withMetric(
                        0,
                        metric -> MonitoredMetric.builder()
                                .name(errors.name())
                                .kind(MetricKind.RATE)
                                .baseline(errors.baseline())
                                .threshold(errors.threshold())
                                .limit(Plans.threshold("< " + limit))
                                .build())
                .withPhases(Plans.withPhase(1, phase -> phase.withEvidence(List.of(evidence)))
                        .phases());
    }

    private static RolloutPlan unknown(String name, MetricKind kind, String baseline, String gate) {
        List<MonitoredMetric> metrics = new ArrayList<>(Plans.SOUND.monitoring().metrics());
        metrics.add(MonitoredMetric.builder()
                .name(name)
                .family(MetricFamily.ERROR)
                .kind(kind)
                .baseline(Plans.level(baseline))
                .threshold(Plans.threshold(gate))
                .build());
        GateEvidence evidence = GateEvidence.builder()
                .metric(name)
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(Procedure.NONE)
                .baseline(quantity(baseline))
                .harm(quantity(gate.substring(2)))
                .level(0.05)
                .power(0.8)
                .available(8_500)
                .verdict(Verdict.UNDERPOWERED)
                .build();
        return Plans.SOUND
                .withMonitoring(new Monitoring(metrics, List.of(), List.of()))
                .withPhases(Plans.withPhase(
                                1,
                                phase -> phase.withGoLiveCriteria(gate(name, gate, GateRole.OBSERVE))
                                        .withEvidence(List.of(evidence)))
                        .phases());
    }

    private static Quantity quantity(String text) {
        return (Quantity) Plans.level(text);
    }

    private static String adviceFor(RolloutPlan plan) {
        return found(plan).get(0).advice();
    }

    private static List<Finding> found(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .toList();
    }
}
