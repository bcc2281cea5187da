package io.github.rolloutplanner.snippet;

import java.util.Set;

/** Names that no attribute may have in a snippet: keywords of both languages, and what the snippets declare. */
final class TakenNames {
    private static final Set<String> KEYWORDS = words("""
            abstract arguments as assert async await boolean break byte case catch char class const continue debugger
            default delete do double else enum eval export extends false final finally float for from function get
            goto if implements import in instanceof int interface let long native new null of package private
            protected public record return sealed set short static strictfp super switch synchronized this throw
            throws transient true try typeof undefined var void volatile while with yield _
            """);

    private static final Set<String> DECLARED = words("""
            attributes branches bucketOf channel client computed context events featureFlags flag follow hydrated isEnabled
            isInPercentage next onMounted onRequest payload reading ref render segments show stop toValue variant variantOf
            view
            """);

    private TakenNames() {}

    static boolean contains(String name) {
        return KEYWORDS.contains(name) || DECLARED.contains(name);
    }

    private static Set<String> words(String block) {
        return Set.of(block.strip().replace('\n', ' ').split(" ", -1));
    }
}
