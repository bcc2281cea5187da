package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;

/**
 * Reads changes from JSON that people write by hand, and writes them so.
 *
 * <pre>{@code
 * Change change = ChangeJson.read("""
 *         {"name": "One-page checkout", "traits": ["payments"], "population": {"users_per_day": 120000}}""");
 * RolloutPlan plan = RolloutPlanner.withPolicy(PolicyJson.read(policyDocument)).plan(change);
 * }</pre>
 *
 * <p>Only {@code name} is needed; what a {@link Change} has a default for may be left out, and is left out where it is
 * written. Lengths of time read "2 days" or "6 days 12 hours" (or as ISO 8601: {@code PT48H}), percentages "5%" (or 5), levels
 * "0.5%", "850ms" or "1.5x baseline", and constants are words in lower case, such as {@code data_migration}.
 *
 * <p>Reading is strict about the form: unknown and repeated keys and wrong types are refused, all at once. Whether the facts
 * make sense together is for the planner to say, as of any {@link Change}; so is whether there is a strategy with the id
 * that a change asks for.
 *
 * @since 0.1.0
 */
public final class ChangeJson {

    private ChangeJson() {}

    /**
     * Writes a change with all that is known of it.
     *
     * @param change the change
     * @return a document that fits {@link #schema()}
     * @throws JsonContractException if there is no valid document for the change, such as one with a population of 0
     */
    public static String write(Change change) {
        return Document.of(WrittenChange.FORM, requireNonNull(change, "change"))
                .textFor(KnownDocument.CHANGE, WrittenChange.FORM, "The change has no valid document");
    }

    /**
     * Reads a change.
     *
     * @param text the document
     * @return the change; {@code read(write(change))} is equal to {@code change}
     * @throws JsonContractException if the text is no change, with everything that is wrong with it
     */
    public static Change read(String text) {
        Problems problems = new Problems();
        Node root = KnownDocument.CHANGE.parse(requireNonNull(text, "text"), problems);
        Change change = root == null ? null : WrittenChange.FORM.read(root, problems);
        return problems.checked(change, "The document is no change");
    }

    /**
     * The JSON Schema (2020-12) of the documents; also in the jar as
     * {@code io/github/rolloutplanner/json/change.schema.json}.
     *
     * @return the schema
     */
    public static String schema() {
        return PublishedSchema.change().text();
    }
}
