/**
 * The switch a rollout turns: the flag, whom it targets, and what it answers.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.flag.FeatureFlag},
 * {@link io.github.rolloutplanner.flag.TargetingCondition}, {@link io.github.rolloutplanner.flag.FlagEvaluator}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.flag;

import javax.annotation.ParametersAreNonnullByDefault;
