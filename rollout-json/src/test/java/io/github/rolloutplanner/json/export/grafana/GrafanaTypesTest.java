package io.github.rolloutplanner.json.export.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rolloutplanner.json.export.prometheus.MonitoringPlans;
import io.github.rolloutplanner.json.node.NodeProject;
import io.github.rolloutplanner.json.node.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The options of panels are open in the JSON Schema, so TypeScript compares them with the types that Grafana publishes. Those have enums
 * where JSON has texts, so the texts of their constants are taken; annotations are left out, whose older form the types do not know.
 */
class GrafanaTypesTest {
    private static final String TYPES = """
            import type {Dashboard} from '@grafana/schema';
            import type {Options as TextOptions} from
              '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
            import type {Options as BarOptions} from
              '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
            import type {Options as LineOptions, FieldConfig as LineFields} from
              '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
            type Plain<T> = T extends string ? `${T}`
              : T extends number ? T | (`${T}` extends `${infer N extends number}` ? N : never)
              : T extends boolean | null | undefined ? T
              : T extends (infer U)[] ? Plain<U>[]
              : T extends object ? {[K in keyof T]: Plain<T[K]>} : T;
            """;

    private static final Map<String, String> OPTIONS =
            Map.of("text", "TextOptions", "bargauge", "BarOptions", "timeseries", "LineOptions");

    private static String module() {
        JsonNode dashboard = GrafanaDashboardTest.json(new GrafanaDashboard(MonitoringPlans.series())
                .export(MonitoringPlans.shop())
                .document());
        StringBuilder module = new StringBuilder(TYPES);
        for (JsonNode panel : dashboard.path("panels")) {
            String type = OPTIONS.get(panel.path("type").asText());
            if (type != null) {
                module.append(constant("o" + panel.path("id"), "Partial<" + type + ">", panel.path("options")));
            }
            JsonNode custom = panel.at("/fieldConfig/defaults/custom");
            if (custom.isObject()) {
                module.append(constant("c" + panel.path("id"), "Partial<LineFields>", custom));
            }
        }
        ((ObjectNode) dashboard).remove("annotations");
        return module.append(constant("dashboard", "Omit<Dashboard, 'annotations'>", dashboard))
                .toString();
    }

    private static String constant(String name, String type, JsonNode value) {
        return "export const " + name + ": Plain<" + type + "> = " + value + ";\n";
    }

    /** A dashboard as it is, and another one with faults, so that it is known that faults are found. */
    @Test
    void panelsHaveTheOptionsThatGrafanaKnows() throws IOException {
        Path workspace = NodeProject.workspace("grafana");
        Files.copy(Path.of("src/test/node/tsconfig.json"), workspace.resolve("tsconfig.json"));
        Files.writeString(workspace.resolve("right.ts"), module());
        Files.writeString(
                workspace.resolve("wrong.ts"),
                module().replaceFirst("\"drawStyle\"", "\"drawstyle\"")
                        .replaceFirst("\"markdown\"", "\"mark\"")
                        .replaceFirst("\"gridPos\":\\{\"h\"", "\"gridPos\":{\"hight\""));

        ProcessResult result = NodeProject.program("tsc", workspace, "--project", ".");

        assertThat(result.output())
                .contains("drawstyle", "\"mark\"", "hight")
                .contains("wrong.ts")
                .doesNotContain("right.ts");
    }
}
