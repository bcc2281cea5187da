package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;

/** Source for one {@link SnippetStyle}. */
interface SnippetWriter {

    /** The line that asks the flag. */
    String oneLine(FeatureFlag.Type type, String key, String bucketBy);

    /** A module or class that asks the flag and takes the branch. */
    String whole(SnippetRequest request);

    /** Whether a condition without parts has a form; JavaScript has no semantic versions. */
    default boolean canSay(TargetingCondition condition) {
        return !(condition instanceof AttributeCondition.IsVersion);
    }
}
