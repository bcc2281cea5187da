package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.policy.RiskPolicy;

/** How risky changes are, as far as it differs from the standard. */
final class WrittenRisks extends PolicyCodec<RiskPolicy> {
    static final Codec<RiskLevel> RISK = WordCodec.lowerCase(RiskLevel.class);

    WrittenRisks(RiskPolicy base) {
        super("risks", base);
        setEach(
                "trait_levels",
                MapCodec.of(Trait.class, RISK),
                RiskPolicy::traitLevels,
                RiskPolicy::withTraitLevel,
                "The risk of a change with a trait.");
        set(
                "large_population",
                Scalars.COUNT,
                RiskPolicy::largePopulation,
                RiskPolicy::withLargePopulation,
                "The daily users from which a change is one level more risky.");
    }
}
