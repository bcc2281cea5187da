package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether requests of one user, which depend on each other, count for what they are worth. */
final class DependenceChecks {
    private static final int DIGITS = 2;

    private DependenceChecks() {}

    static void requests(LintedPlan plan, Report report) {
        List<String> ofExperiment = ofExperiment(plan);
        if (!ofExperiment.isEmpty()) {
            report.add("monitoring.metrics", LintPlanRows.REQUESTS_OF_EXPERIMENT, fact("metrics", ofExperiment));
        }
        plan.metrics().stream()
                .filter(metric -> isUnused(plan, metric.value()))
                .forEach(metric -> unused(metric, report));
        if (knowsRequests(plan)) {
            plan.traffic().ifPresent(traffic -> independent(plan, mostRequests(plan, traffic), report));
        }
    }

    /** Metrics that cannot show an experiment to be better. */
    private static List<String> ofExperiment(LintedPlan plan) {
        return plan.plan().experimentPhase().isEmpty()
                ? List.of()
                : names(plan, metric -> isSilent(metric) || (isOfRequests(metric) && isUnused(plan, metric)))
                        .filter(plan.plan().successMetrics()::contains)
                        .toList();
    }

    private static Stream<String> names(LintedPlan plan, Predicate<MonitoredMetric> which) {
        return plan.metrics().stream().map(Located::value).filter(which).map(MonitoredMetric::name);
    }

    /** Nothing is known of users who make an unknown number of requests. */
    private static boolean isUnused(LintedPlan plan, MonitoredMetric metric) {
        return !knowsRequests(plan) && metric.intraclassCorrelation().orElse(0) > 0;
    }

    private static boolean knowsRequests(LintedPlan plan) {
        return plan.users()
                .countable()
                .filter(people -> people.requestsPerDay().isPresent())
                .isPresent();
    }

    private static void unused(Located<MonitoredMetric> metric, Report report) {
        report.add(
                metric.path("intraclassCorrelation"),
                LintPlanRows.UNUSED_CORRELATION,
                fact("metric", metric.value().name()),
                fact("correlation", metric.value().intraclassCorrelation().orElseThrow()));
    }

    private static void independent(LintedPlan plan, double requests, Report report) {
        Set<String> ofExperiment = Set.copyOf(ofExperiment(plan));
        List<String> metrics = names(plan, DependenceChecks::isSilent)
                .filter(name -> !ofExperiment.contains(name))
                .toList();
        if (requests > 1 && !metrics.isEmpty()) {
            report.add(
                    Finding.Severity.INFO,
                    "monitoring.metrics",
                    LintPlanRows.INDEPENDENT_REQUESTS,
                    fact("metrics", metrics),
                    fact("requests", Wording.rounded(requests, DIGITS)));
        }
    }

    private static boolean isSilent(MonitoredMetric metric) {
        return isOfRequests(metric) && metric.intraclassCorrelation().isEmpty();
    }

    private static boolean isOfRequests(MonitoredMetric metric) {
        return metric.exposureUnit().filter(ExposureUnit.REQUEST::equals).isPresent()
                && metric.kind().filter(kind -> kind != MetricKind.COUNT).isPresent();
    }

    /** How many requests a user makes in the phase in which it is most. */
    private static double mostRequests(LintedPlan plan, Traffic traffic) {
        double most = 0;
        for (Duration length : plan.phases().stream()
                .flatMap(phase -> plan.lengthOf(phase).stream())
                .map(Lengths::bounded)
                .filter(Lengths::isPositive)
                .toList()) {
            most = Math.max(most, traffic.observations(ExposureUnit.REQUEST, length) / traffic.users(length));
        }
        return most;
    }
}
