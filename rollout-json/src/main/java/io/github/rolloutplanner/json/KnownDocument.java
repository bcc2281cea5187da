package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ObjectNode;
import java.util.Set;
import javax.annotation.Nullable;

/** The documents of this library, so that one that is given to the reader of another is told from a broken one. */
enum KnownDocument {
    /** A plan, in either form. */
    PLAN("a rollout plan", NodeReader.LONGEST_TEXT, "Read it with RolloutJson.read(..).", "feature", "rollout_phases"),
    /** A rollout with its plan, policy and state. */
    RUNNING(
            "a running rollout",
            NodeReader.LONGEST_MEMORY,
            "Read it with RunningRolloutJson.read(..).",
            "plan",
            "policy",
            "state"),
    /** A line of a journal. */
    ENTRY(
            "a line of a journal",
            NodeReader.LONGEST_MEMORY,
            "Read the whole journal with RolloutJournal.replay(..).",
            "journal",
            "entry"),
    /** The facts about a change. */
    CHANGE("a change", NodeReader.LONGEST_TEXT, "Read it with ChangeJson.read(..).", "name", "metrics"),
    /** By what an organisation plans. */
    ROLLOUT_POLICY("a rollout policy", NodeReader.LONGEST_TEXT, "Read it with PolicyJson.read(..).", "extends"),
    /** What decides beyond a plan. */
    POLICY(
            "the policy of a running rollout",
            NodeReader.LONGEST_TEXT,
            "Give the whole document that it stands in.",
            "srm_significance_level",
            "patience"),
    /** What has become of a rollout. */
    STATE(
            "the state of a running rollout",
            NodeReader.LONGEST_MEMORY,
            "Give the whole document that it stands in.",
            "transitions",
            "calls",
            "metrics");

    private final String name;
    private final int longest;
    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of(..) never changes
    private final Set<String> keys;

    KnownDocument(String name, int longest, String advice, String... keys) {
        this.name = name;
        this.longest = longest;
        this.advice = advice;
        this.keys = Set.of(keys);
    }

    /** The document as nodes; null if the text is none, or is another known document, and that was reported. */
    @Nullable
    Node parse(String text, Problems problems) {
        Node root = NodeReader.read(text, name, longest, problems);
        return root == null || isAnother(root, problems) ? null : root;
    }

    /** Whether a document is short enough to be read. */
    boolean holds(String text) {
        return text.length() <= longest;
    }

    private boolean isAnother(Node root, Problems problems) {
        if (!(root instanceof ObjectNode object) || isIn(object)) {
            return false;
        }
        for (KnownDocument other : values()) {
            if (other.isIn(object)) {
                problems.add(Pointer.ROOT, "Found " + other.name + ", expected " + name + ".", other.advice);
                return true;
            }
        }
        return false;
    }

    private boolean isIn(ObjectNode object) {
        return object.members().keySet().containsAll(keys);
    }
}
