package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.metric.Severity;

/** The enums that stand in both forms. */
final class Words {
    static final Codec<RiskLevel> RISK = WordCodec.capitalized(RiskLevel.class);
    static final Codec<Severity> SEVERITY = WordCodec.capitalized(Severity.class);
    static final Codec<FlagType> FLAG_TYPE = WordCodec.lowerCase(FlagType.class);

    private Words() {}
}
