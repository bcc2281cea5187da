package io.github.rolloutplanner.report;

import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/** Why something is as it is, for those who ask. */
final class Reasons {
    private Reasons() {}

    /** Appends reasons below a question, if there are any. Each is named once. */
    static void add(String question, List<Reason> reasons, List<Block> blocks) {
        List<Phrase> sentences = reasons.stream()
                .map(Reason::toString)
                .distinct()
                .map(Phrase::words)
                .toList();
        if (!sentences.isEmpty()) {
            blocks.add(new Block.Aside(question, List.of(Block.Listing.bullets(sentences))));
        }
    }

    /** Collects the reasons of several things. */
    static <T> List<Reason> ofAll(List<T> things, java.util.function.Function<T, List<Reason>> reasons) {
        List<Reason> all = new ArrayList<>();
        things.forEach(thing -> all.addAll(reasons.apply(thing)));
        return all;
    }
}
