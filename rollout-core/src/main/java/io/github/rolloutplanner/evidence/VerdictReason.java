package io.github.rolloutplanner.evidence;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Wording;
import java.time.Duration;

/** The verdict on one gate as a sentence that everybody can check. */
final class VerdictReason {
    private final GateEvidence evidence;
    private final Detection detection;
    private final PhaseQuestion phase;
    private final Duration soak;

    VerdictReason(GateEvidence evidence, Detection detection, PhaseQuestion phase, Duration soak) {
        this.evidence = evidence;
        this.detection = detection;
        this.phase = phase;
        this.soak = soak;
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
                .says(sentence());
    }

    private String rule() {
        return switch (evidence.verdict()) {
            case DETECTS -> "detects";
            case STRETCHED -> "stretched";
            case TOO_SMALL -> "too-small";
        };
    }

    private String sentence() {
        return switch (evidence.verdict()) {
            case DETECTS -> takes() + ", and " + brings(soak) + ", enough after " + after() + visible() + ".";
            case STRETCHED ->
                takes() + "; instead of " + Wording.of(phase.soak()) + " the phase stays for " + brought(soak)
                        + ", enough after " + after() + visible() + ".";
            case TOO_SMALL -> tooSmall();
        };
    }

    private String tooSmall() {
        if (detection instanceof UnknownDetection unknown) {
            return "No number of " + Wording.plural(evidence.unit()) + " is known to show " + evidence.metric() + " at "
                    + evidence.harm() + ", because " + unknown.missing() + "; so this gate only observes.";
        }
        String needs = evidence.needed().isPresent()
                ? takes()
                : evidence.harm() + " is so near to " + evidence.baseline() + " that no traffic shows "
                        + evidence.metric() + " there";
        return needs + ", but " + brings(soak) + " and the longest phase, " + Wording.of(phase.longest())
                + ", not enough either; so this gate only observes" + visible() + ".";
    }

    private String takes() {
        return "To see " + evidence.metric() + " at " + evidence.harm() + " instead of " + evidence.baseline()
                + " with level " + Wording.of(evidence.level()) + " and power " + Wording.of(evidence.power())
                + " takes " + Wording.count(evidence.needed().orElse(0), evidence.unit()) + compared();
    }

    private String compared() {
        if (evidence.comparison() == Comparison.BASELINE) {
            return " against the known baseline";
        }
        double ratio = evidence.allocationRatio().orElse(1);
        return ratio == 1
                ? " in each of two groups"
                : " beside a control group of the other " + Percentage.FULL.minus(phase.share());
    }

    private String brings(Duration length) {
        return Wording.of(length) + " at " + phase.share() + " bring "
                + Wording.count(evidence.available(), evidence.unit());
    }

    private String brought(Duration length) {
        return Wording.of(length) + ", which at " + phase.share() + " bring "
                + Wording.count(evidence.available(), evidence.unit());
    }

    private String after() {
        return evidence.reachedAfter().map(Wording::of).orElse("that");
    }

    private String visible() {
        return evidence.smallestHarm()
                .map(level -> "; " + level + " is the least that shows")
                .orElse("; no harm shows");
    }
}
