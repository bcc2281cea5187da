/** Series of Prometheus, for those who read them and those who write rules. Not exported: it may change at any time. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.internal.prometheus;

import javax.annotation.ParametersAreNonnullByDefault;
