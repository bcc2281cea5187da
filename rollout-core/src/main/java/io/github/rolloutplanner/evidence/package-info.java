/**
 * Whether a plan detects the regressions that it guards against: observations needed, observations to come, and what happens
 * until it is noticed.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.evidence.GateEvidence}, {@link io.github.rolloutplanner.evidence.ExposureLedger}, {@link io.github.rolloutplanner.policy.EvidencePolicy}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.evidence;

import javax.annotation.ParametersAreNonnullByDefault;
