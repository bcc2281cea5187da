/** How numbers, lengths of time and lists read, the same way everywhere. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.text;

import javax.annotation.ParametersAreNonnullByDefault;
