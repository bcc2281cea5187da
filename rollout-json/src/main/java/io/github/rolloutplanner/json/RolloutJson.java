package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Writes rollout plans as JSON, and reads them back.
 *
 * <pre>{@code
 * Files.writeString(Path.of("rollout.json"), RolloutJson.write(plan));
 * RolloutPlan known = RolloutJson.read(Files.readString(Path.of("external-plan.json")));
 * }</pre>
 *
 * <p>There are two forms. The <em>contract</em> has a fixed set of keys and puts most of what a plan knows into words; it is
 * what people and other tools read. The <em>detailed</em> form has the same keys and, after them, a typed part with everything
 * the plan knows, so that {@code read(writeDetailed(plan)).equals(plan)}.
 *
 * <p>Reading the contract keeps every word: {@code write(read(text))} is equal to {@code text} as JSON. Where a text has a
 * typed meaning and would be written the same way again, the plan holds the typed value; else it holds the words. What the
 * contract has no place for, such as reasons, is empty in a plan that was read from it. Numbers have at most six decimals
 * there; a soak is rounded to that.
 *
 * <p>The same plan always gives the same text: two spaces a level, {@code \n} at the end of a line but the last, nothing that
 * depends on the system. Write it as UTF-8.
 *
 * @since 0.1.0
 */
public final class RolloutJson {

    private static final String NO_PLAN = "The document is no rollout plan";

    private RolloutJson() {}

    /**
     * Writes a plan in the form of the contract.
     *
     * @param plan the plan
     * @return a document that fits {@link #schema()}
     * @throws JsonContractException if the contract has no valid document for the plan, such as one with a percentage of 120% or
     *     with a phase 4 after phase 2
     */
    public static String write(RolloutPlan plan) {
        return write(requireNonNull(plan, "plan"), ContractPlan.FORM);
    }

    /**
     * Writes a plan with everything it knows, and with what the linter says of it.
     *
     * @param plan the plan
     * @return a document that fits {@link #detailedSchema()}
     * @throws JsonContractException if there is no valid document for the plan, such as one with a percentage of 120% or with a
     *     phase 4 after phase 2
     */
    public static String writeDetailed(RolloutPlan plan) {
        return write(requireNonNull(plan, "plan"), DetailedPlan.FORM);
    }

    /**
     * Reads a plan in either form; the detailed one is known by its key {@code schema_version}. Findings are not part of a
     * plan: they are checked for their shape and left behind.
     *
     * @param text the document
     * @return the plan
     * @throws JsonContractException if the text is no rollout plan, with everything that is wrong with it
     */
    public static RolloutPlan read(String text) {
        Problems problems = new Problems();
        Node root = KnownDocument.PLAN.parse(requireNonNull(text, "text"), problems);
        RolloutPlan plan = root == null ? null : formOf(root).read(root, problems);
        return problems.checked(plan, NO_PLAN);
    }

    /**
     * What is wrong with a plan in a document, and where in the document.
     *
     * @param text the document, in either form
     * @return the plan, and the findings with their JSON Pointers
     * @throws JsonContractException if the text is no rollout plan, with everything that is wrong with it
     */
    public static DocumentReport lint(String text) {
        return lint(text, LintPolicy.standard());
    }

    /**
     * What is wrong with a plan in a document, apart from what a policy suppresses.
     *
     * @param text the document, in either form
     * @param policy what is suppressed, and why; and the population of a plan that names none
     * @return the plan, and the findings with their JSON Pointers, the suppressed ones with their reasons
     * @throws JsonContractException if the text is no rollout plan, with everything that is wrong with it
     */
    public static DocumentReport lint(String text, LintPolicy policy) {
        requireNonNull(policy, "policy");
        Problems problems = new Problems();
        Node root = KnownDocument.PLAN.parse(requireNonNull(text, "text"), problems);
        ContractKeys form = root == null ? ContractPlan.FORM : formOf(root);
        RolloutPlan plan = problems.checked(root == null ? null : form.read(root, problems), NO_PLAN);
        return DocumentLint.of(text, requireNonNull(root, "root"), form, plan, policy);
    }

    /**
     * The JSON Schema (2020-12) of the contract; also in the jar as {@code io/github/rolloutplanner/json/contract.schema.json}.
     *
     * @return the schema
     */
    public static String schema() {
        return PublishedSchema.contract().text();
    }

    /**
     * The JSON Schema (2020-12) of the detailed form; also in the jar as
     * {@code io/github/rolloutplanner/json/detailed.schema.json}. Other schemas refer to it by its {@code $id}.
     *
     * @return the schema
     */
    public static String detailedSchema() {
        return PublishedSchema.detailed().text();
    }

    private static String write(RolloutPlan plan, ContractKeys form) {
        return Document.of(form, plan).textFor(KnownDocument.PLAN, form, "The plan has no valid document");
    }

    private static ContractKeys formOf(Node root) {
        boolean detailed =
                root instanceof ObjectNode object && object.members().containsKey(DetailedPlan.SCHEMA_VERSION);
        return detailed ? DetailedPlan.FORM : ContractPlan.FORM;
    }
}
