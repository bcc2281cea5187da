package io.github.rolloutplanner.json.export.grafana;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Panels from left to right and from top to bottom, on 24 columns. */
final class Grid {
    static final int COLUMNS = 24;

    private final List<JsonObject> panels = new ArrayList<>();
    private int x;
    private int y;
    private int rowHeight;

    /** Adds a panel beside the last one, or below where it has no place. */
    void add(int width, int height, JsonObject panel) {
        if (x + width > COLUMNS) {
            newLine();
        }
        panels.add(panel.with("id", panels.size() + 1)
                .with(
                        "gridPos",
                        JsonObject.of("h", height).with("w", width).with("x", x).with("y", y)));
        x += width;
        rowHeight = Math.max(rowHeight, height);
    }

    void newLine() {
        y += rowHeight;
        x = 0;
        rowHeight = 0;
    }

    List<JsonObject> panels() {
        return List.copyOf(panels);
    }
}
