package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.policy.StandardStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the guide is that of the policies. */
class PoliciesGuideTest {
    private static final Path PAGE = Sources.DIRECTORY.resolve("guide/policies.md");
    private static final List<RolloutPolicy> POLICIES =
            List.of(RolloutPolicy.fast(), RolloutPolicy.standard(), RolloutPolicy.strict());

    private static Map<String, Function<RolloutPolicy, Object>> rows() {
        Map<String, Function<RolloutPolicy, Object>> rows = new LinkedHashMap<>();
        rows.put("people who approve", policy -> byRisk(policy::approvalsFor));
        rows.put(
                "strategies",
                policy -> byRisk(risk -> policy.ladders().strategies().get(risk).id()));
        rows.put("ladder of `percentage`", policy -> ladder(policy, StandardStrategy.PERCENTAGE));
        rows.put("ladder of `canary`", policy -> ladder(policy, StandardStrategy.CANARY));
        rows.put("ladder of `ring`", policy -> ladder(policy, StandardStrategy.RINGS));
        rows.put("internal soak", policy -> policy.ladders().internalSoak());
        rows.put("longer soak for each level above", policy -> policy.ladders().soakIncreasePerLevel());
        rows.put("bakes", policy -> byRisk(policy.ladders().bakes()::get));
        rows.put("longest bakes", policy -> byRisk(policy.evidence().longestBakes()::get));
        rows.put(
                "longest soaks",
                policy -> List.of(
                        policy.evidence().longestSoakOf("percentage"),
                        policy.evidence().longestSoakOf("canary"),
                        policy.evidence().longestSoakOf("ring"),
                        policy.evidence().longestSoak()));
        rows.put("significance level", policy -> policy.evidence().significanceLevel());
        rows.put("power", policy -> policy.evidence().power());
        rows.put("confidence of experiments", policy -> policy.experiments().confidence());
        rows.put("power of experiments", policy -> policy.experiments().power());
        rows.put("rollback within", policy -> byRisk(policy.rollbackBounds()::get));
        rows.put("fewest phases of an urgent change", policy -> byRisk(policy.urgency()::fewestPhasesFor));
        rows.put("watch of an urgent phase", policy -> byRisk(policy.urgency()::watchFor));
        return rows;
    }

    private static List<Object> byRisk(Function<RiskLevel, Object> table) {
        return Arrays.stream(RiskLevel.values()).map(table).toList();
    }

    private static String ladder(RolloutPolicy policy, StandardStrategy strategy) {
        Ladder ladder = policy.ladders().ladderOf(strategy);
        return ladder.steps().stream().map(PoliciesGuideTest::step).collect(Collectors.joining(" → "));
    }

    private static String step(Step step) {
        return step.percentage()
                + step.soak().map(soak -> " (" + length(soak) + ")").orElse("");
    }

    private static String cell(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(PoliciesGuideTest::cell).collect(Collectors.joining(", "));
        }
        return value instanceof Duration length ? length(length) : value.toString();
    }

    private static String length(Duration length) {
        if (length.toMinutes() % 60 != 0) {
            return length.toMinutes() + " minutes";
        }
        long hours = length.toHours();
        return hours % 24 == 0 ? count(hours / 24, " day") : count(hours, " hour");
    }

    private static String count(long number, String unit) {
        return number + unit + (number == 1 ? "" : "s");
    }

    private static String row(String name, Function<RolloutPolicy, Object> value) {
        return "| " + name + " | "
                + POLICIES.stream().map(policy -> cell(value.apply(policy))).collect(Collectors.joining(" | ")) + " |";
    }

    @Test
    void theTableIsTrue() {
        String table = rows().entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
        List<String> written = Sources.text(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
                .toList();

        assertThat(String.join("\n", written)).isEqualTo(table);
    }

    @Test
    void whatTheTableLeavesOutIsThatOfTheStandardPolicy() {
        RolloutPolicy standard = RolloutPolicy.standard();
        assertThat(POLICIES).allSatisfy(policy -> {
            assertThat(policy.risks()).isEqualTo(standard.risks());
            assertThat(policy.limits()).isEqualTo(standard.limits());
            assertThat(policy.deliveries()).isEqualTo(standard.deliveries());
            assertThat(policy.preparation()).isEqualTo(standard.preparation());
            assertThat(policy.urgency().preparation())
                    .isEqualTo(standard.urgency().preparation());
            assertThat(policy.evidence().lookEvery())
                    .isEqualTo(standard.evidence().lookEvery());
        });
    }
}
