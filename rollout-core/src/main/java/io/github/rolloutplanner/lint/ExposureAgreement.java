package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the exposure of a plan is that of its phases to its population. */
final class ExposureAgreement {
    private static final String EXPOSURE = "the exposure";
    private static final String PHASES = "the phases";
    private static final String POPULATION = "the population";

    /** So many error budgets are all that a percentage can say. */
    private static final double MOST_BUDGETS = 1e7;

    private final LintedPlan plan;
    private final Comparer comparer;

    private ExposureAgreement(LintedPlan plan, Report report) {
        this.plan = plan;
        this.comparer = new Comparer(report, LintAgreementRows.EXPOSURE_DIFFERS);
    }

    static void check(LintedPlan plan, Report report) {
        plan.plan().exposure().ifPresent(ledger -> new ExposureAgreement(plan, report).check(ledger));
    }

    private void check(ExposureLedger ledger) {
        basis(ledger.basis());
        List<Located<PhaseExposure>> lines = Located.each("exposure.phases", ledger.phases());
        if (lines.size() != plan.phases().size()) {
            comparer.same(
                    "exposure.phases",
                    "number of phases",
                    EXPOSURE,
                    lines.size(),
                    "the plan",
                    plan.phases().size());
            return;
        }
        Optional<PlannedTraffic> traffic = PlannedPhases.traffic(plan);
        List<PhaseExposure> expected = traffic.map(PlannedTraffic::exposure).orElse(List.of());
        for (int at = 0; at < lines.size(); at++) {
            Located<RolloutPhase> phase = plan.phases().get(at);
            phase(lines.get(at), phase);
            if (traffic.isPresent()) {
                people(lines.get(at), expected.get(at), phase.value());
                defects(lines.get(at), phase.value(), traffic.get(), at);
            }
        }
    }

    private void basis(EvidenceBasis basis) {
        if (basis.looks() == TestDesign.SEQUENTIAL) {
            comparer.same("exposure.basis.tests", "number of tests", EXPOSURE, basis.tests(), "monitoring", tests());
        }
        plan.plan()
                .rollback()
                .reaction()
                .ifPresent(reaction -> comparer.same(
                        "exposure.basis.noticingDelay",
                        "time to detect",
                        EXPOSURE,
                        basis.noticingDelay(),
                        "the rollback",
                        reaction.timeToDetect()));
    }

    /** Each guardrail is one, of each variant of an experiment that runs. */
    private int tests() {
        int variants = plan.plan()
                .experimentPhase()
                .map(phase ->
                        plan.plan().experiment().orElseThrow().treatments().size())
                .orElse(1);
        int guardrails = Collections.frequency(plan.plan().statisticalRoles().values(), GateRole.GUARDRAIL);
        return Math.max(1, variants * guardrails);
    }

    private void phase(Located<PhaseExposure> line, Located<RolloutPhase> phase) {
        Comparer here = comparer.in(phase.value().name());
        PhaseExposure found = line.value();
        here.same(
                line.path("phase"),
                "number",
                EXPOSURE,
                found.phase(),
                PHASES,
                phase.value().number());
        here.same(
                line.path("percentage"),
                "percentage",
                EXPOSURE,
                found.percentage(),
                PHASES,
                phase.value().percentage());
        plan.lengthOf(phase)
                .ifPresent(
                        length -> here.same(line.path("length"), "length", EXPOSURE, found.length(), PHASES, length));
    }

    private void people(Located<PhaseExposure> line, PhaseExposure expected, RolloutPhase phase) {
        Comparer here = comparer.in(phase.name());
        PhaseExposure found = line.value();
        here.near(line.path("users"), "number of users", EXPOSURE, found.users(), POPULATION, expected.users());
        here.near(
                line.path("usersSoFar"),
                "number of users so far",
                EXPOSURE,
                found.usersSoFar(),
                POPULATION,
                expected.usersSoFar());
        here.same(
                line.path("requests"),
                "number of requests",
                EXPOSURE,
                found.requests(),
                POPULATION,
                expected.requests());
        here.same(
                line.path("requestsSoFar"),
                "number of requests so far",
                EXPOSURE,
                found.requestsSoFar(),
                POPULATION,
                expected.requestsSoFar());
    }

    private void defects(Located<PhaseExposure> line, RolloutPhase phase, PlannedTraffic traffic, int at) {
        Map<String, GateEvidence> evidence = phase.evidence().stream()
                .collect(Collectors.toMap(GateEvidence::metric, gate -> gate, (first, later) -> first));
        for (Located<DefectCost> defect :
                Located.each(line.path("defects"), line.value().defects())) {
            Optional.ofNullable(evidence.get(defect.value().metric()))
                    .ifPresent(gate -> defect(defect, gate, phase, traffic, at));
        }
    }

    private void defect(
            Located<DefectCost> located, GateEvidence gate, RolloutPhase phase, PlannedTraffic traffic, int at) {
        DefectCost defect = located.value();
        Comparer here = comparer.of(defect.metric()).in(phase.name());
        double events = (defect.factor() - 1)
                * gate.baselineRate().orElse(0)
                * traffic.observations(gate, MetricKind.RATE, at, defect.lasts());
        here.near(
                located.path("extraEvents"),
                "number of bad events",
                EXPOSURE,
                defect.extraEvents(),
                "the traffic",
                Math.round(events));
        defect.budgetUse()
                .filter(use -> use.budget() > 0)
                .ifPresent(use -> here.same(
                        located.path("budgetUse"),
                        "use of the error budget",
                        EXPOSURE,
                        use.percentage(),
                        "the traffic",
                        budgets(events, use.budget())));
    }

    /** Plans may be told a harm of any size, also one that is none. */
    private static Percentage budgets(double events, double budget) {
        double use = events / budget;
        double known = Double.isNaN(use) ? 0 : use;
        return Percentage.ofFraction(Math.max(-MOST_BUDGETS, Math.min(MOST_BUDGETS, known)));
    }
}
