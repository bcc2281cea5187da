/** The arithmetic of evidence: traffic, samples, power, ledger. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.evidence;

import javax.annotation.ParametersAreNonnullByDefault;
