/** The way from a change to a plan, one file for each question: strategy, phases, lengths, flag, monitoring, rollback, timeline. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.planning;

import javax.annotation.ParametersAreNonnullByDefault;
