package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a limit must lie so that the gates it sets are powered. */
class LooserLimitTest {
    private static final Pattern ADVICE = Pattern.compile("oosen the ((?:gate|limit) to \\S+[^. ])");

    /** A gate without a limit of the metric stands where its metric can. */
    @ParameterizedTest
    @CsvSource({
        "0.1%,  < 0.17%, 0.25%,  gate to 0.25%",
        "0.1%,  < 0.17%, 99.9%,  gate to 99.9%",
        "0.1%,  < 0.17%, 100%,   ",
        "850ms, < 900ms, 1200ms, gate to 1200ms",
        "4%,    > 3.7%,  0.1%,   gate to 0.1%",
        "4%,    > 3.7%,  0%,     ",
    })
    void aGateStandsOnItsScale(String baseline, String gate, String least, String advice) {
        assertThat(advised(metric(baseline, gate, Optional.empty()), gate, least))
                .isEqualTo(Optional.ofNullable(advice));
    }

    /**
     * The distance of a gate is rounded to three digits, and that of the limit, too. A gate at 0.17% may be one at 0.16995%, which is
     * 0.6995 of the way from 0.1% to 0.2%.
     */
    @ParameterizedTest
    @CsvSource({
        "0.1%, < 0.17%, < 0.2%, 0.247%, limit to 0.311%",
        "0.1%, < 0.17%, < 0.2%, 0.246%, limit to 0.309%",
        "0.1%, < 0.2%,  < 0.2%, 0.25%,  limit to 0.251%",
        "4%,   > 3.7%,  > 3.6%, 3.5%,   limit to 3.332%",
        "4%,   > 3.7%,  > 3.6%, 0.1%,   ",
    })
    void aLimitIsAsFarBeyondAsTheGateIsWithin(String baseline, String gate, String limit, String least, String advice) {
        assertThat(advised(metric(baseline, gate, Optional.of(limit)), gate, least))
                .isEqualTo(Optional.ofNullable(advice));
    }

    @ParameterizedTest
    @CsvSource({"< 0.3%, < 0.2%", "< 0.1%, < 0.2%", "< 0.05%, < 0.2%"})
    void noLimitSetsAGateThatIsNotOnTheWayToIt(String gate, String limit) {
        assertThat(advised(metric("0.1%", gate, Optional.of(limit)), gate, "0.25%"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1%, < 0.17%, 0.25%, 0.3%,  gate to 0.3%",
        "0.1%, < 0.17%, 0.3%,  0.25%, gate to 0.3%",
        "4%,   > 3.7%,  3.5%,  3.1%,  gate to 3.1%",
        "4%,   > 3.7%,  3.1%,  3.5%,  gate to 3.1%",
    })
    void itServesThePhaseThatDetectsLeast(String baseline, String gate, String pilot, String test, String advice) {
        assertThat(advised(metric(baseline, gate, Optional.empty()), gate, pilot, test))
                .contains(advice);
    }

    private static Optional<String> advised(MonitoredMetric metric, String gate, String... least) {
        RolloutPlan plan = Plans.withAlso(metric);
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        for (int at = 0; at < least.length; at++) {
            phases.set(
                    1 + at,
                    phases.get(1 + at)
                            .withGoLiveCriteria(gate(metric.name(), gate))
                            .withEvidence(List.of(detecting(least[at], metric, gate))));
        }
        return PlanLinter.lint(plan.withPhases(phases)).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .findFirst()
                .orElseThrow()
                .advice()
                .transform(text -> ADVICE.matcher(text).results())
                .map(found -> found.group(1))
                .findFirst();
    }

    private static MonitoredMetric metric(String baseline, String gate, Optional<String> limit) {
        return MonitoredMetric.builder()
                .name("Refunds")
                .baseline(Plans.level(baseline))
                .threshold(Plans.threshold(gate))
                .limit(limit.map(Plans::threshold))
                .build();
    }

    /** Evidence of a gate that no number of requests gives enough power. */
    private static GateEvidence detecting(String least, MonitoredMetric metric, String gate) {
        return GateEvidence.builder()
                .metric(metric.name())
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                .baseline((Quantity) metric.baseline())
                .harm((Quantity) Plans.threshold(gate).level())
                .level(0.05)
                .power(0.8)
                .available(8_500)
                .minimumDetectableEffect((Quantity) Plans.level(least))
                .verdict(Verdict.UNDERPOWERED)
                .build();
    }
}
