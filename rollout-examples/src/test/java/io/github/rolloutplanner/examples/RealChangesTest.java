package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.examples.RealChange.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plans what was really released, from what was known before, and compares with what a senior engineer expected.
 *
 * <p>The whole table is written to {@code target/real-changes.txt}.
 */
class RealChangesTest {
    /** Where the plan is not what was expected, and why that is right or at least honest. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "twitter-280-characters-2017",
            "HIGH, because the core habit of the product is its critical path, and so a canary. What was expected is an"
                    + " experiment, which answers a question that only the caller can ask: experiment(..) gives one.");

    private static final List<Verdict> VERDICTS =
            RealChanges.all().stream().map(RealChange::verdict).toList();

    @Test
    void agreementIsReported() throws IOException {
        String table = VERDICTS.stream().map(Verdict::toString).collect(Collectors.joining("\n")) + "\n\n" + counts();
        Files.writeString(Path.of("target", "real-changes.txt"), table);
        System.out.print(counts());
        assertThat(VERDICTS).hasSizeGreaterThanOrEqualTo(40);
    }

    /** The level that the engineer names first, not only one that is accepted. */
    @Test
    void mostLevelsAreExactlyThoseThatWereJudged() {
        assertThat(count(Verdict::isExactlyJudged)).isGreaterThanOrEqualTo(30);
    }

    @Test
    void everyDisagreementIsExplained() {
        assertThat(VERDICTS.stream().filter(verdict -> !verdict.agrees()))
                .as("disagreements that nobody has explained")
                .allMatch(verdict -> EXPLAINED.containsKey(verdict.change().id()));
    }

    @Test
    void noExplanationIsLeftOver() {
        assertThat(VERDICTS.stream()
                        .filter(verdict -> !verdict.agrees())
                        .map(verdict -> verdict.change().id()))
                .as("an explanation that is not among them is no longer needed")
                .containsAll(EXPLAINED.keySet());
    }

    @Test
    void samePlanEveryTime() {
        for (RealChange change : RealChanges.all()) {
            assertThat(change.plan()).isEqualTo(change.plan());
        }
    }

    private static String counts() {
        return "Real changes that the plan agrees on: need " + count(Verdict::agreesOnNeed) + ", risk "
                + count(Verdict::agreesOnRisk) + " (exactly " + count(Verdict::isExactlyJudged) + "), strategy "
                + count(Verdict::agreesOnStrategy) + " of "
                + VERDICTS.size() + "\n";
    }

    private static long count(Predicate<Verdict> agrees) {
        return VERDICTS.stream().filter(agrees).count();
    }
}
