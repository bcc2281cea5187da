/** What is wrong with a change, found all at once. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.validation;

import javax.annotation.ParametersAreNonnullByDefault;
