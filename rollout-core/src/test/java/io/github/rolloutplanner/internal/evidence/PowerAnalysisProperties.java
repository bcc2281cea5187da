package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.SoakRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

@PropertyDefaults(tries = 300)
class PowerAnalysisProperties {
    private static final double BASELINE = 0.5;

    private static PhasePowerAnalysis prove(
            long requests, double percentage, double harm, Duration soak, Duration longest) {
        Population population = Population.ofUsersPerDay(1_000).withRequestsPerDay(requests);
        GateQuestion gate = new GateQuestion(
                Metric.errorRate("5xx", percent(BASELINE)),
                GateRole.GUARDRAIL,
                Quantity.of(harm, "%"),
                Quantity.of(harm, "%"));
        return new PowerAnalysis(population, EvidencePolicy.standard(), 2, 1)
                .prove(new PhaseQuestion(percent(percentage), true, List.of(), soak, longest(longest), List.of(gate)));
    }

    @Property
    void anExtendedSoakIsTheLeastWholeHourThatBringsWhatIsNeededAndAReserve(
            @ForAll @LongRange(min = 100, max = 1_000_000_000L) long requests,
            @ForAll @DoubleRange(min = 0.01, max = 99) double percentage,
            @ForAll @DoubleRange(min = 0.51, max = 50) double harm,
            @ForAll @IntRange(min = 1, max = 10_000) int minutes,
            @ForAll @IntRange(min = 1, max = 400) int longestHours) {
        Duration wanted = Duration.ofMinutes(minutes);
        Duration longest = Duration.ofHours(longestHours);
        PhasePowerAnalysis proof = prove(requests, percentage, harm, wanted, longest);
        GateEvidence evidence = proof.gates().get(0);
        double perHour = requests / 24.0 * percent(percentage).fraction();
        double needed = evidence.needed().orElseThrow();
        double hours = proof.soak().toMinutes() / 60.0;

        assertThat(proof.soak()).isGreaterThanOrEqualTo(wanted);
        assertThat(evidence.available()).isCloseTo((long) (perHour * hours), within(1L));
        switch (evidence.verdict()) {
            case POWERED -> {
                assertThat(proof.soak()).isEqualTo(wanted);
                assertThat(evidence.available()).isGreaterThanOrEqualTo((long) needed);
            }
            case EXTENDED -> {
                assertThat(proof.soak()).isLessThanOrEqualTo(longest).isGreaterThan(wanted);
                assertThat(proof.soak().toMinutes() % 60).isZero();
                double reserved = needed + 3 * Math.sqrt(needed);
                boolean hasReserve = perHour * longestHours >= reserved * (1 + 1e-9);
                double asked = hasReserve ? reserved : needed;
                assertThat(evidence.available()).isGreaterThanOrEqualTo((long) asked);
                assertThat(perHour * Math.max(minutes / 60.0, hours - 1)).isLessThan(asked * (1 + 1e-9));
            }
            case UNDERPOWERED -> {
                assertThat(proof.soak()).isEqualTo(wanted);
                assertThat(perHour * Math.max(minutes / 60.0, longestHours)).isLessThan(needed * (1 + 1e-9));
            }
        }
    }

    @Property
    void moreTrafficNeverMakesAPhaseLonger(
            @ForAll @LongRange(min = 100, max = 1_000_000_000L) long requests,
            @ForAll @IntRange(min = 1, max = 20) int times,
            @ForAll @DoubleRange(min = 0.51, max = 50) @Scale(3) double harm) {
        Duration day = Duration.ofDays(1);
        Duration year = Duration.ofDays(365);
        PhasePowerAnalysis proof = prove(requests, 5, harm, day, year);
        PhasePowerAnalysis busier = prove(requests * times, 5, harm, day, year);
        if (proof.gates().get(0).verdict() != Verdict.UNDERPOWERED) {
            assertThat(busier.soak()).isLessThanOrEqualTo(proof.soak());
        }
        assertThat(busier.gates().get(0).needed())
                .isEqualTo(proof.gates().get(0).needed());
    }

    private static LongestSoak longest(Duration length) {
        return new LongestSoak(length, SoakRows.STATED.reason());
    }
}
