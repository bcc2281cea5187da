/**
 * Plans as AWS AppConfig carries them out.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.appconfig.AppConfigExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.appconfig;

import javax.annotation.ParametersAreNonnullByDefault;
