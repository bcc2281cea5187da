package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.BETA;
import static io.github.rolloutplanner.AdviceEntry.EACH_PHASE;
import static io.github.rolloutplanner.AdviceEntry.ERRORS;
import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.entry;
import static io.github.rolloutplanner.AdviceEntry.silent;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static io.github.rolloutplanner.AdviceEntry.with;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of a checklist is there because of a fact, and not without it. */
class ChecklistSectionTest {
    private static final Step TEN = Step.of("Few", 10, Duration.ofDays(1));
    private static final Step ALL = Step.last("All");

    static Stream<AdviceEntry> before() {
        return Stream.of(
                entry("before.baselines", base().guardrail(ERRORS), "baselines", "5xx (1%)", base()),
                entry("before.dashboards", base().guardrail(ERRORS), "metrics", "5xx", base()),
                entry("before.alerts", base().guardrail(ERRORS), "alerts", "5xx > 1.44%", base()),
                entry("before.rollback", base(), "rollbackWithin", "30 minutes", skipped()),
                entry("before.flag", base().betaUsers(BETA), "segments", "beta", skipped()),
                entry(
                        "before.load-test",
                        base().performance("Filters load at once").population(Population.ofUsersPerDay(900)),
                        Map.of("traffic", "900 users", "performanceChanges", "Filters load at once"),
                        base()),
                entry(
                        "before.backup",
                        base().touching(Trait.DATA_INTEGRITY),
                        Map.of(),
                        base().touching(Trait.DATA_MIGRATION)),
                entry(
                        "before.no-return",
                        base().touching(Trait.IRREVERSIBLE).owner("Grace"),
                        Map.of("owner", "Grace", "firstPublicPhase", "Canary (1%)"),
                        base()),
                entry(
                        "before.notice",
                        base().touching(Trait.BREAKING_CHANGE),
                        Map.of("notice", "90 days", "firstPublicPhase", "Canary (1%)"),
                        base().touching(Trait.BREAKING_CHANGE).deliveredBy(Delivery.library())),
                entry("before.on-call", base().riskAtLeast(RiskLevel.HIGH), "phaseCount", "6", base()),
                entry(
                        "before.team",
                        base(),
                        "schedule",
                        "5% (1 day) -> 25% (1 day) -> 50% (2 days) -> 100%",
                        skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("before")
    @Tag("spec:checklist.before")
    void aCheckBeforeIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }

    static Stream<AdviceEntry> during() {
        return Stream.of(
                entry(
                        "during.metrics",
                        base().guardrail(ERRORS),
                        Map.of("metrics", "5xx", "phases", EACH_PHASE),
                        base()),
                entry(
                        "during.errors",
                        with(Tooling.builder().errorTracking("Sentry")),
                        "errorTracking",
                        "Sentry",
                        silent()),
                entry(
                        "during.feedback",
                        base(),
                        "visibleChanges",
                        "Filters can be saved and named",
                        base().in(Environment.STAGING)),
                entry(
                        "during.feedback",
                        RolloutPlanner.forChange("Checkout").behavioral("One page"),
                        "visibleChanges",
                        "One page",
                        silent()),
                entry("during.targeting", base(), "phases", EACH_PHASE, skipped()),
                entry(
                        "during.sign-off",
                        base().owner("Grace"),
                        Map.of("approvers", "Grace", "approvalPhases", EACH_PHASE),
                        base().guardrail(ERRORS)),
                entry(
                        "during.notes",
                        with(Tooling.builder().incidentChannel("#search")),
                        "incidentChannel",
                        "#search",
                        skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("during")
    @Tag("spec:checklist.during")
    void aCheckDuringIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }

    static Stream<AdviceEntry> after() {
        return Stream.of(
                entry(
                        "after.compare",
                        base().guardrail(ERRORS),
                        Map.of("baselines", "5xx (1%)", "bake", "1 day"),
                        base()),
                entry("after.success", base().guardrail(ERRORS), Map.of(), skipped()),
                entry("after.lessons", base().ladder(TEN, ALL), "schedule", "10% (1 day) -> 100%", skipped()),
                entry("after.flag", base().withFallback("The old list"), "fallback", "The old list", skipped()),
                entry("after.tell", base(), "visibleChanges", "Filters can be saved and named", silent()),
                entry("after.look", skipped(), "bake", "4 hours", base()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("after")
    @Tag("spec:checklist.after")
    void aCheckAfterIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }

    @Test
    void theSuccessCriteriaAreReviewedAfterwards() {
        RolloutPlan plan = base().guardrail(ERRORS).plan();
        String reviewed = plan.checklists().after().stream()
                .filter(line -> line.reasons().get(0).rule().equals("after.success"))
                .map(line -> line.reasons().get(0).facts().get("successCriteria"))
                .collect(joining());
        assertThat(plan.successCriteria())
                .isNotEmpty()
                .allSatisfy(criterion -> assertThat(reviewed).contains(criterion.toString()));
    }
}
