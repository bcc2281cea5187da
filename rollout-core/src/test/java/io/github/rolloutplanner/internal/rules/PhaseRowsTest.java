package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.internal.rules.Reading.because;
import static io.github.rolloutplanner.internal.rules.Reading.says;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseRowsTest {
    private static final Fact FIVE = fact("percentage", percent(5));
    private static final Fact A_DAY = fact("soak", Duration.ofDays(1));
    private static final Fact HIGH = fact("risk", RiskLevel.HIGH);
    private static final Fact BETA = fact("phase", "Beta (5%)");
    private static final Fact NOMINAL = fact("nominal", Duration.ofDays(1));
    private static final Fact LENGTH = fact("length", Duration.ofHours(36));

    static List<Reading> phases() {
        return List.of(
                because(PhaseRows.CALLER, "The caller's ladder: 5% for 1 day.", FIVE, A_DAY),
                because(
                        PhaseRows.IMMEDIATE,
                        "The policy's immediate ladder: 100%.",
                        fact("percentage", Percentage.ONE_HUNDRED)),
                because(
                        PhaseRows.PERCENTAGE,
                        "The policy's percentage ladder: 5% for 1 day 12 hours, extended from 1 day because the risk is"
                                + " high.",
                        FIVE,
                        fact("soak", Duration.ofHours(36)),
                        NOMINAL,
                        HIGH),
                because(PhaseRows.CANARY, "The policy's canary ladder: 5% for 1 day.", FIVE, A_DAY),
                because(PhaseRows.RING, "The policy's ring ladder: 5% for 1 day.", FIVE, A_DAY),
                because(
                        PhaseRows.RING_SIZE,
                        "Ring Beta has 1,000 of 20,000 users: 5% for 1 day.",
                        fact("ring", "Beta"),
                        fact("size", 1_000L),
                        fact("all", new Counted(20_000, "user")),
                        FIVE,
                        A_DAY),
                because(PhaseRows.EXPERIMENT_RAMP, "Ramp before the experiment: 5% for 1 day.", FIVE, A_DAY),
                because(PhaseRows.EXPERIMENT, "The experiment: 5% for 1 whole week.", FIVE, fact("weeks", 1)),
                because(PhaseRows.EXPERIMENT, "The experiment: 5% for 3 whole weeks.", FIVE, fact("weeks", 3)),
                because(PhaseRows.EXPERIMENT_ROLLOUT, "Ramp after the experiment: 5% for 1 day.", FIVE, A_DAY),
                because(PhaseRows.EXPERIMENT_END, "Full rollout after the experiment."),
                because(PhaseRows.INTERNAL, "The caller asked for an internal phase, 1 day long.", A_DAY),
                because(
                        PhaseRows.INTERNAL_CRITICAL,
                        "A critical change begins with an internal phase, 1 day long.",
                        A_DAY),
                because(
                        PhaseRows.HOLDBACK,
                        "5% of users are held back as the control group; completion gives them the change.",
                        FIVE,
                        fact("users", "users")),
                because(
                        PhaseRows.NO_HOLDBACK,
                        "No holdback of 5%: it takes a ladder of random percentages below 95% that ends at all users, and no"
                                + " experiment.",
                        FIVE,
                        fact("most", percent(95))));
    }

    static List<Reading> soaks() {
        return List.of(
                because(
                        SoakRows.EXTENDED,
                        "Extended from 1 day to 1 day 12 hours: the required sample of 5xx takes that long, with a reserve.",
                        NOMINAL,
                        LENGTH,
                        fact("metrics", List.of("5xx"))),
                because(
                        SoakRows.BAKE_EXTENDED,
                        "Bake extended from 1 day to 1 day 12 hours: the required sample of 5xx and p95 takes that long,"
                                + " with a reserve.",
                        NOMINAL,
                        LENGTH,
                        fact("metrics", List.of("5xx", "p95"))),
                because(SoakRows.BAKE, "The policy's bake for a high change: 1 day 12 hours.", HIGH, LENGTH),
                because(SoakRows.NOT_NEEDED, "Not extended: a gradual rollout is not needed."),
                because(
                        SoakRows.STORE,
                        "At most 1 day 12 hours: the App Store can pause a phased release for 30 days in all.",
                        LENGTH),
                because(SoakRows.CALLER, "Not extended: the caller's ladder gives the soak."),
                because(SoakRows.EXPERIMENT, "Not extended: the design of the experiment gives its length."),
                because(
                        SoakRows.SOAK,
                        "The policy's longest soak for canary: 1 day 12 hours.",
                        fact("strategy", "canary"),
                        LENGTH),
                because(
                        SoakRows.LONGEST_BAKE,
                        "The policy's longest bake for a high change: 1 day 12 hours.",
                        HIGH,
                        LENGTH),
                because(
                        SoakRows.PACE,
                        "Not extended further: the rollout stays no slower than that of a high change.",
                        HIGH),
                because(SoakRows.URGENT, "Not extended: the change is urgent."),
                because(SoakRows.STATED, "Not extended: the plan states the soak."));
    }

    static List<Reading> gates() {
        return List.of(
                because(
                        GateRows.MARGIN,
                        "Gate margin: 0.682 of the way from the baseline 0.1% to the limit 0.3%. Uses at most 3.41% of"
                                + " the daily harm budget.",
                        fact("baseline", Quantity.of(percent(0.1))),
                        fact("limit", Quantity.of(percent(0.3))),
                        fact("part", 0.682),
                        fact("spent", percent(3.41))),
                because(
                        GateRows.MARGIN_WITHOUT_CONTROL,
                        "No control group: by what is known of the baseline 0.1%, the metric may stand at 0.12% without the change."
                                + " Gate margin: 0.25 of the way from there to the limit 0.3%. Uses at most 25% of the daily harm budget.",
                        fact("baseline", Quantity.of(percent(0.1))),
                        fact("usual", Quantity.of(percent(0.12))),
                        fact("limit", Quantity.of(percent(0.3))),
                        fact("part", 0.25),
                        fact("spent", percent(25))),
                says(GateRows.INTERNAL, "Dogfooding complete: no open critical issue"),
                because(GateRows.INTERNAL, "Manual approval: an internal phase has no automated gate."),
                because(
                        GateRows.INTERNAL,
                        "Manual approval: an internal phase has no automated gate. To try: Larger keys.",
                        fact("changes", List.of("Larger keys"))),
                says(GateRows.NO_METRIC, "No user-impacting issue attributed to the change in Beta (5%)", BETA),
                says(
                        GateRows.NO_METRIC,
                        "No user-impacting issue attributed to the change in All (100%) during the bake (1 day)",
                        fact("phase", "All (100%)"),
                        fact("bake", Duration.ofDays(1))),
                because(GateRows.NO_METRIC, "Manual approval: Beta (5%) has no automated gate.", BETA),
                says(GateRows.UNDERPOWERED, "No user-impacting issue attributed to the change in Beta (5%)", BETA),
                because(
                        GateRows.UNDERPOWERED,
                        "Manual approval: 5xx is underpowered in Beta (5%).",
                        BETA,
                        fact("metrics", List.of("5xx"))),
                because(
                        GateRows.UNDERPOWERED,
                        "Manual approval: 5xx and p95 are underpowered in Beta (5%).",
                        BETA,
                        fact("metrics", List.of("5xx", "p95"))),
                says(GateRows.SET_UP_LATER, "No user-impacting issue attributed to the change in Beta (5%)", BETA),
                because(
                        GateRows.SET_UP_LATER,
                        "Manual approval: p95 is set up after full rollout.",
                        fact("metrics", List.of("p95"))),
                says(GateRows.CRITICAL, "No user-impacting issue attributed to the change in Beta (5%)", BETA),
                because(GateRows.CRITICAL, "Manual approval: the change is critical."));
    }

    static Stream<Reading> all() {
        return Stream.of(phases(), soaks(), gates()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void reads(Reading reading) {
        assertThat(reading.actual()).isEqualTo(reading.expected());
    }

    @Test
    void eachRowIsRead() {
        assertThat(phases()).extracting(Reading::rule).containsAll(PhaseRows.ALL);
        assertThat(soaks()).extracting(Reading::rule).containsAll(SoakRows.ALL);
        assertThat(gates()).extracting(Reading::rule).containsAll(GateRows.ALL);
    }
}
