package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mermaid reads each chart as it is meant. It takes 200 MB, so this is for those who have it: {@code -Dmermaid.folder} names a
 * folder in which {@code npm install mermaid@12.3.0 jsdom@26.1.0} has been run.
 */
@EnabledIfSystemProperty(named = "mermaid.folder", matches = ".+")
class MermaidTest {
    private static final Path FOLDER = Path.of(System.getProperty("mermaid.folder", ""));
    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/node/gantt.mjs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path files;

    @Test
    void theBarsAreThoseThatWereWritten() throws Exception {
        List<String> charts = Stream.concat(
                        ReportedPlans.all().values().stream(),
                        Stream.of(ReportOfAnyPlanTest.names()).map(NamedPlan::of))
                .map(PlanReport::markdown)
                .flatMap(markdown -> MarkdownCheck.read(markdown).diagrams().stream())
                .toList();

        JsonNode read = read(charts);

        assertThat(charts).hasSizeGreaterThan(30);
        for (int at = 0; at < charts.size(); at++) {
            assertThat(bars(read.get(at))).as(charts.get(at)).isEqualTo(GanttCheck.read(charts.get(at)));
        }
    }

    private static List<GanttCheck.Bar> bars(JsonNode chart) {
        List<GanttCheck.Bar> bars = new ArrayList<>();
        chart.forEach(bar -> bars.add(new GanttCheck.Bar(
                bar.get("name").asText().strip(),
                bar.get("id").asText(),
                time(bar.get("start").asText()),
                time(bar.get("end").asText()))));
        return bars;
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    }

    private JsonNode read(List<String> charts) throws IOException, InterruptedException {
        Path script = FOLDER.resolve("gantt.mjs");
        Files.copy(SCRIPT, script, StandardCopyOption.REPLACE_EXISTING);
        Path input = Files.writeString(files.resolve("charts.json"), JSON.writeValueAsString(charts));
        Path output = files.resolve("bars.json");
        ProcessBuilder node = new ProcessBuilder("node", script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("TZ", "UTC");
        assertThat(node.start().waitFor()).isZero();
        return JSON.readTree(output.toFile());
    }
}
