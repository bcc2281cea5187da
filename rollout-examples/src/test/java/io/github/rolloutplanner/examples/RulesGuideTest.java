package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.lint.LintRule;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of rules is that of the library. */
class RulesGuideTest {
    private static final String HEAD = """
            # Rules

            Each choice and each number of a plan, each decision on a running rollout and each finding of the linter names the rule that
            it comes from: `Reason.rule()`, `Finding.rule()`. Ids are stable. `RolloutPlanner.rules()` lists them, `PlanLinter.rules()` those
            of the linter with the severity of their findings at the most, `Portfolio.rules()` those about several rollouts, and each kind
            of a change between two plans has one. `LintPolicy` suppresses a finding by its id.

            | Rule | Meaning | Severity |
            |---|---|---|
            """;

    @Test
    void listsTheRules() {
        Map<String, String> severities = Stream.of(PlanLinter.rules(), Portfolio.rules())
                .flatMap(List::stream)
                .collect(toMap(LintRule::id, rule -> rule.severity().name()));

        Golden.check(
                Sources.DIRECTORY.resolve("guide/rules.md"),
                RolloutPlanner.rules().stream()
                        .map(rule -> row(rule, severities.getOrDefault(rule.id(), "")))
                        .collect(joining("", HEAD, "")));
    }

    private static String row(Rule rule, String severity) {
        return "| `" + rule.id() + "` | " + rule.meaning() + " | " + severity + " |\n";
    }
}
