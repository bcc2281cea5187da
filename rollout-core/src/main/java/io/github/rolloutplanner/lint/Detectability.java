package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a gate sees in a phase.
 *
 * @param plan the plan of the phase
 * @param phase where the gate stands
 * @param gate the gate, if the phase has it
 * @param placed what it can see
 */
record Detectability(
        LintedPlan plan, Located<RolloutPhase> phase, Optional<MeasuredGate> gate, Located<GateEvidence> placed) {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MOST_DAYS = 365;

    GateEvidence evidence() {
        return placed.value();
    }

    String path() {
        return gate.map(MeasuredGate::path).orElse(placed.path());
    }

    boolean isObserved() {
        return gate.filter(MeasuredGate::isObserved).isPresent();
    }

    /** Whether it is missing knowledge, not missing traffic, that makes the gate blind. */
    boolean isUnknown() {
        return evidence().procedure() == Procedure.NONE;
    }

    /** What the harm takes and what the phase brings. */
    String arithmetic() {
        return needed() + ", and " + phase.value().percentage() + length() + " brings "
                + Wording.count(evidence().available(), evidence().unit()) + ". " + least();
    }

    private String needed() {
        String difference = evidence().harm() + " from " + evidence().baseline();
        return evidence().needed().isPresent()
                ? "To tell " + difference + " takes "
                        + Wording.count(
                                evidence().needed().getAsLong(), evidence().unit()) + " (level "
                        + FindingText.of(evidence().level()) + ", power "
                        + FindingText.of(evidence().power()) + ")"
                : "No number of " + Wording.plural(evidence().unit()) + " tells " + difference;
    }

    private String length() {
        return plan.lengthOf(phase)
                .map(length -> " for " + FindingText.of(length))
                .orElse("");
    }

    private String least() {
        return evidence()
                .minimumDetectableEffect()
                .map(least -> "The least that it can see there is " + least + ".")
                .orElse("No harm is large enough for it to see there.");
    }

    /** What would bring enough observations in this phase. */
    List<String> helps() {
        List<String> helps = new ArrayList<>();
        double times = evidence().needed().isPresent() && evidence().available() > 0
                ? (double) evidence().needed().getAsLong() / evidence().available()
                : 0;
        if (times > 1) {
            if (phase.value().percentage().fraction() * times <= 1) {
                helps.add("a larger percentage");
            }
            days(times)
                    .map(days -> FindingText.of(Duration.ofDays(days)))
                    .ifPresent(days -> helps.add((isLast() ? "a bake of " : "a soak of ") + days));
        }
        return helps;
    }

    private boolean isLast() {
        return phase.value().soak().isEmpty();
    }

    /** The whole days after which enough has come; nothing where that is no length for a phase. */
    private Optional<Long> days(double times) {
        Optional<Double> days = evidence().unit().equals(plan.people().one())
                ? plan.traffic()
                        .map(traffic ->
                                (double) traffic.daysUntil(evidence().needed().orElseThrow()
                                        / phase.value().percentage().fraction()))
                : plan.lengthOf(phase)
                        .map(length ->
                                Math.ceil(times * FindingText.bounded(length).toSeconds() / SECONDS_PER_DAY));
        return days.filter(whole -> whole > 0 && whole <= MOST_DAYS).map(Double::longValue);
    }
}
