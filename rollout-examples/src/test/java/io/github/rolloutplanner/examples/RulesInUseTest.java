package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of plans are those that are listed: no reason has another one, and none of them is dead. */
class RulesInUseTest {
    /** Each of them takes a policy, a strategy or a metric that is tested where its reason is given. */
    private static final Set<String> TESTED_ELSEWHERE = Set.of(
            "evidence.too-near",
            "evidence.unknown-events",
            "evidence.unknown-frequency",
            "evidence.unknown-rate",
            "experiment.covariate",
            "experiment.days-caller",
            "experiment.guardrail-underpowered",
            "experiment.guardrail-weeks",
            "longest.stated",
            "phase.holdback",
            "phase.no-holdback",
            "recommend.approvers",
            "saturation.range-too-wide",
            "schedule.unknown",
            "strategy.ladder",
            "strategy.suits",
            "urgency.fixed-strategy");
    /** Only a running rollout gives reasons by them. */
    private static final Pattern OF_RUNNING_ROLLOUTS = Pattern.compile("(advance|hold|read-out|replan)\\..*"
            + "|rollback\\.(worse|worse-beside-others|beyond-limit|readings|counted|unknown|ordered|gradual)");
    /** A strategy of others brings rules of its own. */
    private static final Set<String> OF_REGION_BY_REGION = Set.of("phase.region", "phase.last-region");

    private static final int CHANGES = 300;
    private static final Set<String> SEEN = new TreeSet<>();

    @BeforeAll
    static void plan() {
        Stream.of(stories(), real(), delivered(), urgent(), dated(), arbitrary())
                .flatMap(plans -> plans)
                .forEach(plan -> SEEN.addAll(rulesOf(plan)));
    }

    private static Stream<RolloutPlan> stories() {
        return Stream.of(
                AutomaticTypes.plan(),
                BlueHeader.byTheRules(),
                BlueHeader.byTheCaller(),
                EndpointSensorUpdate.ringByRing(),
                EndpointSensorUpdate.allAtOnce(),
                ErrorMessageTypo.plan(),
                HourByHour.plan(),
                MoreDatabaseServers.plan(),
                OfflineReaderRelease.plan(),
                OneLook.plan(),
                ExternalPlan.plan(),
                SecondFactorMandate.plan(),
                SecurityPatchByRegion.plan(),
                SignUpPage.plan(percent(5)),
                TeamFormSelectPanel.plan(),
                WhatAPhaseCanSee.plan(),
                RolloutPlanner.forChange("Another runtime")
                        .behavioral("Requests are answered by another runtime")
                        .deliveredBy(Delivery.blueGreen())
                        .plan(),
                ofMonthlyUsers(),
                planOf(Trait.CONFIGURATION),
                planOf(Trait.NEW_FEATURE, Trait.NO_FALLBACK));
    }

    private static RolloutPlan ofMonthlyUsers() {
        return RolloutPlanner.forChange("Longer timeout")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerMonth(900_000))
                .guardrail(Metric.errorRate("Errors", percent(1)))
                .plan();
    }

    private static RolloutPlan planOf(Trait... traits) {
        return RolloutPlanner.forChange("Longer timeout").touching(traits).plan();
    }

    private static Stream<RolloutPlan> real() {
        return RealChanges.all().stream().map(RealChange::plan);
    }

    /** Each delivery, of a change that breaks something and of one that does not. */
    private static Stream<RolloutPlan> delivered() {
        return Stream.of(
                        new Delivery[] {Delivery.featureFlag(), Delivery.appStore(Delivery.Store.GOOGLE_PLAY)},
                        new Delivery[] {Delivery.deployment()},
                        new Delivery[] {Delivery.blueGreen()},
                        new Delivery[] {Delivery.configurationPush()},
                        new Delivery[] {Delivery.unstagedConfigurationPush()},
                        new Delivery[] {Delivery.appStore(Delivery.Store.APPLE)},
                        new Delivery[] {Delivery.fleet(1_000)},
                        new Delivery[] {Delivery.infrastructure("eu-a", "eu-b", "us-a")},
                        new Delivery[] {Delivery.dataMigration()},
                        new Delivery[] {Delivery.library()})
                .flatMap(deliveries -> Stream.of(Trait.OBSERVABILITY, Trait.BREAKING_CHANGE)
                        .map(trait -> RolloutPlanner.forChange("Longer timeout")
                                .touching(trait, Trait.MULTI_TENANT)
                                .behavioral("Requests wait longer")
                                .population(Population.ofUsersPerDay(20_000).withTenants(16))
                                .guardrail(Metric.errorRate("Errors", percent(1)))
                                .deliveredBy(deliveries)
                                .plan()));
    }

    private static Stream<RolloutPlan> urgent() {
        return UrgentChanges.all().stream();
    }

    /** Also by a peak on weekends, by a stop that ends, and by one that a person has to lift. */
    private static Stream<RolloutPlan> dated() {
        RolloutPlan plan = WhenToStart.plan();
        RolloutCalendar calendar = WhenToStart.calendar();
        Instant start = Instant.parse("2026-12-09T09:00:00Z");
        Instant morning = Instant.parse("2026-12-10T08:00:00Z");
        return Stream.of(
                        calendar,
                        calendar.withPeak(Set.of(DayOfWeek.SUNDAY), TimeRange.parse("18:00-21:00")),
                        calendar.withStop(morning, morning.plus(Duration.ofDays(2)), "incident"),
                        calendar.withStop(morning, "incident"))
                .map(plan::withCalendar)
                .map(waiting -> waiting.withDates(waiting.schedule(start)));
    }

    private static Stream<RolloutPlan> arbitrary() {
        RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());
        Stream.Builder<RolloutPlan> plans = Stream.builder();
        JqwikSession.run(() -> Changes.inPlainWords().generator(CHANGES).stream(new Random(1))
                .limit(CHANGES)
                .map(Shrinkable::value)
                .map(planner::plan)
                .forEach(plans));
        return plans.build();
    }

    private static List<String> rulesOf(RolloutPlan plan) {
        try {
            return new ObjectMapper().readTree(RolloutJson.writeDetailed(plan)).findValuesAsText("rule");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noReasonHasAnotherOne() {
        Set<String> others = new TreeSet<>(SEEN);
        RolloutPlanner.rules().forEach(rule -> others.remove(rule.id()));
        others.removeAll(OF_REGION_BY_REGION);

        assertThat(others).as("rules of reasons that are not listed").isEmpty();
    }

    @Test
    void eachGivesAReason() {
        Set<String> dead = RolloutPlanner.rules().stream()
                .filter(Rule::givesReasons)
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        PlanLinter.rules().forEach(rule -> dead.remove(rule.id()));
        dead.removeAll(SEEN);
        dead.removeAll(TESTED_ELSEWHERE);
        dead.removeIf(OF_RUNNING_ROLLOUTS.asMatchPredicate());

        assertThat(dead).as("rules by which none of these plans has a reason").isEmpty();
    }
}
