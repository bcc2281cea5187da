/** What monitoring systems are told of a phase of a plan. Not exported: it may change at any time. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.internal.monitoring;

import javax.annotation.ParametersAreNonnullByDefault;
