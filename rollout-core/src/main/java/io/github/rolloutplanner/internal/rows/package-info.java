/** Rows of numbers, from a database or a file, the observations that they are, and how databases are asked. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.rows;

import javax.annotation.ParametersAreNonnullByDefault;
