package io.github.rolloutplanner.json.internal.monitoring;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/**
 * How one phase is written for a monitoring system.
 *
 * @param system the system
 * @param series by which series the phase is watched
 */
public record PhaseExport(String system, WatchedSeries series) {

    public PhaseExport {
        requireNonNull(series, "series");
    }

    /** What a system makes of a phase and of all that alerts in it. */
    public interface Document {
        /** The document, as a text. */
        String of(PhaseMonitoring monitoring, List<AlertRule> rules);
    }

    /**
     * Writes the phase of a plan.
     *
     * @throws io.github.rolloutplanner.json.export.ExportRefusedException if a metric cannot be watched
     */
    public Export of(RolloutPlan plan, Document document) {
        ExportItems items = new ExportItems();
        PhaseMonitoring monitoring = PhaseMonitoring.of(requireNonNull(plan, "plan"), series, items);
        List<AlertRule> rules = monitoring.rules();
        items.throwIfRefused(system);
        return items.export(system, document.of(monitoring, rules));
    }
}
