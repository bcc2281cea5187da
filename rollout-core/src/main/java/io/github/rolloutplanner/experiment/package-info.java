/**
 * A/B tests: what is asked for, and the design that answers it.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.experiment.ExperimentRequest} (in), {@link io.github.rolloutplanner.experiment.Experiment} (out).
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.experiment;

import javax.annotation.ParametersAreNonnullByDefault;
