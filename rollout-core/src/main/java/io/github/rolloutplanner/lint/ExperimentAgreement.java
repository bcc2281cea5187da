package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;

/** Whether an A/B test, its phase and its flag describe the same test. */
final class ExperimentAgreement {
    private static final String TEST = "the A/B test";

    private ExperimentAgreement() {}

    static void check(LintedPlan plan, Report report) {
        boolean isRun = plan.plan().experiment().filter(Experiment::enabled).isPresent();
        for (Located<RolloutPhase> phase : plan.phases()) {
            if (phase.value().purpose() == PhasePurpose.EXPERIMENT && !isRun) {
                report.add(
                        phase.path("purpose"),
                        LintAgreementRows.NO_EXPERIMENT,
                        fact("phase", phase.value().name()));
            }
        }
        // Where the traffic is not known, the split may be one of a part of it.
        if (isRun && plan.plan().exposure().isPresent()) {
            Comparer comparer = new Comparer(report, LintAgreementRows.EXPERIMENT_DIFFERS);
            Experiment test = plan.plan().experiment().orElseThrow();
            if (plan.plan().experimentPhase().isEmpty()) {
                report.add("experiment.enabled", LintAgreementRows.NO_PHASE);
            }
            looks(test, comparer);
            flags(plan, test, comparer);
            plan.phases().stream()
                    .filter(phase -> phase.value().purpose() == PhasePurpose.EXPERIMENT)
                    .findFirst()
                    .ifPresent(phase ->
                            phase(phase, test, comparer.in(phase.value().name())));
        }
    }

    private static void phase(Located<RolloutPhase> phase, Experiment test, Comparer comparer) {
        phase.value()
                .soak()
                .ifPresent(soak -> test.days()
                        .ifPresent(days -> comparer.same(
                                "experiment.days", "length", TEST, Duration.ofDays(days), "its phase", soak)));
        comparer.same(
                phase.path("percentage"),
                "percentage",
                "the phase",
                phase.value().percentage(),
                "the split",
                test.treated());
    }

    private static void looks(Experiment test, Comparer comparer) {
        List<Experiment.Look> looks = test.looks();
        if (!looks.isEmpty()) {
            Experiment.Look last = looks.get(looks.size() - 1);
            test.days()
                    .ifPresent(
                            days -> comparer.same("experiment.looks", "last day", "its looks", last.day(), TEST, days));
        }
    }

    private static void flags(LintedPlan plan, Experiment test, Comparer comparer) {
        for (Located<FeatureFlag> flag : Located.each("flags", plan.plan().flags())) {
            List<Percentage> variants = flag.value().variants().stream()
                    .map(VariantPercentage::percentage)
                    .toList();
            if (!variants.isEmpty()) {
                comparer.same(flag.path("variants"), "split", "the flag", variants, TEST, test.split());
            }
        }
    }
}
