package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.EACH_PHASE;
import static io.github.rolloutplanner.AdviceEntry.ERRORS;
import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.entry;
import static io.github.rolloutplanner.AdviceEntry.experiment;
import static io.github.rolloutplanner.AdviceEntry.silent;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static io.github.rolloutplanner.AdviceEntry.with;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recommendation is there because of a fact, and not without it. */
class RecommendationSectionTest {
    static Stream<AdviceEntry> recommendations() {
        return Stream.of(
                entry("recommend.skip", skipped(), Map.of("bake", "4 hours", "risk", "low"), base()),
                entry(
                        "recommend.alerts",
                        with(Tooling.builder().incidentChannel("#search")).guardrail(ERRORS),
                        Map.of("metrics", "5xx", "incidentChannel", "#search"),
                        base()),
                entry("recommend.rehearse", base(), "rollbackWithin", "30 minutes", skipped()),
                entry("recommend.support", base(), "visibleChanges", "Filters can be saved and named", silent()),
                entry(
                        "recommend.low-traffic",
                        base().riskAtLeast(RiskLevel.HIGH),
                        Map.of("firstPublicPhase", "Canary (1%)", "firstSoak", "1 day", "risk", "high"),
                        base()),
                entry("recommend.low-traffic", base().performance("Quicker"), "risk", "medium", base()),
                entry(
                        "recommend.on-call",
                        base().riskAtLeast(RiskLevel.HIGH),
                        Map.of("phaseCount", "6", "bake", "2 days"),
                        base()),
                entry("recommend.population", base(), "phaseCount", "4", Plans.onePageCheckout()),
                entry("recommend.guardrail", base(), Map.of(), base().guardrail(ERRORS)),
                entry(
                        "recommend.experiment",
                        experiment(900).using("canary"),
                        "experimentMetric",
                        "Sales",
                        experiment(900)),
                entry("recommend.fallback", base(), "risk", "medium", base().withFallback("The old list")),
                entry("recommend.owner", base(), "approvalPhases", EACH_PHASE, base().owner("Grace")),
                entry(
                        "recommend.owner",
                        base().ladder(Step.of("Users 10 %", 10, Duration.ofDays(1)), Step.last("All")),
                        "approvalPhases",
                        "Users 10 % and All (100%)",
                        skipped()),
                entry("recommend.clean-up", base(), Map.of("removal", "2 days", "bake", "1 day"), skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recommendations")
    void aRecommendationIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }
}
