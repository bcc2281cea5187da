package io.github.rolloutplanner.json;

import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * Collects what is wrong with a document, so that it can be said at once. More problems than a person reads are counted,
 * not kept, and no sentence is longer than a person reads: a hostile document must not fill the memory.
 */
final class Problems {
    static final String REFUSED = "Found a value that is refused.";
    /** What to do about a key that is missing. */
    static final String ADD = "Add it.";

    private static final int KEPT = 100;
    private static final int LONGEST_SENTENCE = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    int count() {
        return count;
    }

    List<Problem> kept() {
        return kept;
    }

    /** How many were counted but not kept. */
    int more() {
        return count - kept.size();
    }

    void add(Pointer at, String found, String advice) {
        if (isKept()) {
            keep(at, found, advice);
        }
    }

    /** Counts one more, and tells whether there is room for it: if not, nothing is written of it. */
    private boolean isKept() {
        count++;
        return count <= KEPT;
    }

    private void keep(Pointer at, String found, String advice) {
        kept.add(new Problem(
                at.toString(), Excerpt.cut(found, LONGEST_SENTENCE), Excerpt.cut(advice, LONGEST_SENTENCE)));
    }

    /** The value that was read if all is well with it; else everything that is wrong is thrown. */
    <T> T checked(@Nullable T value, String refusal) {
        if (value == null || count > 0) {
            throw new JsonContractException(refusal, this);
        }
        return value;
    }

    void mismatch(Node node, String expected) {
        mismatch(node, () -> expected);
    }

    void mismatch(Node node, Supplier<String> expected) {
        mismatch(node.at(), node::found, expected);
    }

    private void mismatch(Pointer at, Supplier<String> found, Supplier<String> expected) {
        if (isKept()) {
            keep(at, "Found " + found.get() + ".", "Expected " + expected.get() + ".");
        }
    }

    /** Reports a value that differs from the one that the rest of the document asks for. */
    void contradiction(Node node, Supplier<String> expected) {
        contradiction(node.at(), node::found, expected);
    }

    /** The same, in words for what was found. */
    void contradiction(Pointer at, Supplier<String> found, Supplier<String> expected) {
        mismatch(at, found, () -> expected.get() + ": what stands twice in a document must agree");
    }

    void missing(Pointer at) {
        missing(at, ADD);
    }

    /** A value that its own type refuses. */
    void refused(Pointer at, IllegalArgumentException why) {
        add(at, REFUSED, String.valueOf(why.getMessage()));
    }

    /** A key that is missing, and what to do about it where nobody can add it. */
    void missing(Pointer at, String advice) {
        add(at, "The key is missing.", advice);
    }

    void duplicate(Pointer at) {
        add(at, "The key stands twice.", "Keep one of the two.");
    }

    void unknown(Pointer at, List<String> known) {
        if (isKept()) {
            keep(at, "The key is unknown.", "Remove it, or use one of: " + String.join(", ", known) + ".");
        }
    }
}
