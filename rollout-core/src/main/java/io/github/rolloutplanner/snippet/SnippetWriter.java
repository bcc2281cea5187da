package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.FeatureFlag;

/** Source for one {@link SnippetStyle}. */
interface SnippetWriter {

    /** The line that asks the flag. */
    String oneLine(FeatureFlag.Type type, String key, String bucketBy);

    /** A module or class that asks the flag and takes the branch. */
    String whole(SnippetRequest request);
}
