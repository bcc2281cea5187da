/**
 * Reports for people: a plan as one web page, as Markdown and as text for a terminal, and what rehearsals of it showed.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.report.PlanReport}. A page is one file: it loads nothing, runs nothing, and is
 * the same, byte for byte, for the same plan.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.report;

import javax.annotation.ParametersAreNonnullByDefault;
