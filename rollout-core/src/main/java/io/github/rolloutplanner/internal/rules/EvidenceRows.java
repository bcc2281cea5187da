package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Whether a gate is powered to detect the effect that it guards against. */
public final class EvidenceRows {
    private static final Rows ROWS = new Rows();
    private static final String SAMPLE =
            "detecting {metric} at {effect} instead of {baseline} (significance level {level}, power {power}) takes {needed}"
                    + "[ in each of {groups} groups][ against the other {control} as control group]; ";
    private static final String UNKNOWN = "Sample size unknown, the gate only observes: ";

    public static final Rule POWERED = ROWS.row(
            Rule.of("evidence.powered", "The phase brings the required sample within its usual soak.")
                    .because(
                            "Powered: " + SAMPLE
                                    + "{percentage} for {soak} gives {available}[ (data {delay} late)], enough after {after}. MDE {mde}."));

    public static final Rule EXTENDED =
            ROWS.row(Rule.of("evidence.extended", "The soak was extended so that the phase brings the required sample.")
                    .because("Extended: " + SAMPLE
                            + "{percentage} for {soak} instead of {nominal} gives {available}[ (data {delay} late)], enough after {after}."
                            + " MDE {mde}."));

    public static final Rule UNDERPOWERED = ROWS.row(Rule.of(
                    "evidence.underpowered",
                    "The longest soak does not bring the required sample, so the gate only observes.")
            .because("Underpowered: " + SAMPLE
                    + "{percentage} for {soak} gives {available}[ (data {delay} late)][, for {longest} {most}]."
                    + " The gate only observes.[ MDE {mde}.]"));

    public static final Rule TOO_NEAR = ROWS.row(Rule.of(
                    "evidence.too-near", "No sample tells the effect from the baseline, so the gate only observes.")
            .because("Underpowered: {metric} at {effect} is too close to its baseline {baseline} for any sample."
                    + " The gate only observes.[ MDE {mde}.]"));

    public static final Rule NO_PERCENTAGE = unknown(
            "rate",
            "a rate takes a baseline in %",
            "the baseline {baseline} of {metric} is not a percentage. Give it in %.");

    public static final Rule NO_DEVIATION = unknown(
            "deviation",
            "a mean takes a standard deviation",
            "the standard deviation of {metric} is not known. Give it with withStandardDeviation(..).");

    public static final Rule NO_FREQUENCY = unknown(
            "frequency",
            "a count takes a baseline over time",
            "the baseline {baseline} of {metric} is not a number of events over time. Give it in /hour.");

    public static final Rule NO_EVENTS = unknown(
            "events",
            "a count takes a baseline above zero",
            "the baseline of {metric} is {baseline}, of which no effect is a multiple. Give the value of a usual day.");

    public static final Rule NO_CORRELATION = ROWS.row(Rule.of(
                    "evidence.correlation-unknown",
                    "Requests come user by user, and nothing says how much those of one user depend on each other.")
            .because(
                    "How much requests of one user of {metric} depend on each other is not known, so the sample is that of"
                            + " independent ones; the phase holds for more where they depend. Give it with"
                            + " withIntraclassCorrelation(..)."));

    static final List<Rule> ALL = ROWS.all();

    private EvidenceRows() {}

    private static Rule unknown(String id, String needed, String missing) {
        return ROWS.row(Rule.of(
                        "evidence.unknown-" + id,
                        "The sample size of " + needed + "; without it, the gate only observes.")
                .because(UNKNOWN + missing));
    }
}
