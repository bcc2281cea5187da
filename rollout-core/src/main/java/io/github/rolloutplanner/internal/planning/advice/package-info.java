/** What a plan advises: risks, recommendations, dependencies, checklists. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.planning.advice;

import javax.annotation.ParametersAreNonnullByDefault;
