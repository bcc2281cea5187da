package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies, risks, recommendations and checklists: each entry is there because of a fact, and not without it. */
class FactDrivenListsTest {
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(1));
    private static final TargetingCondition BETA = TargetingCondition.is("user.tier", "beta");

    /** The rule of an entry, a change that has it, what it must mention, and a change that does not. */
    private static Arguments entry(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        return Arguments.of(rule, with, mentions, without);
    }

    private static ChangeDraft base() {
        return Plans.savedFilters();
    }

    private static ChangeDraft skipped() {
        return Plans.softerShadows();
    }

    private static ChangeDraft with(Tooling.Builder tooling) {
        return base().tooling(tooling.build());
    }

    static Stream<Arguments> dependencies() {
        Tooling.Builder appwrite = Tooling.builder().snippetStyle(SnippetStyle.APPWRITE);
        ChangeDraft onAppwrite =
                base().tooling(appwrite.build()).betaUsers(BETA).guardrail(ERRORS);
        return Stream.of(
                entry("dependency.flag-system", with(Tooling.builder().flagSystem("Unleash")), "Unleash", skipped()),
                entry("dependency.segments", base().betaUsers(BETA), "user.tier == 'beta'", base()),
                entry("dependency.monitoring", base().guardrail(ERRORS), "5xx", base()),
                entry("dependency.error-tracking", with(Tooling.builder().errorTracking("Sentry")), "Sentry", base()),
                entry(
                        "dependency.analytics",
                        with(Tooling.builder().analytics("Matomo")).success(Metric.conversion("Sales", percent(3))),
                        "Sales",
                        base().guardrail(ERRORS)),
                entry(
                        "dependency.other-services",
                        base().integration("Maps of a partner"),
                        "Maps of a partner",
                        base()),
                entry(
                        "dependency.data-reversal",
                        base().dataModel("Filters have owners").dataRollback("drop column owner"),
                        "drop column owner",
                        base()),
                entry("dependency.pipeline", skipped(), "'Softer shadows'", base()),
                entry("dependency.appwrite-database", onAppwrite, "'saved-filters'", base()),
                entry("dependency.appwrite-teams", onAppwrite, "beta", base()),
                entry("dependency.appwrite-functions", onAppwrite, "5xx", base()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dependencies")
    @Tag("spec:stack.appwrite")
    @Tag("spec:stack.monitoring")
    void aDependencyIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    static Stream<Arguments> risks() {
        return Stream.of(
                entry("risk-register.payments", base().touching(Trait.PAYMENTS), "'Saved filters'", base()),
                entry("risk-register.authentication", base().touching(Trait.AUTHENTICATION), "users", base()),
                entry(
                        "risk-register.security",
                        base().touching(Trait.SECURITY),
                        "hole",
                        base().touching(Trait.SECURITY, Trait.BUG_FIX)),
                entry(
                        "risk-register.security-fix",
                        base().touching(Trait.SECURITY, Trait.BUG_FIX),
                        "stays open",
                        base().touching(Trait.SECURITY)),
                entry("risk-register.data", base().dataModel("Filters have owners"), "Data", base()),
                entry("risk-register.irreversible", base().touching(Trait.IRREVERSIBLE), "undone", base()),
                entry("risk-register.breaking", base().touching(Trait.BREAKING_CHANGE), "Clients", base()),
                entry("risk-register.agent", base().touching(Trait.KERNEL_OR_AGENT), "host", base()),
                entry("risk-register.global", base().touching(Trait.GLOBAL_CONFIG), "every place", base()),
                entry("risk-register.tenants", base().touching(Trait.MULTI_TENANT), "tenant", base()),
                entry(
                        "risk-register.integration",
                        base().integration("Maps of a partner"),
                        "Maps of a partner",
                        base()),
                entry("risk-register.load", base().performance("Filters load at once"), "Filters load at once", base()),
                entry("risk-register.workflow", base().touching(Trait.WORKFLOW_CHANGE), "Filters can be saved", base()),
                entry("risk-register.no-fallback", base().withoutFallback(), "fall back", base()),
                entry("risk-register.cache", with(Tooling.builder().cache("Varnish")), "Varnish", base()),
                entry("risk-register.targeting", base(), "'saved-filters'", base().using("immediate")),
                entry("risk-register.blind", base(), "'Saved filters'", base().guardrail(ERRORS)),
                entry("risk-register.harmless", skipped(), "does more than it seems", base()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("risks")
    void aRiskIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    static Stream<Arguments> recommendations() {
        return Stream.of(
                entry("recommend.skip", skipped(), "4 hours", base()),
                entry("recommend.alerts", base().guardrail(ERRORS), "5xx", base()),
                entry("recommend.rehearse", base(), "30 minutes", skipped()),
                entry("recommend.support", base(), "Filters can be saved", RolloutPlanner.forChange("Token cache")),
                entry("recommend.low-traffic", base().riskAtLeast(RiskLevel.HIGH), "Canary (1%)", base()),
                entry("recommend.on-call", base().riskAtLeast(RiskLevel.HIGH), "6 phases", base()),
                entry("recommend.population", base(), "'Saved filters'", Plans.onePageCheckout()),
                entry("recommend.guardrail", base(), "Filters can be saved", base().guardrail(ERRORS)),
                entry("recommend.fallback", base(), "'Saved filters'", base().withFallback("The old list")),
                entry("recommend.owner", base(), "approval", base().owner("Grace")),
                entry("recommend.clean-up", base(), "2 days", skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recommendations")
    void aRecommendationIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    static Stream<Arguments> before() {
        return Stream.of(
                entry("before.baselines", base().guardrail(ERRORS), "5xx at 1%", base()),
                entry("before.dashboards", base().guardrail(ERRORS), "5xx", base()),
                entry("before.alerts", base().guardrail(ERRORS), "5xx > 1.4%", base()),
                entry("before.rollback", base(), "30 minutes", skipped()),
                entry("before.flag", base().betaUsers(BETA), "'beta'", skipped()),
                entry(
                        "before.team",
                        base(),
                        "5% at the start, 25% after 1 day, 50% after 2 days, 100% after 4 days",
                        skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("before")
    @Tag("spec:checklist.before")
    void aCheckBeforeIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    static Stream<Arguments> during() {
        ChangeDraft silent = RolloutPlanner.forChange("Token cache").touching(Trait.AUTHENTICATION);
        return Stream.of(
                entry("during.metrics", base().guardrail(ERRORS), "5xx", base()),
                entry("during.errors", with(Tooling.builder().errorTracking("Sentry")), "Sentry", silent),
                entry("during.feedback", base(), "Filters can be saved", base().in(Environment.STAGING)),
                entry("during.targeting", base(), "Pilot (5%)", skipped()),
                entry("during.notes", with(Tooling.builder().incidentChannel("#search")), "#search", skipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("during")
    @Tag("spec:checklist.during")
    void aCheckDuringIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    static Stream<Arguments> after() {
        ChangeDraft silent = RolloutPlanner.forChange("Token cache").touching(Trait.AUTHENTICATION);
        return Stream.of(
                entry("after.compare", base().guardrail(ERRORS), "5xx at 1%", base()),
                entry("after.success", base().guardrail(ERRORS), "5xx < 1.125%", skipped()),
                entry("after.lessons", base(), "25% after 1 day", skipped()),
                entry("after.flag", base().withFallback("The old list"), "The old list", skipped()),
                entry("after.tell", base(), "Filters can be saved", silent),
                entry("after.look", skipped(), "4 hours", base()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("after")
    @Tag("spec:checklist.after")
    void aCheckAfterIsThereBecauseOfAFact(String rule, ChangeDraft with, String mentions, ChangeDraft without) {
        check(rule, mentions, texts(with.plan(), rule), texts(without.plan(), rule));
    }

    private static void check(String rule, String mentions, List<String> with, List<String> without) {
        assertThat(with).as("%s with the fact", rule).singleElement().asString().contains(mentions);
        assertThat(without).as("%s without the fact", rule).isEmpty();
    }

    private static List<String> texts(RolloutPlan plan, String rule) {
        Stream<Entry> statements = Stream.of(
                        plan.dependencies(),
                        plan.recommendations(),
                        plan.checklists().before(),
                        plan.checklists().during(),
                        plan.checklists().after())
                .flatMap(List::stream)
                .map(statement -> new Entry(statement.text(), statement.reasons()));
        Stream<Entry> risks =
                plan.risks().stream().map(risk -> new Entry(risk.risk() + " | " + risk.mitigation(), risk.reasons()));
        return Stream.concat(statements, risks)
                .filter(entry -> entry.reasons().get(0).rule().equals(rule))
                .map(Entry::text)
                .toList();
    }

    private record Entry(String text, List<Reason> reasons) {}
}
