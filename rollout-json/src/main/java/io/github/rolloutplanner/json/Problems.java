package io.github.rolloutplanner.json;

import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Collects everything that is wrong with a document, so that it can be said at once. */
final class Problems {
    /** More problems than a person reads are counted, not kept: a hostile document must not fill the memory. */
    private static final int KEPT = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    int count() {
        return count;
    }

    List<Problem> kept() {
        return kept;
    }

    void add(Pointer at, String found, String advice) {
        count++;
        if (count <= KEPT) {
            kept.add(new Problem(at.toString(), found, advice));
        }
    }

    /** The value that was read if all is well with it; else everything that is wrong is thrown. */
    <T> T checked(@Nullable T value, String refusal) {
        if (value == null || count > 0) {
            throw new JsonContractException(refusal, this);
        }
        return value;
    }

    void mismatch(Node node, String expected) {
        add(node.at(), "Found " + node.found() + ".", "Expected " + expected + ".");
    }

    void missing(Pointer at) {
        add(at, "The key is missing.", "Add it.");
    }

    void duplicate(Pointer at) {
        add(at, "The key stands twice.", "Keep one of the two.");
    }

    void unknown(Pointer at, List<String> known) {
        add(at, "The key is unknown.", "Remove it, or use one of: " + String.join(", ", known) + ".");
    }
}
