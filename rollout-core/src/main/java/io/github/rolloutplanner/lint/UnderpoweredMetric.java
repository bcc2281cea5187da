package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A metric whose gates cannot see their harm in some phases. */
final class UnderpoweredMetric {
    private final List<Detectability> sights;
    private final Detectability first;
    private final boolean isOnlyOne;

    UnderpoweredMetric(List<Detectability> sights) {
        this.sights = sights;
        this.first =
                sights.stream().filter(sight -> !sight.isObserved()).findFirst().orElse(sights.get(0));
        this.isOnlyOne = sights.size() == 1;
    }

    void report(Report report) {
        boolean isUnknown = sights.stream().allMatch(Detectability::isUnknown);
        String what = named() + (first.isObserved() ? " decides nothing in " : " cannot see its harm in ") + where();
        String how = isUnknown ? missing() : enough();
        report.add(
                first.isObserved() ? FindingSeverity.INFO : FindingSeverity.WARNING,
                first.path(),
                what + (isUnknown ? ": " + unknown() : ". " + arithmetic()),
                how
                        + (first.isObserved()
                                ? ""
                                : " Without that, give the gate the role observe, so that nobody relies on it."));
    }

    private GateEvidence evidence() {
        return first.evidence();
    }

    private String named() {
        return first.gate()
                .filter(gate -> isOnlyOne)
                .map(gate -> "The gate " + gate.quoted())
                .orElse("The gate on '" + evidence().metric() + "'");
    }

    private String where() {
        return Wording.and(sights.stream()
                .map(sight -> PhaseChecks.quoted(sight.phase()))
                .distinct()
                .toList());
    }

    private String arithmetic() {
        return sights.stream()
                .filter(sight -> !sight.isUnknown())
                .map(Detectability::arithmetic)
                .collect(Collectors.joining(" "));
    }

    // --- what nobody knows ---------------------------------------------------------------------------------------

    private String unknown() {
        return lacks().because + ", so that nobody can tell how many "
                + Wording.plural(evidence().unit()) + " show its harm.";
    }

    private String missing() {
        return lacks().advice;
    }

    private Lack lacks() {
        Quantity today = evidence().baseline();
        return switch (kind()) {
            case MEAN ->
                new Lack(
                        "the spread of '" + evidence().metric() + "' is not known",
                        "Give its standard deviation with withStandardDeviation(..).");
            case RATE -> new Lack("its baseline " + today + " is no percentage", "Give the baseline in %.");
            case COUNT, QUANTILE ->
                today.value() > 0
                        ? new Lack(
                                "its baseline " + today + " is no number of events over time",
                                "Give the baseline as events over time, such as in /hour.")
                        : new Lack(
                                "its baseline is " + today + ", of which no harm is a multiple",
                                "Give as the baseline what it shows on a usual day.");
        };
    }

    private MetricKind kind() {
        return first.gate()
                .flatMap(MeasuredGate::monitored)
                .flatMap(MonitoredMetric::kind)
                .orElse(MetricKind.MEAN);
    }

    /** What is not known, and what to do about it. */
    private record Lack(String because, String advice) {}

    // --- what would be enough ------------------------------------------------------------------------------------

    private String enough() {
        List<String> sentences = new ArrayList<>();
        for (Detectability sight : sights) {
            if (!sight.helps().isEmpty()) {
                sentences.add(start(sight) + String.join(" or ", sight.helps()) + " would bring the "
                        + Wording.count(
                                sight.evidence().needed().orElseThrow(),
                                sight.evidence().unit())
                        + " that it needs.");
            }
        }
        CoarserLimit.of(sights)
                .ifPresent(limit -> sentences.add(
                        "With " + limit + " it could see its harm" + (isOnlyOne ? "" : " in all of them") + "."));
        return sentences.isEmpty()
                ? "No percentage, soak or limit lets it decide there, so let a person decide, or gate on what shows harm sooner."
                : sentences.stream().map(UnderpoweredMetric::capitalized).collect(Collectors.joining(" "));
    }

    private String start(Detectability sight) {
        return isOnlyOne ? "" : "in " + PhaseChecks.quoted(sight.phase()) + ", ";
    }

    private static String capitalized(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
