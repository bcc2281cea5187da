package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The power of a gate in a phase.
 *
 * @param plan the plan of the phase
 * @param phase where the gate stands
 * @param gate the gate, if the phase has it
 * @param located what it can detect
 */
record GatePower(
        LintedPlan plan, Located<RolloutPhase> phase, Optional<MeasuredGate> gate, Located<GateEvidence> located) {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MOST_DAYS = 365;
    private static final int DIGITS = 3;

    GateEvidence evidence() {
        return located.value();
    }

    String phaseName() {
        return phase.value().name();
    }

    String path() {
        return gate.map(MeasuredGate::path).orElse(located.path());
    }

    boolean isObserver() {
        return gate.filter(MeasuredGate::isObserver).isPresent();
    }

    /** Whether it is missing knowledge, not missing traffic, that makes the gate underpowered. */
    boolean isUnknown() {
        return evidence().procedure() == GateEvidence.Procedure.NONE;
    }

    /** Whether the gate would be powered if the plan were not urgent. */
    boolean isLostToUrgency() {
        return plan.plan()
                .urgency()
                .flatMap(urgency -> urgency.phase(phaseName()))
                .filter(phase -> phase.metrics().stream()
                        .anyMatch(price -> price.metric().equals(evidence().metric()) && price.isLost()))
                .isPresent();
    }

    /** The sample that the effect takes, and the one that the phase brings. */
    String sample() {
        Rule row = evidence().needed().isPresent() ? LintLimitRows.SAMPLE : LintLimitRows.SAMPLE_NEVER_ENOUGH;
        return row.text(row.reason(
                fact("effect", evidence().harm()),
                fact("baseline", evidence().baseline()),
                fact("needed", needed()),
                fact("units", Wording.plural(evidence().unit())),
                fact("alpha", Wording.rounded(evidence().level(), DIGITS)),
                fact("power", Wording.rounded(evidence().power(), DIGITS)),
                fact("percentage", Percentage.ofFraction(measured())),
                fact("length", plan.lengthOf(phase)),
                fact("available", evidence().available()),
                fact("delay", evidence().delay()),
                fact("mde", evidence().minimumDetectableEffect())));
    }

    /** The part of the population whose observations the gate has: of several treatments, the smallest has a gate of its own. */
    private double measured() {
        double part = plan.plan()
                .experimentPhase()
                .map(tested -> new ExperimentSplit(
                                plan.plan().experiment().orElseThrow().split())
                        .partIn(phase.value().number(), tested.number()))
                .orElse(1.0);
        return phase.value().percentage().fraction() * part;
    }

    private String needed() {
        return Wording.count(evidence().needed().orElse(0), evidence().unit());
    }

    /** What would bring a sample large enough in this phase, if anything does. */
    Optional<String> help() {
        List<String> means = means();
        Reason reason = LintLimitRows.SAMPLE.reason(
                fact("means", String.join(" or ", means)), fact("phase", phaseName()), fact("needed", needed()));
        return means.isEmpty() ? Optional.empty() : Optional.of(LintLimitRows.SAMPLE.advice(reason));
    }

    /** The length in which the phase brings what is needed; nothing where that is no length for a phase. */
    Optional<Duration> longEnough() {
        return times() > 1 ? days(times()).map(Duration::ofDays) : Optional.empty();
    }

    private double times() {
        return evidence().needed().isPresent()
                ? (double) evidence().needed().getAsLong() / evidence().available()
                : 0;
    }

    private List<String> means() {
        List<String> means = new ArrayList<>();
        double times = times();
        if (times > 1) {
            if (phase.value().percentage().fraction() * times <= 1) {
                means.add(larger());
            }
            String wait = phase.value().soak().isEmpty() ? "bake for " : "soak for ";
            longEnough().map(Wording::of).ifPresent(days -> means.add(wait + days));
        }
        return means;
    }

    private String larger() {
        return phase.value().audience() instanceof Audience.RingMembers
                ? "move users of later rings into this one"
                : "raise the percentage";
    }

    private double daysLate() {
        return evidence().delay().orElse(Duration.ZERO).toSeconds() / SECONDS_PER_DAY;
    }

    /** The whole days after which enough has come; nothing where that is no length for a phase. */
    private Optional<Long> days(double times) {
        Optional<Double> days = evidence().unit().equals(plan.users().unit())
                ? plan.traffic()
                        .map(traffic -> Math.ceil(daysLate()
                                + traffic.daysUntil(evidence().needed().orElseThrow() / measured())))
                : plan.lengthOf(phase)
                        .map(length -> Lengths.bounded(length).toSeconds() / SECONDS_PER_DAY - daysLate())
                        .filter(brings -> brings > 0)
                        .map(brings -> Math.ceil(daysLate() + times * brings));
        return days.filter(whole -> whole <= MOST_DAYS).map(Double::longValue);
    }
}
