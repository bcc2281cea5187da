/**
 * Whether a plan can see the harm that it guards against: observations needed, observations to come, and what happens
 * until somebody notices.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.evidence.GateEvidence}, {@link io.github.rolloutplanner.evidence.ExposureLedger}, {@link io.github.rolloutplanner.policy.EvidencePolicy}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.evidence;

import javax.annotation.ParametersAreNonnullByDefault;
