/**
 * The catalogue of rules: of each its id, what it means and how it reads. What a sentence of a plan says stands here and
 * nowhere else. Not exported.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.rules;

import javax.annotation.ParametersAreNonnullByDefault;
