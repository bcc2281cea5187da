package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whoever does what a finding advises, to the letter, is rid of it, and gets no new one that matters as much. The limits of
 * one metric whose baseline is 0.1% are drawn, and what is advised of them is done.
 */
class FollowedAdviceProperties {
    private static final String METRIC = "API error rate";
    private static final double BASELINE = 0.1;
    private static final String NUMBER = "([\\d.]+)%";

    /** What each advice with one value says, and what the limits are when it is followed. */
    private static final Map<Pattern, BiFunction<Limits, MatchResult, Limits>> FOLLOWED = Map.of(
            Pattern.compile(
                    "Set (?:it|the threshold) above " + NUMBER + ", no tighter than the .* at " + NUMBER + ".*"),
            (limits, advice) -> limits.set(value(advice, 2)),
            Pattern.compile("Set (?:it|the threshold) above " + NUMBER + ", no looser than the .* at " + NUMBER
                    + "(, and .*)?\\."),
            (limits, advice) -> limits.set(value(advice, 2)).pulledTo(value(advice, 2)),
            Pattern.compile("Set (?:it|the threshold) above " + NUMBER + "\\."),
            (limits, advice) -> limits.set(1.01 * value(advice, 1)),
            Pattern.compile("Tighten the rollback trigger to " + NUMBER + "(?:, and .*)?\\."),
            (limits, advice) -> limits.set(value(advice, 1)).pulledTo(value(advice, 1)),
            Pattern.compile("Set it below " + NUMBER + "(?:, and .*)?\\."),
            (limits, advice) -> limits.set(0.99 * value(advice, 1)).pulledTo(0.99 * value(advice, 1)),
            Pattern.compile("(?:Tighten each limit that is looser than the one before"
                    + "|Plan again, or give the loosest limit to the smallest percentage): " + NUMBER + " in .*, "
                    + NUMBER
                    + " in .* and " + NUMBER + " in .*"),
            (limits, advice) -> limits.gates(value(advice, 1), value(advice, 2), value(advice, 3)));

    private static double value(MatchResult advice, int group) {
        return Double.parseDouble(advice.group(group));
    }

    @Property(tries = 500)
    void adviceWithOneValueHelps(@ForAll("limits") Limits limits) {
        List<Finding> before = PlanLinter.lint(limits.plan());
        for (Finding finding : before) {
            followed(limits, finding).ifPresent(after -> assertHelps(before, finding, after));
        }
    }

    /** A fault that moves with its limit is not new, so that the faults of each rule are counted. */
    private static void assertHelps(List<Finding> before, Finding finding, Limits followed) {
        List<Finding> after = PlanLinter.lint(followed.plan());
        assertThat(after).as(finding + " followed: " + followed).noneMatch(left -> isSame(left, finding));
        assertThat(after)
                .as(finding + " followed: " + followed)
                .filteredOn(other -> other.severity().compareTo(finding.severity()) <= 0)
                .allMatch(other -> count(other.rule(), after) <= count(other.rule(), before));
    }

    private static long count(String rule, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).count();
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.rule().equals(other.rule()) && one.path().equals(other.path());
    }

    /** Below five times the baseline there are many values for a gate, and its trigger follows. */
    private static boolean isBound(Finding finding) {
        return finding.rule().equals("limits.far-from-baseline")
                && finding.path().startsWith("phases");
    }

    private static Optional<Limits> followed(Limits limits, Finding finding) {
        return isBound(finding)
                ? Optional.empty()
                : FOLLOWED.entrySet().stream()
                        .map(known -> {
                            Matcher advice = known.getKey().matcher(finding.advice());
                            return Optional.of(advice)
                                    .filter(Matcher::matches)
                                    .map(found ->
                                            known.getValue().apply(limits.at(finding.path()), found.toMatchResult()));
                        })
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    @Provide
    Arbitrary<Limits> limits() {
        Arbitrary<Double> level = Arbitraries.of(0.05, 0.1, 0.12, 0.15, 0.17, 0.18, 0.2, 0.25, 0.4, 0.6, 1.0);
        return Combinators.combine(level.list().ofSize(3), level, level, level)
                .as((gates, threshold, alert, trigger) -> new Limits(gates, threshold, alert, trigger, ""));
    }

    /**
     * The limits of the metric, in percent.
     *
     * @param gates one for each phase with users
     * @param path the limit that is advised about
     */
    record Limits(List<Double> gates, double threshold, double alert, double trigger, String path) {

        Limits at(String place) {
            return new Limits(gates, threshold, alert, trigger, place);
        }

        Limits gates(double... values) {
            return new Limits(List.of(values[0], values[1], values[2]), threshold, alert, trigger, path);
        }

        Limits set(double value) {
            return switch (path.substring(0, path.indexOf('['))) {
                case "phases" -> {
                    List<Double> changed = new ArrayList<>(gates);
                    changed.set(path.charAt("phases[".length()) - '1', value);
                    yield new Limits(changed, threshold, alert, trigger, path);
                }
                case "monitoring.metrics" -> new Limits(gates, value, alert, trigger, path);
                case "monitoring.alerts" -> new Limits(gates, threshold, value, trigger, path);
                default -> new Limits(gates, threshold, alert, value, path);
            };
        }

        /** What comes before a limit goes with it. */
        Limits pulledTo(double value) {
            if (path.startsWith("phases")) {
                return this;
            }
            List<Double> tighter =
                    gates.stream().map(gate -> Math.min(gate, value)).toList();
            return path.startsWith("rollback")
                    ? new Limits(tighter, Math.min(threshold, value), Math.min(alert, value), trigger, path)
                    : new Limits(tighter, threshold, alert, trigger, path);
        }

        RolloutPlan plan() {
            List<RolloutPhase> phases = new ArrayList<>(Plans.SOUND.phases());
            for (int at = 0; at < gates.size(); at++) {
                Gate gate = Plans.gate(METRIC, "< " + percent(gates.get(at)));
                phases.set(at + 1, phases.get(at + 1).withGoLiveCriteria(gate));
            }
            List<MonitoredMetric> metrics =
                    new ArrayList<>(Plans.SOUND.monitoring().metrics());
            MonitoredMetric known = metrics.get(0);
            metrics.set(
                    0, Plans.metric(METRIC, known.kind().orElseThrow(), percent(BASELINE), "< " + percent(threshold)));
            List<Alert> alerts = List.of(Plans.alert(METRIC, "> " + percent(alert)));
            return Plans.withSuccess(Plans.approval("no rollback"))
                    .withPhases(phases)
                    .withMonitoring(new Monitoring(metrics, List.of(), alerts))
                    .withRollback(Plans.SOUND
                            .rollback()
                            .withAutomaticTriggers(Plans.trigger(METRIC, "> " + percent(trigger))));
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.6f%%", value);
        }
    }
}
