package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of strangers are texts that people can read, wherever a change has room for one. */
class InvalidTextsTest {

    /** Where names stand, by the path of their problem. */
    private static final Map<String, Function<String, ChangeDraft>> NAMES = Map.ofEntries(
            Map.entry("name", name -> RolloutPlanner.forChange(name).flagKey("seat-map")),
            Map.entry("bucketBy", name -> seats().bucketBy(name)),
            Map.entry("flagKey", name -> seats().flagKey(name)),
            Map.entry("owner", name -> seats().owner(name)),
            Map.entry("strategy", name -> seats().using(name)),
            Map.entry("segments", name -> seats().segment(name, TargetingCondition.is("user.tier", "gold"))),
            Map.entry("segments ", name -> seats().betaUsers(TargetingCondition.is(name, "gold"))),
            Map.entry("segments  ", name -> seats().betaUsers(TargetingCondition.is("user.tier", name))),
            Map.entry("segments   ", name -> seats().betaUsers(TargetingCondition.endsWith("user.email", name))),
            Map.entry("segments     ", name -> seats().betaUsers(TargetingCondition.inSegment(name))),
            Map.entry(
                    "segments      ",
                    name -> seats().betaUsers(TargetingCondition.not(TargetingCondition.is(name, "gold")))),
            Map.entry("segments    ", name -> seats().betaUsers(TargetingCondition.in("user.country", "DE", name))),
            Map.entry(
                    "tooling.statusPage",
                    name -> seats().tooling(Tooling.builder().statusPage(name).build())),
            Map.entry(
                    "population.unit",
                    name -> seats().population(Population.ofUsersPerDay(1_000).withUnit(name))),
            Map.entry(
                    "population.rings[0].name",
                    name -> seats().population(Population.ofRings(Ring.of(name, 10), Ring.of("All", 1_000)))),
            Map.entry("metrics[0].name", name -> seats().guardrail(Metric.errorRate(name, percent(1)))),
            Map.entry("ladder[0].name", name -> seats().ladder(Step.of(name, 5, ofDays(1)), Step.last("All"))),
            Map.entry(
                    "experiment.variants",
                    name -> seats().success(Metric.conversion("Paid", percent(40)))
                            .experiment(ExperimentRequest.changing("Paid", percent(5))
                                    .between("today", name))));

    private static final Map<String, Function<String, ChangeDraft>> SENTENCES = Map.of(
            "userFacingChanges[0].description", text -> seats().ui(text),
            "fallback", text -> seats().withFallback(text),
            "dataRollback", text -> seats().dataRollback(text));

    private static ChangeDraft seats() {
        return RolloutPlanner.forChange("Seat map");
    }

    private static void assertRefused(String path, ChangeDraft draft, String said) {
        assertThatThrownBy(draft::plan).as(path).isInstanceOfSatisfying(InvalidChangeException.class, refused -> {
            assertThat(refused.problems())
                    .filteredOn(problem -> problem.found().contains(said))
                    .extracting(Problem::path)
                    .contains(path.strip());
            assertThat(refused.getMessage().chars())
                    .noneMatch(c -> Character.isISOControl(c) && c != '\n')
                    .noneMatch(c -> Character.getType(c) == Character.FORMAT);
            assertThat(refused.getMessage().length()).isLessThan(10_000);
        });
    }

    @Test
    void namesOfAMillionCharactersAreTooLong() {
        NAMES.forEach((path, draft) -> assertRefused(path, draft.apply("x".repeat(1_000_000)), "1,000,000 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b", "\n", "\r", "\t", "\u0000", "\u009b", "\u202e", "\u2066", "\u200b", "\ud83d", "\ufeff"
            })
    void whatNobodySeesIsInNoName(String hidden) {
        String said = String.format("has U+%04X", (int) hidden.charAt(0));
        NAMES.forEach((path, draft) -> assertRefused(path, draft.apply("x" + hidden + "y"), said));
    }

    @Test
    void sentencesAreLongerAndMayHaveLines() {
        SENTENCES.forEach((path, draft) -> {
            assertThat(draft.apply("One.\n" + "x".repeat(9_000)).plan()).isNotNull();
            assertRefused(path, draft.apply("x".repeat(10_001)), "10,001 characters");
            assertRefused(path, draft.apply("One.\u001b[2J"), "has U+001B");
        });
    }

    @Test
    void linesAreShownWhereAPlanHasOne() {
        var plan = seats().behavioral("One.\n# Two.").internalFirst().plan();
        assertThat(plan.explain()).doesNotContain("\n# Two.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe",
                "cafe\u0301",
                "Ошибки",
                "שגיאות",
                "می\u200cخواهم",
                "त्रुटि क्\u200dष",
                "ข้อผิดพลาด",
                "错误率",
                "エラー率",
                "오류율",
                "👩\u200d🚀 launch"
            })
    void namesOfAllScriptsArePlanned(String name) {
        var plan = RolloutPlanner.forChange(name)
                .flagKey("launch")
                .owner(name)
                .population(Population.ofUsersPerDay(100_000))
                .guardrail(Metric.errorRate(name, percent(1)))
                .plan();
        assertThat(plan.feature()).isEqualTo(name);
        assertThat(plan.explain()).contains(name);
        assertThat(plan.phases().get(0).goLiveCriteria().get(0).reasons().toString() + plan.monitoring())
                .contains(name);
    }

    @Test
    void problemsOfALadderAreTheSameByThemselves() {
        assertThat(Ladder.of(Step.last("a\u202eb")).problems("ladder"))
                .extracting(Problem::toString)
                .isEqualTo(List.of("ladder[0].name: 'a\\u202eb' has U+202E, which nobody sees."
                        + " Give text without controls and other hidden characters."));
    }
}
