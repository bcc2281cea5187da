package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Rule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linting a plan of any size takes memory in proportion to the plan, and gives findings that can be read. */
class LargePlanTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SIZE = 1_000;

    /** What is linear allocates twice as much for twice the plan, and a little more or less as tables grow. */
    private static final double MOST_GROWTH = 2.6;

    private static final int LONGEST_FINDING = 10_000;

    static Stream<Named<IntFunction<RolloutPlan>>> plans() {
        return Stream.of(
                Named.of("gates on metrics of their own", size -> gated(size, at -> "m" + at + " rate < 1%")),
                Named.of("gates on one metric", size -> gated(size, at -> "Error rate < " + (at % 90 + 1) + "%")),
                Named.of("gates that mean a metric of a long name", LargePlanTest::meaningALongName),
                Named.of("triggers", LargePlanTest::triggered),
                Named.of("gates and triggers on one metric", LargePlanTest::gatedAndTriggered),
                Named.of("metrics", LargePlanTest::monitored),
                Named.of("guardrails with evidence", size -> guarded(size / 5)),
                Named.of("success metrics with evidence", size -> succeeding(size / 5)),
                Named.of("one name of many words", size -> gated(1, at -> "a ".repeat(size) + "rate < 1%")),
                Named.of("phases", LargePlanTest::phased),
                Named.of("flags", LargePlanTest::flagged),
                Named.of("steps", LargePlanTest::stepped));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void twiceThePlanTakesTwiceTheMemory(IntFunction<RolloutPlan> plan) {
        allocated(plan.apply(SIZE));

        double once = allocated(plan.apply(SIZE));
        double twice = allocated(plan.apply(2 * SIZE));

        assertThat(twice / once).isLessThan(MOST_GROWTH);
    }

    static Stream<Named<RolloutPlan>> longTexts() {
        int length = 500_000;
        String comparisons = "a<".repeat(length / 2) + "\nx";
        return Stream.of(
                Named.of("comparisons", gated(1, at -> comparisons)),
                Named.of("effects", hoping("cut ".repeat(length / 4))),
                Named.of("numbers", baking("bake " + "1,".repeat(length / 2))),
                Named.of("white space", baking("bake" + " ".repeat(length))),
                Named.of("a key", keyed("a".repeat(length / 2) + "b", "a".repeat(length))));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void noTextTakesLong(RolloutPlan plan) {
        List<Finding> findings = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> PlanLinter.lint(plan));

        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.toString()).hasSizeLessThan(LONGEST_FINDING));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theFindingsCanBeRead(IntFunction<RolloutPlan> plan) {
        List<Finding> findings = PlanLinter.lint(plan.apply(SIZE));

        for (LintRule rule : PlanLinter.rules()) {
            assertThat(findings)
                    .filteredOn(finding -> finding.rule().equals(rule.id()))
                    .hasSizeLessThanOrEqualTo(100);
        }
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.toString()).hasSizeLessThan(LONGEST_FINDING));
    }

    @Test
    void theRestIsCountedAsBadAsItIs() {
        RolloutPlan plan = stepped(350);

        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.rule().equals("rollback.actionable"))
                .hasSize(100)
                .extracting(Finding::path)
                .startsWith("rollback.manualSteps[0]", "rollback.manualSteps[1]", "rollback.manualSteps[2]")
                .endsWith("rollback.manualSteps[99]");
        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.rule().equals("lint.more"))
                .singleElement()
                .hasToString(
                        "ERROR rollback.manualSteps[100]: Of rollback.actionable, the 100 worst findings are listed;"
                                + " 250 more are not, the first of them here. Correct what is listed, and lint the plan again."
                                + " [lint.more]");
    }

    @Test
    void theWorstAreListedWhereverTheyStand() {
        Report report = new Report(Finding.Severity.WARNING);
        for (int at = 0; at < 300; at++) {
            Finding.Severity severity = at == 299 ? Finding.Severity.WARNING : Finding.Severity.INFO;
            report.add(severity, "phases[" + at + "]", Rule.of("rule", "Meaning."));
        }
        Listing listing = new Listing(LintPolicy.standard(), new AcceptedByUrgency(new LintedPlan(Plans.foreign())));
        listing.add(report);

        assertThat(listing.report().findings())
                .hasSize(101)
                .filteredOn(finding -> finding.severity() == Finding.Severity.WARNING)
                .extracting(Finding::path)
                .containsExactly("phases[299]");
    }

    @Test
    void whatIsSuppressedHidesNothing() {
        LintPolicy policy = LintPolicy.standard();
        for (int at = 0; at < 120; at++) {
            policy = policy.suppressing("rollback.actionable", "rollback.manualSteps[" + at + "]", "It is a test.");
        }

        LintReport report = PlanLinter.report(stepped(121), policy);

        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(Finding::path)
                .containsExactly("rollback.manualSteps[120]");
        assertThat(report.findings()).extracting(Finding::rule).doesNotContain("lint.unused-suppression");
        assertThat(report.suppressed())
                .extracting(suppressed -> suppressed.finding().rule())
                .hasSize(101)
                .endsWith("lint.more");
    }

    private static double allocated(RolloutPlan plan) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        PlanLinter.lint(plan);
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static RolloutPlan gated(int size, IntFunction<String> gate) {
        List<Gate> gates = list(size, at -> Gate.stated(gate.apply(at), GateRole.SIGNAL));
        return Plans.foreign()
                .withPhases(Plans.changed(
                        Plans.SOUND.phases(), 1, phase -> phase.withGoLiveCriteria(gates.toArray(Gate[]::new))));
    }

    private static RolloutPlan meaningALongName(int size) {
        MonitoredMetric metric = Plans.metric("a".repeat(10 * size) + " rate", MetricKind.RATE, "1%", "< 2%");
        return gated(size, at -> "rate < " + (at % 90 + 10) + "%")
                .withMonitoring(new Monitoring(List.of(metric), List.of(), List.of()));
    }

    private static RolloutPlan triggered(int size) {
        return Plans.foreign().withRollback(Plans.SOUND.rollback().withAutomaticTriggers(triggers(size)));
    }

    private static RollbackTrigger[] triggers(int size) {
        return list(
                        size,
                        at -> new RollbackTrigger(
                                new Condition.Stated("Error rate exceeds " + (at % 90 + 1) + "%"), List.of()))
                .toArray(RollbackTrigger[]::new);
    }

    private static RolloutPlan gatedAndTriggered(int size) {
        return gated(size, at -> "Error rate < " + (at % 90 + 1) + "%")
                .withRollback(Plans.SOUND.rollback().withAutomaticTriggers(triggers(size)));
    }

    private static RolloutPlan monitored(int size) {
        List<MonitoredMetric> metrics = list(size, at -> Plans.metric("m" + at, MetricKind.RATE, "1%", "< 2%"));
        return Plans.foreign().withMonitoring(new Monitoring(metrics, List.of(), List.of()));
    }

    private static RolloutPlan guarded(int size) {
        ChangeDraft change = change();
        for (int at = 0; at < size; at++) {
            change = change.guardrail(
                    Metric.errorRate("Errors of m" + at, percent(0.2)).mustStayBelow(percent(0.5)));
        }
        return change.plan();
    }

    private static RolloutPlan succeeding(int size) {
        ChangeDraft change = change();
        for (int at = 0; at < size; at++) {
            change = change.success(Metric.conversion("Sales of m" + at, percent(10)));
        }
        return change.plan();
    }

    private static ChangeDraft change() {
        return RolloutPlanner.forChange("Checkout")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .ladder(Step.of("Canary", 5, Duration.ofHours(12)), Step.last("All"));
    }

    private static RolloutPlan phased(int size) {
        RolloutPhase phase = Plans.SOUND.phases().get(1);
        return Plans.foreign()
                .withPhases(list(
                        size,
                        at -> Plans.phase(
                                at + 1,
                                "p" + at,
                                at % 100,
                                Duration.ofHours(1),
                                phase.goLiveCriteria().toArray(Gate[]::new))));
    }

    private static RolloutPlan flagged(int size) {
        return Plans.foreign()
                .withFlags(list(
                        size,
                        at -> Plans.flag("f" + at, FeatureFlag.Type.PERCENTAGE, FlagValue.of(true), "code")
                                .build()));
    }

    private static RolloutPlan hoping(String hypothesis) {
        return Plans.SOUND.withExperiment(Experiment.builder()
                .enabled(true)
                .control("old")
                .treatment("new")
                .hypothesis(hypothesis)
                .confidence(0.95)
                .build());
    }

    private static RolloutPlan baking(String note) {
        Timeline timeline = Plans.SOUND.timeline();
        List<TimeSpan> phases = Plans.changed(timeline.phases(), 3, span -> TimeSpan.stated(note));
        return Plans.SOUND.withTimeline(
                new Timeline(timeline.preparation(), phases, timeline.total(), TimeSpan.stated(note)));
    }

    private static RolloutPlan keyed(String key, String code) {
        return Plans.withFlag(Plans.flag(key, FeatureFlag.Type.BOOLEAN, FlagValue.of(false), code));
    }

    private static RolloutPlan stepped(int size) {
        return Plans.SOUND.withRollback(Plans.SOUND
                .rollback()
                .withManualSteps(
                        Collections.nCopies(size, ManualStep.stated(" ")).toArray(ManualStep[]::new)));
    }

    private static <T> List<T> list(int size, IntFunction<T> item) {
        return IntStream.range(0, size).mapToObj(item).toList();
    }
}
