package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import java.util.function.UnaryOperator;

/**
 * Writes running rollouts as JSON, and reads them back, so that a rollout outlives the program that decides.
 *
 * <pre>{@code
 * Files.writeString(file, RunningRolloutJson.write(rollout));
 * RunningRollout same = RunningRolloutJson.read(Files.readString(file));
 * }</pre>
 *
 * <p>A document is all that a rollout needs to go on: its plan in the detailed form of {@link RolloutJson}, its policy, and
 * its state. Nothing of it is rounded, so that {@code read(write(rollout)).equals(rollout)}: the rollout that is read decides
 * as the one that was written would. A document does not grow with the length of the rollout. What
 * grows, and keeps each observation, is a {@link RolloutJournal}.
 *
 * <p>A document that was damaged is refused: its last member is a checksum of all else. The
 * layout, the order of keys and the spelling of numbers are no part of that, so that a database may keep the document as JSON.
 *
 * <p>The same rollout always gives the same text: two spaces a level, an observation or a sum a line, {@code \n} at the end
 * of a line but the last. Write it as UTF-8.
 *
 * @since 0.1.0
 */
public final class RunningRolloutJson {

    private RunningRolloutJson() {}

    /**
     * Writes a rollout with all that it needs to go on.
     *
     * @param rollout the rollout
     * @return a document that fits {@link #schema()}
     * @throws JsonContractException if there is no valid document for its plan, such as one with a percentage of 120%
     */
    public static String write(RunningRollout rollout) {
        return Document.of(RunningForm.FORM, requireNonNull(rollout, "rollout"))
                .textFor(KnownDocument.RUNNING, RunningForm.FORM, "The rollout has no valid document");
    }

    /**
     * Reads a rollout, to go on where it was.
     *
     * @param text the document
     * @return a rollout that is equal to the one that was written
     * @throws JsonContractException if the text is no running rollout, with everything that is wrong with it; also if its
     *     state is not one of its plan, or if the document was changed after it was written, which its
     *     checksum tells; one that was changed on purpose is given to {@link #readEdited}
     */
    public static RunningRollout read(String text) {
        return read(requireNonNull(text, "text"), RunningForm.FORM, UnaryOperator.identity());
    }

    /**
     * Reads a rollout from a document that was changed on purpose, such as one with more patience in its policy: its checksum is not
     * asked for, and what stands twice in its state must agree. What was observed is corrected by {@link RunningRollout#revise}, which
     * records who did it and why; a document does not.
     *
     * @param text the document, with or without a checksum
     * @return the rollout that it tells of
     * @throws JsonContractException if the text is no running rollout, with everything that is wrong with it; also if its
     *     state is not one of its plan, or contradicts itself
     */
    public static RunningRollout readEdited(String text) {
        return read(requireNonNull(text, "text"), RunningForm.EDITED, Checksum::renewed);
    }

    private static RunningRollout read(String text, RunningForm form, UnaryOperator<Node> document) {
        Problems problems = new Problems();
        Node root = KnownDocument.RUNNING.parse(text, problems);
        RunningRollout rollout = root == null ? null : form.read(document.apply(root), problems);
        return problems.checked(rollout, "The document is no running rollout");
    }

    /**
     * The JSON Schema (2020-12) of the documents; also in the jar as
     * {@code io/github/rolloutplanner/json/running.schema.json}.
     *
     * <p>For the plan and all that stands in one, it refers to the detailed schema by the {@code $id} of that one,
     * {@code https://rolloutplanner.github.io/schema/1/detailed.schema.json}. That is a name, nothing to fetch: give your
     * validator {@link RolloutJson#detailedSchema()} under it, or map its last part to the file in the jar.
     *
     * @return the schema
     */
    public static String schema() {
        return PublishedSchema.running().text();
    }
}
