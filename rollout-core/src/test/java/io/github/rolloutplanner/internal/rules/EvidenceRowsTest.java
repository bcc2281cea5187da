package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.internal.rules.Reading.because;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceRowsTest {
    private static final Fact METRIC = fact("metric", "5xx");
    private static final Fact BASELINE = fact("baseline", Quantity.of(percent(1)));

    private static Fact[] sample(Fact... more) {
        return Stream.concat(
                        Stream.of(
                                METRIC,
                                BASELINE,
                                fact("effect", Quantity.of(percent(1.5))),
                                fact("level", 0.0027),
                                fact("power", 0.8),
                                fact("needed", requests(7_457)),
                                fact("percentage", percent(5)),
                                fact("available", requests(9_000))),
                        Stream.of(more))
                .toArray(Fact[]::new);
    }

    private static Counted requests(long number) {
        return new Counted(number, "request");
    }

    private static Fact mde(double percent) {
        return fact("mde", Quantity.of(percent(percent)));
    }

    static List<Reading> readings() {
        return List.of(
                because(
                        EvidenceRows.POWERED,
                        "Powered: detecting 5xx at 1.5% instead of 1% (significance level 0.0027, power 0.8) takes 7,457"
                                + " requests in each of 2 groups; 5% for 1 day gives 9,000 requests, enough after 20 hours."
                                + " MDE 1.4%.",
                        sample(
                                fact("groups", 2),
                                fact("soak", Duration.ofDays(1)),
                                fact("after", Duration.ofHours(20)),
                                mde(1.4))),
                because(
                        EvidenceRows.EXTENDED,
                        "Extended: detecting 5xx at 1.5% instead of 1% (significance level 0.0027, power 0.8) takes"
                                + " 7,457 requests against the other 25% as control group; 5% for 1 day 6 hours instead of"
                                + " 1 day gives 9,000 requests, enough after 1 day 6 hours. MDE 1.5%.",
                        sample(
                                fact("control", percent(25)),
                                fact("soak", Duration.ofHours(30)),
                                fact("nominal", Duration.ofDays(1)),
                                fact("after", Duration.ofHours(30)),
                                mde(1.5))),
                because(
                        EvidenceRows.UNDERPOWERED,
                        "Underpowered: detecting 5xx at 1.5% instead of 1% (significance level 0.0027, power 0.8) takes"
                                + " 7,457 requests; 5% for 1 day gives 9,000 requests, for 3 days 1 request. The gate only"
                                + " observes. MDE 2%.",
                        sample(
                                fact("soak", Duration.ofDays(1)),
                                fact("longest", Duration.ofDays(3)),
                                fact("most", requests(1)),
                                mde(2))),
                because(
                        EvidenceRows.UNDERPOWERED,
                        "Underpowered: detecting 5xx at 1.5% instead of 1% (significance level 0.0027, power 0.8) takes"
                                + " 7,457 requests; 5% for 1 day gives 9,000 requests. The gate only observes.",
                        sample(fact("soak", Duration.ofDays(1)))),
                because(
                        EvidenceRows.TOO_NEAR,
                        "Underpowered: 5xx at 1.000001% is too close to its baseline 1% for any sample. The gate only"
                                + " observes. MDE 2%.",
                        METRIC,
                        fact("effect", Quantity.of(percent(1.000001))),
                        BASELINE,
                        mde(2)),
                because(
                        EvidenceRows.NO_PERCENTAGE,
                        "Sample size unknown, the gate only observes: the baseline 1% of 5xx is not a percentage. Give it"
                                + " in %.",
                        METRIC,
                        BASELINE),
                because(
                        EvidenceRows.NO_DEVIATION,
                        "Sample size unknown, the gate only observes: the standard deviation of 5xx is not known. Give it"
                                + " with withStandardDeviation(..).",
                        METRIC),
                because(
                        EvidenceRows.NO_FREQUENCY,
                        "Sample size unknown, the gate only observes: the baseline 1% of 5xx is not a number of events"
                                + " over time. Give it in /hour.",
                        METRIC,
                        BASELINE),
                because(
                        EvidenceRows.NO_EVENTS,
                        "Sample size unknown, the gate only observes: the baseline of 5xx is 1%, of which no effect is a"
                                + " multiple. Give the value of a usual day.",
                        METRIC,
                        BASELINE),
                because(
                        EvidenceRows.NO_CORRELATION,
                        "How much requests of one user of 5xx depend on each other is not known, so the sample is that of"
                                + " independent ones; the phase holds for more where they depend. Give it with"
                                + " withIntraclassCorrelation(..).",
                        METRIC));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void reads(Reading reading) {
        assertThat(reading.actual()).isEqualTo(reading.expected());
    }

    @Test
    void eachRowIsRead() {
        assertThat(readings()).extracting(Reading::rule).containsAll(EvidenceRows.ALL);
    }
}
