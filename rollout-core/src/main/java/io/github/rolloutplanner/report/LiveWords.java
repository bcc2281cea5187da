package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Transition;

/** How states, decisions and what groups showed read in a report. */
final class LiveWords {
    private static final double PERCENT = 100;

    private LiveWords() {}

    static Phrase decided(Decision decision) {
        return whereTo(decision, Phrase.words(word(decision)));
    }

    static Phrase tag(Decision decision) {
        return whereTo(decision, Phrase.tag(tone(decision), word(decision)));
    }

    private static Phrase whereTo(Decision decision, Phrase what) {
        return decision instanceof Decision.Advance advance
                ? what.then(" to ")
                        .then(Phrase.name(advance.next().name()))
                        .then(" at " + advance.next().percentage())
                : what;
    }

    private static String word(Decision decision) {
        if (decision instanceof Decision.Advance) {
            return "Promote";
        }
        if (decision instanceof Decision.RollBack) {
            return "Roll back";
        }
        if (decision instanceof Decision.Complete) {
            return "Complete";
        }
        return decision.callsPerson() ? "Hold, and call a person" : "Hold";
    }

    private static Phrase.Tone tone(Decision decision) {
        if (decision instanceof Decision.RollBack) {
            return Phrase.Tone.POOR;
        }
        return decision.callsPerson() ? Phrase.Tone.FAIR : Phrase.Tone.GOOD;
    }

    static Phrase tag(GateStatus.State state) {
        return Phrase.tag(tone(state), Wording.capitalized(Wording.of(state)));
    }

    private static Phrase.Tone tone(GateStatus.State state) {
        return switch (state) {
            case WORSE -> Phrase.Tone.POOR;
            case NO_DATA, SOURCE_FAILED, COLLECTING -> Phrase.Tone.FAIR;
            case NOT_WORSE, POWERED, OBSERVED -> Phrase.Tone.GOOD;
        };
    }

    static String done(Transition done) {
        return switch (done.kind()) {
            case ADVANCED -> "Promoted";
            case FORCED -> "Promoted whatever was decided";
            case PAUSED -> "Paused";
            case RESUMED -> "Resumed";
            case APPROVED -> "Confirmed gate " + done.gate().orElse(0);
            case ACKNOWLEDGED -> "Acknowledged the mismatch";
            case CHOSEN -> "Chose the treatment";
            case ROLLED_BACK -> "Rolled back";
            case COMPLETED -> "Completed";
        };
    }

    static String evidence(double evidence, double needed) {
        return ofNeeded(
                new EvidenceRatio(evidence).toString(), new EvidenceRatio(needed).toString(), evidence > needed);
    }

    /** Returns what there is of what is needed; where it is more, it is no part of that. */
    static String ofNeeded(String there, String needed, boolean isMore) {
        return isMore ? there + " (" + needed + " needed)" : there + " of " + needed + " needed";
    }

    /** Returns what a group showed, by the kind of its metric. */
    static String shown(GroupTotals group, MetricKind kind) {
        if (group.isEmpty()) {
            return "no data";
        }
        if (group.exposure().signum() > 0) {
            return Wording.of(group.events()) + " in "
                    + Wording.rounded(group.exposure().doubleValue()) + " hours of all users";
        }
        if (kind == MetricKind.MEAN
                || kind == MetricKind.SATURATION
                || group.sum().signum() != 0) {
            return Wording.rounded(group.mean()) + " on average of " + Wording.of(group.observations());
        }
        return Wording.of(group.events()) + " of " + Wording.of(group.observations()) + " ("
                + Wording.rounded(PERCENT * group.events() / group.observations()) + "%)";
    }
}
