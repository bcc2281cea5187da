package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * Which strategy a change gets. A strategy that is not built in is named by its class, so that no jar changes a plan in
 * silence.
 */
public final class StrategyRows {
    private static final Rows ROWS = new Rows();

    public static final Rule POLICY = row(
            "policy",
            "The policy may force a strategy for a trait, whatever the caller asks for.",
            "the policy forces it for a change that {change}[; the caller asked for {asked}]");

    public static final Rule CALLER = row("caller", "The caller may ask for a strategy.", "the caller asked for it");

    public static final Rule SKIP = row(
            "skip", "A change that needs no gradual rollout goes out immediately.", "a gradual rollout is not needed");

    public static final Rule SUITS =
            row("suits", "A strategy may say that it suits a change.", "the strategy says that it suits the change");

    public static final Rule EXPERIMENT =
            row("experiment", "An experiment is an A/B test.", "an experiment on {metric} was asked for");

    public static final Rule TENANCY = row(
            "tenancy",
            "Rings and tenants are rolled out one after the other.",
            "users come in groups[, the rings {rings}][, {tenants}]");

    public static final Rule LADDER =
            row("ladder", "A ladder of several steps is climbed also at low risk.", "the caller gave a ladder");

    public static final Rule RISK = row("risk", "Each risk level has its strategy.", "the risk is {risk}");

    static final List<Rule> ALL = ROWS.all();

    private StrategyRows() {}

    private static Rule row(String id, String meaning, String because) {
        return ROWS.row(Rule.of("strategy." + id, meaning).because("{strategy}[ ({class})]: " + because + "."));
    }
}
