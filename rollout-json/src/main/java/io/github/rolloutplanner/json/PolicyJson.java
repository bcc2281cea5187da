package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.Strategies;

/**
 * Reads the policy of an organisation from JSON that people write by hand, and writes it so.
 *
 * <pre>{@code
 * RolloutPolicy policy = PolicyJson.read("""
 *         {"extends": "standard",
 *          "rollback_bounds": {"critical": "3 minutes"},
 *          "ladders": {"forced": {"payments": "canary"}, "holdback": "5%"}}""");
 * }</pre>
 *
 * <p>A document says only what differs from the policy that it {@code extends}: {@code standard}, {@code strict} or {@code fast}.
 * Where it does not say which, it is {@link RolloutPolicy#standard()}. Lengths of time and percentages read as those of {@link ChangeJson}.
 *
 * <p>Reading is strict: unknown and repeated keys and wrong types are listed with their JSON Pointers, and so is what the policy
 * refuses in each part that has no such problem.
 * A strategy that is not the library's must be declared before a ladder, a soak or a trait names it: in the document, under
 * {@code /ladders/own_strategies}, or by the strategies of the planner that are given to {@link #read(String, Strategies)}.
 *
 * @since 0.1.0
 */
public final class PolicyJson {

    private PolicyJson() {}

    /**
     * Writes what a policy has that the one has not from which it differs least: the standard, the strict or the fast one.
     *
     * @param policy the policy
     * @return a document that fits {@link #schema()}
     * @throws JsonContractException if there is no valid document for the policy, such as one with more than 100 strategies of
     *     its own
     */
    public static String write(RolloutPolicy policy) {
        return Document.of(PolicyForm.DECLARED, requireNonNull(policy, "policy"))
                .textFor(KnownDocument.ROLLOUT_POLICY, PolicyForm.DECLARED, "The policy has no valid document");
    }

    /**
     * Reads a policy, which declares all strategies that are not the library's.
     *
     * @param text the document
     * @return the policy; {@code read(write(policy))} is equal to {@code policy}
     * @throws JsonContractException if the text is no policy, with everything that is wrong with it
     */
    public static RolloutPolicy read(String text) {
        return read(text, PolicyForm.DECLARED);
    }

    /**
     * Reads a policy for a planner that knows certain strategies.
     *
     * @param text the document, which need not declare these strategies and can declare no others
     * @param strategies the strategies of the planner, as for
     *     {@link io.github.rolloutplanner.RolloutPlanner#withStrategies(Strategies)}
     * @return the policy, which declares all strategies that are not the library's
     * @throws JsonContractException if the text is no policy, with everything that is wrong with it; also if it names a
     *     strategy that the planner does not know
     */
    public static RolloutPolicy read(String text, Strategies strategies) {
        return read(text, new PolicyForm(KnownStrategies.of(requireNonNull(strategies, "strategies"))));
    }

    private static RolloutPolicy read(String text, PolicyForm form) {
        Problems problems = new Problems();
        Node root = KnownDocument.ROLLOUT_POLICY.parse(requireNonNull(text, "text"), problems);
        RolloutPolicy policy = root == null ? null : form.read(root, problems);
        return problems.checked(policy, "The document is no rollout policy");
    }

    /**
     * The JSON Schema (2020-12) of the documents; also in the jar as
     * {@code io/github/rolloutplanner/json/policy.schema.json}.
     *
     * @return the schema
     */
    public static String schema() {
        return PublishedSchema.policy().text();
    }
}
