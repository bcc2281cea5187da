/** Rows of numbers, from a database or a file, and the observations that they are. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.rows;

import javax.annotation.ParametersAreNonnullByDefault;
