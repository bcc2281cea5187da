package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what is compiled and run. */
class ReadmeTest {
    private static final Path EXAMPLES = Sources.DIRECTORY.resolve("src/main/java/io/github/rolloutplanner/examples");

    @ParameterizedTest
    @ValueSource(strings = {"OnePageCheckout", "OneLook"})
    void readmeShowsTheExampleWordForWord(String example) {
        assertThat(readme())
                .as("README.md must contain the tagged lines of %s", example)
                .contains(tagged(Sources.text(EXAMPLES.resolve(example + ".java"))));
    }

    @Test
    void theDecisionThatItShowsIsTheOneOfTheExample() {
        assertThat(readme().replaceAll("\\s+", " "))
                .contains(OneLook.decision(OneLook.plan()).toString());
    }

    private static String readme() {
        return Sources.text(Sources.PROJECT.resolve("README.md"));
    }

    private static String tagged(String source) {
        List<String> lines = source.lines().toList();
        int start = indexOf(lines, "// tag::readme[]");
        int end = indexOf(lines, "// end::readme[]");
        String region = String.join("\n", lines.subList(start + 1, end));
        assertThat(region).as("the tagged lines").isNotBlank();
        return region.stripIndent();
    }

    private static int indexOf(List<String> lines, String tag) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        assertThat(stripped).as("lines of the example").containsOnlyOnce(tag);
        return stripped.indexOf(tag);
    }

    /** Of the change in its example, which prints the contract and so no evidence. */
    @Test
    void theEvidenceThatItShowsIsWhatThePlannerSays() {
        RolloutPlan plan = RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.latency("Checkout p95", Duration.ofMillis(850)))
                .plan();
        String shown = readme().replaceAll("\\s*\\n// ", " ");
        assertThat(shown)
                .contains(
                        plan.phases().get(1).evidence().get(0).reasons().get(0).toString());
    }
}
