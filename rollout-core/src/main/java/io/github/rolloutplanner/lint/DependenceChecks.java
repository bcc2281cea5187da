package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether requests of one user, which depend on each other, count for what they are worth. */
final class DependenceChecks {
    private static final int DIGITS = 2;

    private DependenceChecks() {}

    static void requests(LintedPlan plan, Report report) {
        Optional<Population> population = plan.users().countable();
        if (population
                .flatMap(known -> known.requestsPerDay().stream().boxed().findFirst())
                .isEmpty()) {
            plan.metrics().forEach(metric -> unused(metric, report));
        } else {
            plan.traffic().ifPresent(traffic -> independent(plan, mostRequests(plan, traffic), report));
        }
    }

    /** Nothing is known of users who make an unknown number of requests. */
    private static void unused(Located<MonitoredMetric> metric, Report report) {
        double correlation = metric.value().intraclassCorrelation().orElse(0);
        if (correlation > 0) {
            report.add(
                    metric.path("intraclassCorrelation"),
                    LintPlanRows.UNUSED_CORRELATION,
                    fact("metric", metric.value().name()),
                    fact("correlation", correlation));
        }
    }

    private static void independent(LintedPlan plan, double requests, Report report) {
        List<String> metrics = plan.metrics().stream()
                .map(Located::value)
                .filter(DependenceChecks::isSilent)
                .map(MonitoredMetric::name)
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
        return metric.exposureUnit().filter(ExposureUnit.REQUEST::equals).isPresent()
                && metric.kind().filter(kind -> kind != MetricKind.COUNT).isPresent()
                && metric.intraclassCorrelation().isEmpty();
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
