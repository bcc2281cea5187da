package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Whether gates know what their metric shows without harm. */
final class BaselineChecks {

    private BaselineChecks() {}

    static void unknown(LintedPlan plan, Report report) {
        plan.gates().stream()
                .filter(gate -> gate.baseline().isEmpty())
                .collect(Collectors.groupingBy(MeasuredGate::metric, LinkedHashMap::new, Collectors.toList()))
                .forEach((metric, gates) -> unknown(metric, gates, report));
    }

    private static void unknown(String metric, List<MeasuredGate> gates, Report report) {
        MeasuredGate first = gates.get(0);
        String known = first.monitored()
                .map(watched -> "whose baseline is '" + watched.baseline() + "'")
                .orElse("which monitoring does not know");
        report.add(
                first.path(),
                "The gate '" + first.gate() + "'" + others(gates.size() - 1) + " '" + metric + "', " + known
                        + ": without what it shows today, nobody can tell harm from what is usual.",
                "Watch it with the number that it shows today, or gate on a metric that has one.");
    }

    private static String others(int more) {
        return more == 0 ? " reads" : " and " + Wording.count(more, "other") + " read";
    }
}
