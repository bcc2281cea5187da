package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.FlagType;

/** Source for one {@link SnippetStyle}. */
interface SnippetWriter {

    /** The line that asks the flag. */
    String oneLine(FlagType type, String key, String bucketBy);

    /** A module or class that asks the flag and takes the branch. */
    String whole(SnippetRequest request);
}
