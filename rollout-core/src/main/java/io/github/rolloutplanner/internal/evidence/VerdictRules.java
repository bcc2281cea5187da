package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.EvidenceRows;
import io.github.rolloutplanner.internal.rules.SuccessRows;
import io.github.rolloutplanner.reason.Rule;

/** What is said of evidence by its verdict. */
record VerdictRules(Rule powered, Rule extended, Rule underpowered, Rule tooNear) {
    static final VerdictRules OF_GATE = new VerdictRules(
            EvidenceRows.POWERED, EvidenceRows.EXTENDED, EvidenceRows.UNDERPOWERED, EvidenceRows.TOO_NEAR);

    static final VerdictRules OF_SUCCESS =
            new VerdictRules(SuccessRows.POWERED, SuccessRows.EXTENDED, SuccessRows.UNDERPOWERED, SuccessRows.TOO_NEAR);

    Rule of(Verdict verdict) {
        return switch (verdict) {
            case POWERED -> powered;
            case EXTENDED -> extended;
            case UNDERPOWERED -> underpowered;
        };
    }
}
