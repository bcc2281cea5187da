package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One finding for each metric that is underpowered: what is missing, and what would help. */
class UnderpoweredMetricTest {
    private static final String OBSERVE = " Otherwise give the gate the role observe.";

    @Test
    void aMeanNeedsItsSpread() {
        assertThat(found(unknown("Load time", MetricKind.MEAN, "2s", "< 3s")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate Load time < 3s observes and is underpowered in Pilot."
                                + " The standard deviation of Load time is unknown.",
                        "Give it with withStandardDeviation(..)."));
    }

    @Test
    void aMeanWhoseSpreadIsKnownNeedsABaselineThatIsKnown() {
        assertThat(found(unknown("Load time", MetricKind.MEAN, "2s", "< 3s", OptionalDouble.of(0.5))))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("may stand beyond the limit without the change"));
    }

    /** A gate that acts is worse to have in vain than one that observes, and what is known of one is said. */
    @Test
    void theFirstGateThatActsStandsForAll() {
        RolloutPlan pilot = unknown("Load time", MetricKind.MEAN, "2s", "< 3s");
        GateEvidence missing = pilot.phases().get(1).evidence().get(0);
        GateEvidence known = GateEvidence.builder()
                .metric("Load time")
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_MEANS)
                .baseline(missing.baseline())
                .harm(missing.harm())
                .level(0.05)
                .power(0.8)
                .needed(120_000)
                .available(60_000)
                .verdict(Verdict.UNDERPOWERED)
                .build();
        RolloutPlan both = pilot.withPhases(Plans.changed(
                pilot.phases(),
                2,
                phase -> phase.withGoLiveCriteria(gate("Load time", "< 3s")).withEvidence(List.of(known))));

        assertThat(found(both)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.path()).isEqualTo("phases[2].goLiveCriteria[0]");
            assertThat(finding.message())
                    .isEqualTo(
                            "The gate on Load time is underpowered in Pilot and Experiment. Detecting 3s (baseline 2s)"
                                    + " takes 120,000 requests at significance level 0.05 and power 0.8, but 50% for 14 days brings"
                                    + " 60,000.");
        });
    }

    @Test
    void aRateNeedsAPercentage() {
        assertThat(found(unknown("Errors", MetricKind.RATE, "2 a day", "< 3 a day")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate Errors < 3 a day observes and is underpowered in Pilot."
                                + " The baseline 2 a day is no percentage.",
                        "Give the baseline in %."));
    }

    /** A baseline in % that is hardly known is a percentage all the same. */
    @Test
    void aRateNeedsABaselineThatIsKnown() {
        assertThat(found(unknown("Errors", MetricKind.RATE, "0.2%", "< 0.5%")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate Errors < 0.5% observes and is underpowered in Pilot."
                                + " By what is known of it, Errors may stand beyond the limit without the change"
                                + " (baseline 0.2%).",
                        "Measure the baseline from more observations, Metric.withBaseline(..), or loosen the limit."));
    }

    @Test
    void aCountNeedsATime() {
        assertThat(found(unknown("Reports", MetricKind.COUNT, "10 reports", "< 20 reports")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate Reports < 20 reports observes and is underpowered in Pilot."
                                + " The baseline 10 reports is no number of events over time.",
                        "Give the baseline as events over time, such as in /hour."));
    }

    @Test
    void aCountOfNoneNeedsABaseline() {
        assertThat(found(unknown("Reports", MetricKind.COUNT, "0/hour", "< 2/hour")))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate Reports < 2/hour observes and is underpowered in Pilot."
                                + " No limit is a multiple of the baseline 0/hour.",
                        "Give the value of a usual day as the baseline."));
    }

    @Test
    void anEffectThatNoTrafficShowsNeedsALooserLimit() {
        GateEvidence evidence = errors(0.17, "0.25%", OptionalLong.empty(), 8_500);

        assertThat(found(limited("0.2%", evidence)))
                .extracting(Finding::message, Finding::advice)
                .containsExactly(tuple(
                        "The gate API error rate < 0.17% is underpowered in Pilot. No number of requests detects 0.17%"
                                + " (baseline 0.1%), and 5% for 1 day brings 8,500; MDE 0.25%.",
                        "Loosen the limit to 0.315%." + OBSERVE));
    }

    /** 0.17% is 0.7 of the way from 0.1% to 0.2%, so that 0.25% is 0.7 of the way to at least 0.3143%. */
    @Test
    void theLimitPutsTheGateAtTheMinimumDetectableEffect() {
        assertThat(adviceFor(limited("0.2%", errors("0.25%", 34_000)))).contains("loosen the limit to 0.315%");
    }

    @Test
    void noLimitIsBeyondTheScale() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 34_000))))
                .startsWith("Raise the percentage or soak for 4 days")
                .doesNotContain("limit");
    }

    /** Users are in a ring by what they are, not by a percentage. */
    @Test
    void aRingIsMadeLarger() {
        RolloutPlan plan = limited("0.2%", errors("80%", 34_000));
        RolloutPlan inRing = plan.withPhases(
                plan.phases().stream().map(UnderpoweredMetricTest::asRing).toList());

        assertThat(adviceFor(inRing)).startsWith("Move users of later rings into this one or soak for 4 days");
    }

    private static RolloutPhase asRing(RolloutPhase phase) {
        return RolloutPhase.builder()
                .number(phase.number())
                .name(phase.name())
                .purpose(phase.purpose())
                .percentage(phase.percentage())
                .audience(new Audience.RingMembers("Beta", 8_500, "user"))
                .soak(phase.soak())
                .addAllGoLiveCriteria(phase.goLiveCriteria())
                .addAllEvidence(phase.evidence())
                .build();
    }

    @Test
    void noPercentageIsAboveAll() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 340_000)))).startsWith("Soak for 40 days");
    }

    @Test
    void nothingHelpsWithinAYear() {
        assertThat(adviceFor(limited("0.2%", errors("80%", 34_000_000))))
                .isEqualTo(
                        "No percentage, soak or limit gives it enough power: approve manually, or gate on a metric that"
                                + " reacts faster." + OBSERVE);
    }

    @Test
    void severalPhasesAreOneFinding() {
        RolloutPlan pilot = limited("0.2%", errors("0.25%", 34_000));
        GateEvidence half = errors(0.16, "0.2%", OptionalLong.of(120_000), 60_000);
        RolloutPlan both =
                pilot.withPhases(Plans.changed(pilot.phases(), 2, phase -> phase.withEvidence(List.of(half))));

        assertThat(found(both)).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("phases[1].goLiveCriteria[0]");
            assertThat(finding.message())
                    .startsWith("The gate on API error rate is underpowered in Pilot and Experiment. ")
                    .contains("34,000", "120,000");
            assertThat(finding.advice())
                    .contains("soak for 4 days in Pilot", "soak for 28 days in Experiment")
                    .endsWith("Or loosen the limit to 0.315%." + OBSERVE);
        });
    }

    private static GateEvidence errors(String least, long needed) {
        return errors(0.17, least, OptionalLong.of(needed), 8_500);
    }

    private static GateEvidence errors(double harm, String least, OptionalLong needed, long available) {
        return Evidences.of(Verdict.UNDERPOWERED, harm, needed, available)
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
        return unknown(name, kind, baseline, gate, OptionalDouble.empty());
    }

    private static RolloutPlan unknown(
            String name, MetricKind kind, String baseline, String gate, OptionalDouble spread) {
        List<MonitoredMetric> metrics = new ArrayList<>(Plans.SOUND.monitoring().metrics());
        metrics.add(MonitoredMetric.builder()
                .name(name)
                .family(MetricFamily.ERROR)
                .kind(kind)
                .standardDeviation(spread)
                .baseline(Plans.level(baseline))
                .threshold(Plans.threshold(gate))
                .build());
        GateEvidence evidence = GateEvidence.builder()
                .metric(name)
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.NONE)
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
