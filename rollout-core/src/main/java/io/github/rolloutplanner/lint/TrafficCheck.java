package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.evidence.ExperimentSample;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the traffic fills the groups of an experiment, in the unit that they are sized in.
 *
 * @param plan the plan
 * @param experiment its experiment, with a size and a length
 * @param population who comes
 */
record TrafficCheck(LintedPlan plan, Experiment experiment, Population population) {

    static void report(LintedPlan plan, Report report) {
        Optional<Population> population = plan.population();
        plan.plan()
                .experiment()
                .filter(test -> test.enabled()
                        && test.days().isPresent()
                        && test.sampleSizePerGroup().isPresent())
                .flatMap(test -> population.map(people -> new TrafficCheck(plan, test, people)))
                .ifPresent(check -> check.report(report));
    }

    private void report(Report report) {
        Optional<ExperimentSample> requests = requests();
        int days = experiment.days().orElseThrow();
        long daily = requests.map(ExperimentSample::daily).orElse(population.usersPerDay());
        // Users who come back are counted each day, so the group is at most this large.
        double all = requests.map(sample -> sample.in(Duration.ofDays(days))).orElse((double) daily * days);
        double most = all * largest(experiment.split());
        long needed = experiment.sampleSizePerGroup().orElseThrow();
        if (most < needed) {
            report.add(
                    "experiment.sampleSizePerGroup",
                    LintFlagRows.TRAFFIC,
                    fact("needed", needed),
                    fact("units", requests.map(this::unit).orElseGet(() -> Wording.plural(population.unit()))),
                    fact("daily", daily),
                    fact("days", days),
                    fact("most", (long) most));
        }
    }

    /** What the metric of the hypothesis counts, where the plan says that it is no users. */
    private Optional<ExperimentSample> requests() {
        return experiment.metrics().stream()
                .limit(1)
                .flatMap(name -> plan.metrics().stream()
                        .map(Located::value)
                        .filter(metric -> metric.name().equals(name)))
                .filter(metric -> metric.exposureUnit().isPresent())
                .flatMap(this::sample)
                .filter(sample -> !ExperimentSample.countsUsers(sample.metric()))
                .findFirst();
    }

    private Stream<ExperimentSample> sample(MonitoredMetric monitored) {
        return WatchedMetric.of(monitored).stream()
                .flatMap(metric -> plan.traffic().stream().map(traffic -> new ExperimentSample(metric, traffic)));
    }

    private String unit(ExperimentSample sample) {
        return ExperimentSample.unit(sample.metric(), population.unit());
    }

    /** Of the groups that the size is for. */
    private static double largest(List<Percentage> split) {
        ExperimentSplit groups = new ExperimentSplit(split);
        return Math.max(groups.control().fraction(), groups.treatment().fraction());
    }
}
