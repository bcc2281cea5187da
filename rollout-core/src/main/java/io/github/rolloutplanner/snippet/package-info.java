/**
 * Source code that asks a flag, for the platforms that callers use.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.snippet.Snippets} writes a
 * {@link io.github.rolloutplanner.snippet.Snippet} in a {@link io.github.rolloutplanner.snippet.SnippetStyle}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.snippet;

import javax.annotation.ParametersAreNonnullByDefault;
