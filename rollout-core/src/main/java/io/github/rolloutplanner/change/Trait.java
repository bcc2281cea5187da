package io.github.rolloutplanner.change;

/**
 * What a change touches or is, as far as it matters for a rollout.
 *
 * @since 0.1.0
 */
public enum Trait {
    /** Changes how things look and nothing else. */
    VISUAL_ONLY("is visual only"),
    /** Fixes a bug. */
    BUG_FIX("fixes a bug"),
    /** Adds something that users did not have. */
    NEW_FEATURE("is a new feature"),
    /** Changes how users get things done. */
    WORKFLOW_CHANGE("alters how users work"),
    /** Is isolated from the rest of the product and has little traffic. */
    ISOLATED("is isolated and has little traffic"),
    /** Changes the implementation, nothing that users see. */
    INTERNAL_REFACTORING("is an internal refactoring"),
    /** Changes configuration. */
    CONFIGURATION("alters configuration"),
    /** Touches what the product cannot work without. */
    CRITICAL_PATH("touches a critical path"),
    /** Touches who may sign in and what they may do. */
    AUTHENTICATION("touches authentication"),
    /** Touches payments. */
    PAYMENTS("touches payments"),
    /** Touches protection against attacks. */
    SECURITY("touches security"),
    /** Moves or rewrites stored data. */
    DATA_MIGRATION("migrates data"),
    /** Touches the integrity of stored data. */
    DATA_INTEGRITY("touches data integrity"),
    /** Stops something that others rely on. */
    BREAKING_CHANGE("is a breaking change"),
    /** Runs in a kernel or as an agent on hosts. */
    KERNEL_OR_AGENT("runs in a kernel or as an agent on hosts"),
    /** Is global configuration, which takes effect everywhere at once. */
    GLOBAL_CONFIG("is global configuration that takes effect everywhere at once"),
    /** Touches the monitoring, alerting or deployment tools that a rollout is watched and rolled back with. */
    OBSERVABILITY("touches observability"),
    /** Is shared by several tenants. */
    MULTI_TENANT("is shared by several tenants"),
    /** The previous behavior stays available as a fallback. */
    HAS_FALLBACK("has a fallback"),
    /** Has no fallback: the previous behavior is gone. */
    NO_FALLBACK("has no fallback"),
    /** Cannot be rolled back. */
    IRREVERSIBLE("cannot be rolled back");

    private final String phrase;

    Trait(String phrase) {
        this.phrase = phrase;
    }

    /**
     * The trait as what a change does.
     *
     * @return a predicate, such as "touches payments"
     */
    public String phrase() {
        return phrase;
    }
}
