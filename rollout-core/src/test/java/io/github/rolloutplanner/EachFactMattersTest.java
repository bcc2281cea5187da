package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two changes that differ in one fact have plans whose decisions differ where the fact matters. */
class EachFactMattersTest {

    private static ChangeDraft search() {
        return RolloutPlanner.forChange("Search by voice")
                .ui("A microphone stands in the search field")
                .guardrail(Metric.errorRate("Failed searches", percent(1)))
                .success(Metric.conversion("Searches that end", percent(20)));
    }

    private static Arguments fact(String name, UnaryOperator<ChangeDraft> describe, String... sections) {
        return Arguments.of(name, describe, List.of(sections));
    }

    private static UnaryOperator<ChangeDraft> tool(UnaryOperator<Tooling.Builder> tool) {
        return draft -> draft.tooling(tool.apply(Tooling.builder()).build());
    }

    private static UnaryOperator<ChangeDraft> who(UnaryOperator<People.Builder> role) {
        return draft -> draft.people(role.apply(People.builder()).build());
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                fact("ui", draft -> draft.ui("It beeps"), "assessment", "recommendations", "checklists"),
                fact("behavioral", draft -> draft.behavioral("It listens"), "assessment", "recommendations"),
                fact("performance", draft -> draft.performance("It is quick"), "assessment", "risks"),
                fact("data model", draft -> draft.dataModel("Voices are kept"), "rollback", "risks", "timeline"),
                fact("integration", draft -> draft.integration("A partner listens"), "dependencies", "risks"),
                fact("environment", draft -> draft.in(Environment.STAGING), "strategy", "flags", "rollback"),
                fact(
                        "population",
                        draft -> draft.population(Population.ofUsersPerDay(90_000)),
                        "risks",
                        "recommendations"),
                fact(
                        "large population",
                        draft -> draft.population(Population.ofUsersPerDay(9_000_000)),
                        "strategy",
                        "phases"),
                fact(
                        "tenants",
                        draft -> draft.population(Population.ofUsersPerDay(900).withTenants(9)),
                        "strategy",
                        "phases"),
                fact(
                        "monthly users",
                        draft -> draft.population(Population.ofUsersPerMonth(900)),
                        "risks",
                        "recommendations"),
                fact(
                        "unit",
                        draft -> draft.population(Population.ofUsersPerDay(900).withUnit("guest")),
                        "phases",
                        "risks"),
                fact(
                        "rings",
                        draft -> draft.population(Population.ofRings(Ring.of("Few", 9), Ring.of("All", 99))),
                        "strategy",
                        "phases"),
                fact(
                        "another guardrail",
                        draft -> draft.guardrail(errors(2)),
                        "phases",
                        "monitoring",
                        "rollback",
                        "timeline"),
                fact("a signal", draft -> draft.signal(errors(2)), "phases", "monitoring", "checklists"),
                fact("rollback bound", draft -> draft.rollbackWithin(Duration.ofMinutes(7)), "rollback", "checklists"),
                fact(
                        "deadline",
                        draft -> draft.deadline(Duration.ofHours(2)),
                        "phases",
                        "timeline",
                        "strategy",
                        "risks"),
                fact(
                        "expedite",
                        draft -> draft.expedite("it burns"),
                        "phases",
                        "timeline",
                        "recommendations",
                        "checklists"),
                fact("team first", ChangeDraft::internalFirst, "phases", "timeline", "flags"),
                fact(
                        "experiment",
                        draft -> draft.experiment(ExperimentRequest.changing("Searches that end", percent(5))),
                        "strategy",
                        "phases",
                        "flags",
                        "experiment",
                        "timeline"),
                fact(
                        "team",
                        draft -> draft.internalUsers(TargetingCondition.is("user.team", "us")),
                        "flags",
                        "dependencies"),
                fact("bucket", draft -> draft.bucketBy("session.id"), "flags", "dependencies"),
                fact("flag key", draft -> draft.flagKey("voice"), "flags", "rollback", "checklists"),
                fact("fallback", draft -> draft.withFallback("Typing"), "rollback", "checklists"),
                fact(
                        "reversal of data",
                        draft -> draft.dataModel("x").dataRollback("restore backup"),
                        "rollback",
                        "dependencies"),
                fact("owner", draft -> draft.owner("Team Search"), "success", "rollback", "recommendations", "people"),
                fact("approver", who(people -> people.addApprovers("Ada")), "success", "people"),
                fact("on-call", who(people -> people.onCall("web on-call")), "people"),
                fact("communication owner", who(people -> people.communicationOwner("Bo")), "rollback", "people"),
                fact("kill switch", who(people -> people.addKillSwitchHolders("Cy")), "people"),
                fact(
                        "risk",
                        draft -> draft.riskAtLeast(RiskLevel.HIGH),
                        "assessment",
                        "strategy",
                        "phases",
                        "rollback"),
                fact("strategy", draft -> draft.using("canary"), "strategy", "phases"),
                fact("ladder", draft -> draft.ladder(Step.last("At once")), "phases", "timeline", "flags"),
                fact("flag system", tool(tools -> tools.flagSystem("Flipt")), "dependencies", "rollback"),
                fact("monitoring", tool(tools -> tools.addMonitoring("Grafana")), "dependencies", "monitoring"),
                fact("error tracking", tool(tools -> tools.errorTracking("Sentry")), "monitoring", "checklists"),
                fact("analytics", tool(tools -> tools.analytics("Matomo")), "dependencies", "monitoring"),
                fact("incident channel", tool(tools -> tools.incidentChannel("#voice")), "rollback", "checklists"),
                fact("status page", tool(tools -> tools.statusPage("status.example")), "rollback"),
                fact("cache", tool(tools -> tools.cache("Varnish")), "rollback", "risks"),
                fact(
                        "delivery",
                        draft -> draft.deliveredBy(Delivery.deployment()),
                        "flags",
                        "rollback",
                        "dependencies"),
                fact(
                        "time of a rollback",
                        draft -> draft.deliveredBy(Delivery.deployment())
                                .tooling(Tooling.builder()
                                        .rollbackTime(Duration.ofHours(2))
                                        .build()),
                        "rollback"),
                fact("snippets", tool(tools -> tools.snippetStyle(SnippetStyle.APPWRITE)), "flags", "dependencies"));
    }

    private static Metric errors(double percent) {
        return Metric.crashRate("Crashes", percent(percent));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void oneMoreFactChangesThePlan(String name, UnaryOperator<ChangeDraft> describe, List<String> where) {
        assertDiffer(name, search(), describe.apply(search()), where);
    }

    /** A fallback matters to a new feature only, and there it is a line in the table of two changes below. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HAS_FALLBACK")
    void everyTraitChangesThePlan(Trait trait) {
        assertDiffer(trait.name(), search(), search().touching(trait), List.of(whereItMatters(trait)));
    }

    private static String whereItMatters(Trait trait) {
        return switch (trait) {
            case VISUAL_ONLY, BUG_FIX, ISOLATED, INTERNAL_REFACTORING, CONFIGURATION -> "assessment";
            case NEW_FEATURE -> "recommendations";
            default -> "risks";
        };
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(
                        "baseline",
                        search().signal(errors(2)),
                        search().signal(errors(3)),
                        List.of("phases", "monitoring")),
                Arguments.of(
                        "limit",
                        search().guardrail(errors(2).mustStayBelow(percent(4))),
                        search().guardrail(errors(2).mustStayBelow(percent(5))),
                        List.of("phases", "monitoring", "rollback", "success")),
                Arguments.of(
                        "role",
                        search().guardrail(errors(2)),
                        search().signal(errors(2)),
                        List.of("monitoring", "rollback")),
                Arguments.of(
                        "effect",
                        search().experiment(ExperimentRequest.changing("Searches that end", percent(5))),
                        search().experiment(ExperimentRequest.changing("Searches that end", percent(6))),
                        List.of("experiment")),
                Arguments.of(
                        "split",
                        search().experiment(ExperimentRequest.changing("Searches that end", percent(5))),
                        search().experiment(ExperimentRequest.changing("Searches that end", percent(5))
                                .splitInto(80, 20)),
                        List.of("experiment", "phases", "flags")),
                Arguments.of(
                        "fallback",
                        search().newFeature(),
                        search().newFeature().touching(Trait.HAS_FALLBACK),
                        List.of("recommendations")),
                Arguments.of(
                        "word for tenants",
                        search().population(Population.ofUsersPerDay(900).withTenants(9)),
                        search().population(Population.ofUsersPerDay(900).withTenants(9, "wiki")),
                        List.of("strategy", "phases", "flags")),
                Arguments.of(
                        "monthly users",
                        search().population(Population.ofUsersPerMonth(900)),
                        search().population(Population.ofUsersPerMonth(90_000)),
                        List.of("risks")),
                Arguments.of(
                        "users",
                        search().population(Population.ofUsersPerDay(500)),
                        search().population(Population.ofUsersPerDay(600)),
                        List.of("risks")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void anotherFactChangesThePlan(String name, ChangeDraft one, ChangeDraft other, List<String> where) {
        assertDiffer(name, one, other, where);
    }

    private static void assertDiffer(String name, ChangeDraft one, ChangeDraft other, List<String> where) {
        Map<String, Object> before = sections(one.plan());
        Map<String, Object> after = sections(other.plan());
        assertThat(after.keySet()).as("sections that are checked").containsAll(where);
        assertThat(where)
                .as(name)
                .allSatisfy(
                        section -> assertThat(after.get(section)).as(section).isNotEqualTo(before.get(section)));
    }

    private static Map<String, Object> sections(RolloutPlan plan) {
        Map<String, Object> sections = new TreeMap<>();
        sections.put("assessment", plan.assessment());
        sections.put("strategy", plan.strategy());
        sections.put("phases", plan.phases());
        sections.put("flags", plan.flags());
        sections.put("experiment", plan.experiment());
        sections.put("monitoring", plan.monitoring());
        sections.put("rollback", plan.rollback());
        sections.put("success", plan.successCriteria());
        sections.put("timeline", plan.timeline());
        sections.put("dependencies", decisions(plan.dependencies()));
        sections.put(
                "risks",
                plan.risks().stream()
                        .map(risk -> risk.severity() + " " + decision(risk.reasons()))
                        .toList());
        sections.put("recommendations", decisions(plan.recommendations()));
        sections.put("people", List.of(plan.responsibilities(), plan.checkpoints()));
        sections.put(
                "checklists",
                Stream.of(
                                plan.checklists().before(),
                                plan.checklists().during(),
                                plan.checklists().after())
                        .map(EachFactMattersTest::decisions)
                        .toList());
        return sections;
    }

    /** Which rules put something there, and by which facts, in whatever words. */
    private static List<String> decisions(List<Statement> statements) {
        return statements.stream()
                .map(Statement::reasons)
                .map(EachFactMattersTest::decision)
                .toList();
    }

    private static String decision(List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.rule() + reason.facts()).collect(joining(", "));
    }
}
