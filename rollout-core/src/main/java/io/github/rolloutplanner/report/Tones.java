package io.github.rolloutplanner.report;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.metric.Severity;

/** How good the news is that a word of a plan is. */
final class Tones {
    private Tones() {}

    static Phrase.Tone of(RiskLevel risk) {
        return switch (risk) {
            case LOW -> Phrase.Tone.GOOD;
            case MEDIUM, HIGH -> Phrase.Tone.FAIR;
            case CRITICAL -> Phrase.Tone.POOR;
        };
    }

    static Phrase.Tone of(Severity severity) {
        return switch (severity) {
            case LOW -> Phrase.Tone.GOOD;
            case MEDIUM, HIGH -> Phrase.Tone.FAIR;
            case CRITICAL -> Phrase.Tone.POOR;
        };
    }

    static Phrase.Tone of(Verdict verdict) {
        return switch (verdict) {
            case POWERED -> Phrase.Tone.GOOD;
            case EXTENDED -> Phrase.Tone.FAIR;
            case UNDERPOWERED -> Phrase.Tone.POOR;
        };
    }

    static Phrase.Tone of(Finding.Severity severity) {
        return switch (severity) {
            case INFO -> Phrase.Tone.GOOD;
            case WARNING -> Phrase.Tone.FAIR;
            case ERROR -> Phrase.Tone.POOR;
        };
    }
}
