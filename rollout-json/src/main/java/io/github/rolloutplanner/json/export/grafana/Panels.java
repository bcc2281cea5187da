package io.github.rolloutplanner.json.export.grafana;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import java.util.ArrayList;
import java.util.List;

/** The panels that a dashboard is made of, as Grafana calls them. */
final class Panels {
    /** The variable by which people choose the Prometheus that is asked. */
    static final String DATASOURCE = "datasource";

    private Panels() {}

    /** A query, and what its line is called. */
    record Line(String name, String expression) {}

    /**
     * A colour from a value on.
     *
     * @param from the value, or {@link io.github.rolloutplanner.json.internal.export.JsonText.Null#NULL} for all below the others
     */
    record Step(Object from, String color) {}

    static JsonObject source() {
        return JsonObject.of("type", "prometheus").with("uid", "${" + DATASOURCE + "}");
    }

    static JsonObject text(String title, String markdown) {
        return JsonObject.of("type", "text")
                .with("title", title)
                .with("options", JsonObject.of("mode", "markdown").with("content", markdown));
    }

    /** The alerts of a change that fire. */
    static JsonObject alerts(String title, String filter) {
        JsonObject states = JsonObject.of("firing", true)
                .with("pending", true)
                .with("noData", true)
                .with("normal", false)
                .with("error", true);
        return JsonObject.of("type", "alertlist")
                .with("title", title)
                .with(
                        "options",
                        JsonObject.of("viewMode", "list")
                                .with("groupMode", "default")
                                .with("groupBy", List.of())
                                .with("maxItems", 20)
                                .with("sortOrder", 1)
                                .with("alertInstanceLabelFilter", filter)
                                .with("stateFilter", states));
    }

    /** Lines over time, with a line for each threshold. */
    static JsonObject timeSeries(String title, String description, String unit, List<Step> steps, List<Line> lines) {
        JsonObject custom = JsonObject.of("drawStyle", "line")
                .with("lineWidth", 2)
                .with("fillOpacity", 0)
                .with("spanNulls", false)
                .with("thresholdsStyle", JsonObject.of("mode", "line"));
        JsonObject options = JsonObject.of(
                        "legend",
                        JsonObject.of("displayMode", "list")
                                .with("placement", "bottom")
                                .with("showLegend", true)
                                .with("calcs", List.of("lastNotNull")))
                .with("tooltip", JsonObject.of("mode", "multi").with("sort", "desc"));
        return measured("timeseries", title, description, lines, false)
                .with("options", options)
                .with("fieldConfig", fields(fieldsOf(unit, steps).with("custom", custom)));
    }

    /** A bar that is full at a maximum. */
    static JsonObject progress(String title, String description, double full, List<Step> steps, Line line) {
        JsonObject options = JsonObject.of("displayMode", "basic")
                .with("orientation", "horizontal")
                .with("showUnfilled", true)
                .with("reduceOptions", last());
        return measured("bargauge", title, description, List.of(line), true)
                .with("options", options)
                .with(
                        "fieldConfig",
                        fields(fieldsOf("short", steps).with("min", 0).with("max", full)));
    }

    private static JsonObject last() {
        return JsonObject.of("calcs", List.of("lastNotNull")).with("fields", "").with("values", false);
    }

    private static JsonObject measured(
            String type, String title, String description, List<Line> lines, boolean isInstant) {
        List<JsonObject> targets = new ArrayList<>();
        for (Line line : lines) {
            targets.add(JsonObject.of("refId", String.valueOf((char) ('A' + targets.size())))
                    .with("datasource", source())
                    .with("expr", line.expression())
                    .with("legendFormat", line.name())
                    .with("instant", isInstant)
                    .with("range", !isInstant));
        }
        return JsonObject.of("type", type)
                .with("title", title)
                .with("description", description)
                .with("datasource", source())
                .with("targets", targets);
    }

    private static JsonObject fieldsOf(String unit, List<Step> steps) {
        List<JsonObject> written = steps.stream()
                .map(step -> JsonObject.of("value", step.from()).with("color", step.color()))
                .toList();
        return JsonObject.of("unit", unit)
                .with("thresholds", JsonObject.of("mode", "absolute").with("steps", written));
    }

    private static JsonObject fields(JsonObject defaults) {
        return JsonObject.of("defaults", defaults).with("overrides", List.of());
    }

    /** A colour for all values below the first step. */
    static Step base(String color) {
        return new Step(JsonText.Null.NULL, color);
    }
}
