package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The verdict on one gate with its numbers, and what keeps its phase from being longer. */
final class VerdictReason {
    private final GateEvidence evidence;
    private final MetricPower detection;
    private final VerdictRules rules;
    private final PhaseQuestion phase;
    private final Duration soak;
    private final long availableInLongest;

    /**
     * @param availableInLongest the observations that the longest soak would bring
     */
    VerdictReason(
            GateEvidence evidence,
            MetricPower detection,
            VerdictRules rules,
            PhaseQuestion phase,
            Duration soak,
            long availableInLongest) {
        this.evidence = evidence;
        this.detection = detection;
        this.rules = rules;
        this.phase = phase;
        this.soak = soak;
        this.availableInLongest = availableInLongest;
    }

    List<Reason> reasons() {
        if (detection instanceof UnknownPower unknown) {
            return List.of(
                    unknown.missing().reason(fact("metric", evidence.metric()), fact("baseline", evidence.baseline())));
        }
        if (evidence.needed().isEmpty()) {
            return List.of(rules.tooNear()
                    .reason(
                            fact("metric", evidence.metric()),
                            fact("effect", evidence.harm()),
                            fact("baseline", evidence.baseline()),
                            fact("mde", evidence.minimumDetectableEffect())));
        }
        Reason sample = rules.of(evidence.verdict()).reason(facts().toArray(new Fact[0]));
        return evidence.verdict() == Verdict.UNDERPOWERED
                ? List.of(sample, phase.longest().reason())
                : List.of(sample);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("metric", evidence.metric()));
        facts.add(fact("effect", evidence.harm()));
        facts.add(fact("baseline", evidence.baseline()));
        facts.add(fact("level", evidence.level()));
        facts.add(fact("power", evidence.power()));
        facts.add(fact("needed", counted(evidence.needed().orElse(0))));
        if (evidence.allocationRatio().isPresent()) {
            facts.add(compared(evidence.allocationRatio().getAsDouble()));
        }
        facts.add(fact("percentage", Percentage.ofFraction(phase.group().fraction())));
        facts.add(fact("soak", soak));
        facts.add(fact("available", counted(evidence.available())));
        facts.add(fact("delay", evidence.delay()));
        facts.addAll(lengths());
        facts.add(fact("mde", evidence.minimumDetectableEffect()));
        return facts;
    }

    /** Two groups of one size, or all who are left beside a larger one. */
    private Fact compared(double ratio) {
        return ratio == 1 ? fact("groups", 2) : fact("control", Percentage.ONE_HUNDRED.minus(phase.percentage()));
    }

    private List<Fact> lengths() {
        Duration longest = phase.longest().length();
        return switch (evidence.verdict()) {
            case POWERED -> List.of(fact("after", evidence.reachedAfter()));
            case EXTENDED -> List.of(fact("nominal", phase.soak()), fact("after", evidence.reachedAfter()));
            case UNDERPOWERED ->
                longest.compareTo(soak) > 0
                        ? List.of(fact("longest", longest), fact("most", counted(availableInLongest)))
                        : List.of();
        };
    }

    private Counted counted(long observations) {
        return new Counted(observations, evidence.unit());
    }
}
