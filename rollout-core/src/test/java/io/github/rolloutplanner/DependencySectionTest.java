package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.BETA;
import static io.github.rolloutplanner.AdviceEntry.EACH_PHASE;
import static io.github.rolloutplanner.AdviceEntry.ERRORS;
import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.entry;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static io.github.rolloutplanner.AdviceEntry.with;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dependency is there because of a fact, and not without it. */
class DependencySectionTest {
    static Stream<AdviceEntry> dependencies() {
        ChangeDraft onAppwrite = with(Tooling.builder().snippetStyle(SnippetStyle.APPWRITE))
                .betaUsers(BETA)
                .guardrail(ERRORS);
        ChangeDraft data = base().dataModel("Filters have owners");
        ChangeDraft reversible = base().dataModel("Filters have owners").dataRollback("drop column owner");
        ChangeDraft rings = base().population(Population.ofRings(Ring.of("Pilots", 40), Ring.of("Everyone", 900)));
        return Stream.of(
                entry(
                        "dependency.flag-system",
                        with(Tooling.builder().flagSystem("Unleash")),
                        Map.of("flagSystem", "Unleash", "flag", "saved-filters", "bucketBy", "user.id"),
                        skipped()),
                entry(
                        "dependency.segments",
                        base().betaUsers(BETA),
                        "segmentRules",
                        "beta (user.tier == 'beta')",
                        base()),
                entry("dependency.groups", rings, "undefinedGroups", "Pilots", base()),
                entry("dependency.monitoring", base().guardrail(ERRORS), "metrics", "5xx", base()),
                entry(
                        "dependency.automatic-rollback",
                        base().guardrail(ERRORS),
                        Map.of("guardrails", "5xx", "rollbackWithin", "30 minutes"),
                        base().signal(ERRORS)),
                entry(
                        "dependency.automatic-redeploy",
                        skipped().guardrail(ERRORS),
                        "guardrails",
                        "5xx",
                        base().guardrail(ERRORS)),
                entry(
                        "dependency.error-tracking",
                        with(Tooling.builder().errorTracking("Sentry")),
                        "errorTracking",
                        "Sentry",
                        base()),
                entry("dependency.error-tracking", base().guardrail(ERRORS), "splitBy", "flag saved-filters", base()),
                entry(
                        "dependency.analytics",
                        with(Tooling.builder().analytics("Matomo")).success(Metric.conversion("Sales", percent(3))),
                        Map.of("analytics", "Matomo", "behaviorMetrics", "Sales"),
                        base().guardrail(ERRORS)),
                entry(
                        "dependency.other-services",
                        base().integration("Maps of a partner").population(Population.ofUsersPerDay(90_000)),
                        Map.of("integrations", "Maps of a partner", "traffic", "90,000 users"),
                        base()),
                entry("dependency.data-rollback", reversible, "dataRollback", "drop column owner", data),
                entry("dependency.data-rollback-missing", data, Map.of(), reversible),
                entry("dependency.pipeline", skipped(), "environment", "production", base()),
                entry("dependency.approver", base(), "approvalPhases", EACH_PHASE, base().guardrail(ERRORS)),
                entry("dependency.appwrite-database", onAppwrite, "flag", "saved-filters", base()),
                entry("dependency.appwrite-teams", onAppwrite, "segments", "beta", base()),
                entry("dependency.appwrite-functions", onAppwrite, "metrics", "5xx", base()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dependencies")
    @Tag("spec:stack.appwrite")
    @Tag("spec:stack.monitoring")
    void aDependencyIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }
}
