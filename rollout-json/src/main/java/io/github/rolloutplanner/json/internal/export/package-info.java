/** What the exporters of all flag systems share. Not exported: it may change at any time. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.internal.export;

import javax.annotation.ParametersAreNonnullByDefault;
