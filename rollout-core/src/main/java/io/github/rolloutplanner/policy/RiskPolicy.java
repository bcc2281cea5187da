package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import java.util.EnumMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * How risky the traits and impacts of a change are to an organisation.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class RiskPolicy permits ImmutableRiskPolicy {

    RiskPolicy() {}

    /**
     * The level that each trait brings with it; traits without an entry bring none.
     *
     * @return levels; by default CRITICAL for payments, security and data integrity, HIGH for critical paths,
     *     authentication, migrations, breaking changes, agents and global configuration, MEDIUM for new features, workflows and
     *     observability, LOW for visual changes, isolated bug fixes, refactoring and configuration
     * @apiNote Some traits are read together with others: a new feature that is said to have no fallback counts one level
     *     higher; a repair of security counts one lower, and so does security, authentication or a critical path with a
     *     fallback; observability that is shared is critical; a repair brings its level only where it is known to be contained.
     */
    public abstract Map<Trait, RiskLevel> traitLevels();

    /**
     * The level that each kind of user-visible change brings with it.
     *
     * @return levels; by default MEDIUM for behaviour, performance, data model and integration
     */
    public abstract Map<ImpactKind, RiskLevel> impactLevels();

    /**
     * Daily users from which a LOW or MEDIUM change counts one level higher, unless it changes only looks or the inside.
     *
     * @return how many; defaults to one million
     */
    @Value.Default
    public long largePopulation() {
        return 1_000_000;
    }

    /**
     * The standard policy.
     *
     * @return every table with its default
     */
    public static RiskPolicy standard() {
        return ImmutableRiskPolicy.builder()
                .putAllTraitLevels(standardTraitLevels())
                .putAllImpactLevels(standardImpactLevels())
                .build();
    }

    /**
     * This policy with another level for a trait.
     *
     * @param trait the trait
     * @param level the level it brings with it
     * @return a policy that differs in this
     */
    public RiskPolicy withTraitLevel(Trait trait, RiskLevel level) {
        Map<Trait, RiskLevel> levels = new EnumMap<>(Trait.class);
        levels.putAll(traitLevels());
        levels.put(requireNonNull(trait, "trait"), requireNonNull(level, "level"));
        return ((ImmutableRiskPolicy) this).withTraitLevels(levels);
    }

    /**
     * This policy with another size from which a population is large.
     *
     * @param users daily users
     * @return a policy that differs in this
     */
    public abstract RiskPolicy withLargePopulation(long users);

    private static Map<Trait, RiskLevel> standardTraitLevels() {
        Map<Trait, RiskLevel> levels = new EnumMap<>(Trait.class);
        put(levels, RiskLevel.CRITICAL, Trait.PAYMENTS, Trait.SECURITY, Trait.DATA_INTEGRITY);
        put(levels, RiskLevel.HIGH, Trait.CRITICAL_PATH, Trait.AUTHENTICATION, Trait.DATA_MIGRATION);
        put(levels, RiskLevel.HIGH, Trait.BREAKING_CHANGE, Trait.KERNEL_OR_AGENT, Trait.GLOBAL_CONFIG);
        put(levels, RiskLevel.MEDIUM, Trait.NEW_FEATURE, Trait.WORKFLOW_CHANGE, Trait.OBSERVABILITY);
        put(levels, RiskLevel.LOW, Trait.VISUAL_ONLY, Trait.BUG_FIX, Trait.ISOLATED);
        put(levels, RiskLevel.LOW, Trait.INTERNAL_REFACTORING, Trait.CONFIGURATION);
        return levels;
    }

    private static Map<ImpactKind, RiskLevel> standardImpactLevels() {
        return Map.of(
                ImpactKind.BEHAVIORAL, RiskLevel.MEDIUM,
                ImpactKind.PERFORMANCE, RiskLevel.MEDIUM,
                ImpactKind.DATA_MODEL, RiskLevel.MEDIUM,
                ImpactKind.INTEGRATION, RiskLevel.MEDIUM);
    }

    private static void put(Map<Trait, RiskLevel> levels, RiskLevel level, Trait... traits) {
        for (Trait trait : traits) {
            levels.put(trait, level);
        }
    }
}
