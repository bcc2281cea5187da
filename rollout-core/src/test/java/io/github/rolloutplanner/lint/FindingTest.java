package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void readsAsOneLine() {
        Finding finding = new Finding(
                "phases.last-full",
                Finding.Severity.ERROR,
                "phases[3].percentage",
                "The last phase 'Nearly\n  all' exposes only 95%.",
                "Raise it.");

        assertThat(finding)
                .hasToString("ERROR phases[3].percentage: The last phase 'Nearly all' exposes only 95%. Raise it."
                        + " [phases.last-full]");
    }

    @Test
    void aRuleReadsAsOneLine() {
        assertThat(PlanLinter.rules().get(0))
                .hasToString(
                        "ERROR criteria.clear: Each phase has go-live criteria that are a metric with a limit, or an approval.");
    }

    @Test
    void findingsOfARuleComeInTheOrderOfTheirPlaces() {
        Report report = new Report(Finding.Severity.INFO);
        List<String> paths = List.of(
                "flags[1].key",
                "monitoring.metrics[1]",
                "phases[1]",
                "phases[1].evidence[9]",
                "phases[1].evidence[10]",
                "phases[1].name",
                "phases[2]",
                "phases[2].name",
                "phases[10].name",
                "phases[12].name",
                "phases[100]",
                "timeline");
        List<String> mixed = new ArrayList<>(paths);
        Collections.shuffle(mixed, new Random(7));
        for (String path : mixed) {
            report.add(path, Rule.of("rule", "Meaning."));
        }

        assertThat(report.byPath()).extracting(Breach::path).containsExactlyElementsOf(paths);
    }
}
