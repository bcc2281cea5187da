package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;

/** The verdict on one gate as a sentence that everybody can check. */
final class VerdictReason {
    private final GateEvidence evidence;
    private final MetricPower detection;
    private final PhaseQuestion phase;
    private final Duration soak;
    private final long availableInLongest;

    /**
     * @param availableInLongest the observations that the longest soak would bring
     */
    VerdictReason(
            GateEvidence evidence, MetricPower detection, PhaseQuestion phase, Duration soak, long availableInLongest) {
        this.evidence = evidence;
        this.detection = detection;
        this.phase = phase;
        this.soak = soak;
        this.availableInLongest = availableInLongest;
    }

    Reason reason() {
        return Reason.rule("evidence." + rule())
                .fact("baseline", evidence.baseline())
                .fact("harm", evidence.harm())
                .fact(
                        "needed",
                        evidence.needed().isPresent() ? evidence.needed().getAsLong() : "unknown")
                .fact("available", evidence.available())
                .fact("level", evidence.level())
                .fact("power", evidence.power())
                .says(sentence() + ".");
    }

    private String rule() {
        return switch (evidence.verdict()) {
            case POWERED -> "detects";
            case EXTENDED -> "stretched";
            case UNDERPOWERED -> detection instanceof UnknownPower ? "unknown" : "too-small";
        };
    }

    private String sentence() {
        return switch (evidence.verdict()) {
            case POWERED -> takes() + ", and " + brings(soak) + ", enough after " + after() + least();
            case EXTENDED ->
                takes() + "; instead of " + Wording.of(phase.soak()) + " the phase stays for " + Wording.of(soak)
                        + ", which at " + phase.percentage() + " bring " + counted(evidence.available())
                        + ", enough after "
                        + after() + least();
            case UNDERPOWERED -> tooSmall();
        };
    }

    private String tooSmall() {
        if (detection instanceof UnknownPower unknown) {
            return "No number of " + Wording.plural(evidence.unit()) + " is known to show " + evidence.metric() + " at "
                    + evidence.harm() + ", because " + unknown.missing() + "; so this gate only observes";
        }
        if (evidence.needed().isEmpty()) {
            return evidence.metric() + " at " + evidence.harm() + " is so near to its baseline " + evidence.baseline()
                    + " that no traffic shows the difference; so this gate only observes" + least();
        }
        return takes() + ", but " + brings(soak) + longer() + "; so this gate only observes" + least();
    }

    private String longer() {
        Duration longest = phase.longest().length();
        String why = phase.longest().because();
        return longest.compareTo(soak) > 0
                ? ", and even " + Wording.of(longest) + ", " + why + ", " + counted(availableInLongest)
                : ", " + why;
    }

    private String takes() {
        return "To see " + evidence.metric() + " at " + evidence.harm() + " instead of " + evidence.baseline()
                + " with level " + Wording.of(evidence.level()) + " and power " + Wording.of(evidence.power())
                + " takes " + counted(evidence.needed().orElse(0)) + compared();
    }

    private String compared() {
        return switch (evidence.comparison()) {
            case BASELINE, ABSOLUTE -> " against the known baseline";
            case CONTROL ->
                evidence.allocationRatio().orElse(1) == 1
                        ? " with the change and as many without"
                        : " with the change beside the other " + Percentage.ONE_HUNDRED.minus(phase.percentage())
                                + " without";
        };
    }

    private String brings(Duration length) {
        String words = Wording.of(length);
        return words + " at " + phase.percentage() + (words.startsWith("1 ") ? " brings " : " bring ")
                + counted(evidence.available());
    }

    private String counted(long observations) {
        return Wording.count(observations, evidence.unit());
    }

    private String after() {
        return evidence.reachedAfter().map(Wording::of).orElse("that");
    }

    private String least() {
        return evidence.minimumDetectableEffect()
                .map(level -> "; " + level + " is the least that shows")
                .orElse("; not even the worst possible value would show");
    }
}
