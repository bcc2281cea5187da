package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** The facts that made the phases of two plans differ, as clauses after "because". They are no rules of their own. */
public final class DiffCauseRows {
    public static final Rule USERS = cause("traffic", "{what} are {after} instead of {before}");
    public static final Rule SAMPLE = cause(
            "sample",
            "{metric} needs {after} observations in {phase} instead of {before}[, to detect {effect} instead of"
                    + " {effectBefore}]");
    public static final Rule SAMPLE_ADDED =
            cause("sample", "{metric} needs {after} observations in {phase}, where it had no gate before");
    public static final Rule SAMPLE_REMOVED =
            cause("sample", "{metric}, which needed {before} observations in {phase}, has no gate there any more");
    public static final Rule SAMPLE_REACHED = cause("sample", "{metric} can have its sample in {phase} now");
    public static final Rule SAMPLE_OUT_OF_REACH =
            cause("sample", "{metric} cannot have its sample in {phase} any more, however long it is");
    public static final Rule URGENT = cause("urgency", "the change is urgent[, due {deadline} after its start]");
    public static final Rule NOT_URGENT = cause("urgency", "the change is not urgent any more");
    public static final Rule POLICY = cause("policy", "the policy asks for {what} of {after} instead of {before}");
    public static final Rule OTHER_POLICY = cause("policy", "the policy has other {what}");
    public static final Rule RISK = cause("risk", "the risk is {after} instead of {before}");
    public static final Rule DELIVERY = cause("delivery", "the delivery is {after} instead of {before}");
    public static final Rule GUARDRAILS = cause("guardrails", "the plan has {after} instead of {before} to share it");
    public static final Rule STRATEGY = cause("strategy", "the strategy is {after} instead of {before}");
    public static final Rule EARLIER_SOAK = cause("earlier-phase", "{phase} soaks for {after} instead of {before}");
    public static final Rule EARLIER_ADDED = cause("earlier-phase", "{phase} is a phase before it");
    public static final Rule EARLIER_REMOVED = cause("earlier-phase", "{phase} is left out before it");

    private static Rule cause(String kind, String clause) {
        return Rule.of("diff." + kind, "A fact that changed the phases of a plan.")
                .says(clause);
    }

    private DiffCauseRows() {}
}
