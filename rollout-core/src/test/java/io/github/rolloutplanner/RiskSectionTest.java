package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.BETA;
import static io.github.rolloutplanner.AdviceEntry.ERRORS;
import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.entry;
import static io.github.rolloutplanner.AdviceEntry.experiment;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static io.github.rolloutplanner.AdviceEntry.with;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each risk is there because of a fact, and not without it. */
class RiskSectionTest {
    private static final Step TEN = Step.of("Few", 10, Duration.ofDays(1));
    private static final Step ALL = Step.last("All");

    static Stream<AdviceEntry> risks() {
        ChangeDraft security = base().touching(Trait.SECURITY);
        ChangeDraft securityFix = base().touching(Trait.SECURITY, Trait.BUG_FIX);
        ChangeDraft fast = base().performance("Filters load at once");
        return Stream.of(
                entry(
                        "risk-register.payments",
                        base().touching(Trait.PAYMENTS),
                        "firstPublicPhase",
                        "Beta (5%)",
                        base()),
                entry("risk-register.authentication", base().touching(Trait.AUTHENTICATION), "users", "users", base()),
                entry("risk-register.security", security, "firstPublicPhase", "Beta (5%)", securityFix),
                entry("risk-register.security-fix", securityFix, "rolloutLength", "8 days", security),
                entry(
                        "risk-register.irreversible",
                        base().touching(Trait.IRREVERSIBLE).owner("Grace"),
                        "owner",
                        "Grace",
                        base()),
                entry(
                        "risk-register.breaking",
                        base().touching(Trait.BREAKING_CHANGE).ladder(TEN, ALL),
                        "schedule",
                        "10% (1 day) -> 100%",
                        base()),
                entry(
                        "risk-register.agent",
                        base().touching(Trait.KERNEL_OR_AGENT),
                        "firstPublicPhase",
                        "Canary (1%)",
                        base()),
                entry(
                        "risk-register.global",
                        base().touching(Trait.GLOBAL_CONFIG)
                                .deliveredBy(Delivery.featureFlag())
                                .ladder(TEN, ALL),
                        "percentages",
                        "10% and 100%",
                        base()),
                entry(
                        "risk-register.tenants",
                        base().touching(Trait.MULTI_TENANT)
                                .population(Population.ofUsersPerDay(900).withTenants(9)),
                        Map.of("tenants", "9 tenants", "tenant", "tenant", "sharers", "tenants"),
                        base()),
                entry(
                        "risk-register.workflow",
                        base().touching(Trait.WORKFLOW_CHANGE),
                        "firstPublicPhase",
                        "Pilot (5%)",
                        base()),
                entry("risk-register.no-fallback", base().withoutFallback(), "bake", "2 days", base()),
                entry(
                        "risk-register.data",
                        base().dataModel("Filters have owners").dataRollback("drop column owner"),
                        "dataRollback",
                        "drop column owner",
                        base()),
                entry(
                        "risk-register.integration",
                        base().integration("Maps of a partner"),
                        Map.of("integrations", "Maps of a partner", "percentages", "5%, 25%, 50% and 100%"),
                        base()),
                entry(
                        "risk-register.load",
                        fast,
                        Map.of("performanceChanges", "Filters load at once", "firstPublicPercentage", "5%"),
                        base().performance("Filters load at once").in(Environment.STAGING)),
                entry(
                        "risk-register.cache",
                        with(Tooling.builder().cache("Varnish").cacheLifetime(Duration.ofHours(1))),
                        Map.of("cache", "Varnish", "cacheLifetime", "1 hour"),
                        base()),
                entry(
                        "risk-register.targeting",
                        base().betaUsers(BETA).population(Population.ofUsersPerDay(90_000)),
                        Map.of("segments", "beta", "exposed", "4,500 users a day"),
                        base().using("immediate")),
                entry(
                        "risk-register.all-at-once",
                        base().using("immediate"),
                        Map.of("firstPhase", "Full rollout (100%)", "flag", "saved-filters"),
                        base()),
                entry(
                        "risk-register.all-at-once",
                        skipped(),
                        "bake",
                        "4 hours",
                        skipped().in(Environment.STAGING)),
                entry(
                        "risk-register.underpowered",
                        experiment(40),
                        Map.of(
                                "experimentMetric", "Sales",
                                "effect", "10%",
                                "sampleSize", "53,211",
                                "experimentLength", "56 days"),
                        experiment(400_000)),
                entry(
                        "risk-register.underpowered",
                        experiment(40),
                        Map.of(),
                        experiment(40).using("canary")),
                entry(
                        "risk-register.underpowered-guardrail",
                        experiment(400_000)
                                .guardrail(Metric.errorRate("Rare", percent(0.0001))
                                        .mustStayBelow(percent(0.0002))),
                        Map.of("underpoweredGuardrails", "Rare"),
                        experiment(400_000)),
                entry(
                        "risk-register.flag-service",
                        with(Tooling.builder().flagSystem("Flipt")),
                        Map.of("flagSystem", "Flipt", "flag", "saved-filters"),
                        base().deliveredBy(Delivery.deployment())),
                entry(
                        "risk-register.flag-forgotten",
                        base().owner("Grace"),
                        Map.of("ownerOrRole", "Grace", "removal", "2 days"),
                        base().deliveredBy(Delivery.deployment())),
                entry(
                        "risk-register.not-rehearsed",
                        base(),
                        Map.of("ownerOrRole", "the rollout owner", "rollbackWithin", "30 minutes"),
                        skipped()),
                entry("risk-register.observability", base().touching(Trait.OBSERVABILITY), Map.of(), base()),
                entry("risk-register.no-guardrail", base(), Map.of(), base().guardrail(ERRORS)));
    }

    @Test
    void givingItToAllAtOnceIsAHighRiskWhereStepsAreNeeded() {
        assertThat(ofRule(base().using("immediate"), "risk-register.all-at-once")
                        .severity())
                .isEqualTo(Severity.HIGH);
        assertThat(ofRule(skipped(), "risk-register.all-at-once").severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void whoIsExposedIsCountedAsFarAsItIsKnown() {
        assertThat(exposed(base().population(Population.ofRings(Ring.of("Beta", 90), Ring.of("All", 4_000)))))
                .isEqualTo("90 users");
        assertThat(exposed(base().population(Population.ofUsersPerDay(10)))).isEqualTo("1 user a day");
        assertThat(exposed(base().population(Population.ofUsersPerDay(9)))).isEqualTo("unknown");
        assertThat(exposed(base())).isEqualTo("unknown");
    }

    private static String exposed(ChangeDraft draft) {
        return ofRule(draft, "risk-register.targeting").reasons().get(0).facts().getOrDefault("exposed", "unknown");
    }

    private static PlanRisk ofRule(ChangeDraft draft, String rule) {
        return draft.plan().risks().stream()
                .filter(risk -> risk.reasons().get(0).rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("risks")
    void aRiskIsThereBecauseOfAFact(AdviceEntry entry) {
        entry.check();
    }
}
