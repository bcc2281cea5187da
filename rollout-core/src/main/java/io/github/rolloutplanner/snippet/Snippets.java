package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the source that asks a flag: complete code for one platform, made of the flag's own key, variants, rules and
 * bucketing attribute.
 *
 * <p>Whatever these contain, quotes and line ends too, the source stays well-formed.
 *
 * @since 0.1.0
 */
public final class Snippets {
    private static final Map<FeatureFlag.Type, FlagPattern> PATTERNS = new EnumMap<>(Map.of(
            FeatureFlag.Type.BOOLEAN, FlagPattern.BOOLEAN,
            FeatureFlag.Type.PERCENTAGE, FlagPattern.PERCENTAGE,
            FeatureFlag.Type.MULTIVARIATE, FlagPattern.MULTIVARIATE));

    private Snippets() {}

    /**
     * The line that asks a flag.
     *
     * @param type what the flag gives
     * @param key key of the flag; names in the code are derived from it
     * @param bucketBy the attribute that is hashed, such as {@code user.id} or {@code session}; a boolean flag is asked
     *     without it
     * @param style the platform
     * @return one line of source
     */
    public static String oneLine(FeatureFlag.Type type, String key, String bucketBy, SnippetStyle style) {
        requireNonNull(type, "type");
        requireNonNull(key, "key");
        requireNonNull(bucketBy, "bucketBy");
        return writer(style).oneLine(type, key, bucketBy);
    }

    /**
     * A whole snippet.
     *
     * @param flag the flag
     * @param pattern how the code asks it; any pattern can be shown for any flag
     * @param style the platform
     * @param newBehavior what users get who are in: a comment on that branch
     * @param oldBehavior what the others get: a comment on that branch
     * @return the snippet
     * @throws UnsupportedConditionException if the code of {@link FlagPattern#TARGETING} had to say what is
     *     {@linkplain #unsupported unsupported}
     */
    public static Snippet of(
            FeatureFlag flag, FlagPattern pattern, SnippetStyle style, String newBehavior, String oldBehavior) {
        requireNonNull(flag, "flag");
        requireNonNull(pattern, "pattern");
        requireNonNull(newBehavior, "newBehavior");
        requireNonNull(oldBehavior, "oldBehavior");
        SnippetRequest request = new SnippetRequest(flag, pattern, newBehavior, oldBehavior);
        if (request.targets()) {
            unsupported(flag, style).stream().findFirst().ifPresent(condition -> {
                throw new UnsupportedConditionException(condition, style);
            });
        }
        return new Snippet(pattern, style, writer(style).whole(request));
    }

    /**
     * The snippets that a flag needs: one for its type, and one for its rules if it has any and the style can say them; see
     * {@link #unsupported}.
     *
     * @param flag the flag
     * @param style the platform
     * @param newBehavior what users get who are in
     * @param oldBehavior what the others get
     * @return one or two snippets
     */
    public static List<Snippet> neededBy(FeatureFlag flag, SnippetStyle style, String newBehavior, String oldBehavior) {
        requireNonNull(flag, "flag");
        List<Snippet> snippets = new ArrayList<>();
        snippets.add(of(flag, requireNonNull(PATTERNS.get(flag.type())), style, newBehavior, oldBehavior));
        if (!flag.rules().isEmpty() && unsupported(flag, style).isEmpty()) {
            snippets.add(of(flag, FlagPattern.TARGETING, style, newBehavior, oldBehavior));
        }
        return List.copyOf(snippets);
    }

    /**
     * What code in a style cannot say of the rules of a flag: comparisons of versions in any style, and of times in Java. Flag
     * systems evaluate them.
     *
     * @param flag the flag
     * @param style the platform
     * @return the parts of the conditions that have no form, in the order of the rules
     */
    public static List<TargetingCondition> unsupported(FeatureFlag flag, SnippetStyle style) {
        requireNonNull(flag, "flag");
        SnippetWriter writer = writer(style);
        return flag.rules().stream()
                .flatMap(rule -> rule.condition().stream())
                .flatMap(SnippetRequest::leaves)
                .filter(condition -> !writer.canSay(condition))
                .distinct()
                .toList();
    }

    /** Each writer is made when it is asked for: a program writes for one platform and should load no other. */
    private static SnippetWriter writer(SnippetStyle style) {
        return switch (requireNonNull(style, "style")) {
            case JAVASCRIPT -> new JavaScriptWriter();
            case JAVA -> new JavaWriter(JavaClient.OPEN_FEATURE);
            case JAVA_LAUNCHDARKLY -> new JavaWriter(JavaClient.LAUNCH_DARKLY);
            case JAVA_TOGGLZ -> new JavaWriter(JavaClient.TOGGLZ);
            case JAVA_UNLEASH -> new JavaWriter(JavaClient.UNLEASH);
            case VUE -> new VueWriter();
            case ASTRO -> new AstroWriter();
            case APPWRITE -> new AppwriteWriter();
        };
    }
}
