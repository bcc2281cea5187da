package io.github.rolloutplanner.report;

import io.github.rolloutplanner.reason.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Why something is as it is, for those who ask. */
final class Reasons {
    private Reasons() {}

    /** Appends reasons below a question, if there are any. Each is named once. */
    static void add(String question, List<Reason> reasons, List<Block> blocks) {
        Map<String, Phrase> bySentence = new LinkedHashMap<>();
        reasons.stream().map(ReasonText::of).forEach(words -> bySentence.putIfAbsent(words.plain(), words));
        List<Phrase> sentences = List.copyOf(bySentence.values());
        if (!sentences.isEmpty()) {
            blocks.add(new Block.Aside(question, List.of(Block.Listing.bullets(sentences))));
        }
    }

    /** Collects the reasons of several things. */
    static <T> List<Reason> ofAll(List<T> things, Function<T, List<Reason>> reasons) {
        return things.stream().map(reasons).flatMap(List::stream).toList();
    }
}
