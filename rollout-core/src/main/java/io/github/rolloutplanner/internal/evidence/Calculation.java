package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic behind the evidence of a plan, line by line: each number on the right of an equals sign follows from
 * those on its left. {@code x} multiplies, {@code z(u)} is exceeded by a standard normal variable with probability u,
 * {@code normalTail(z)} is that probability, and {@code poissonTail(k; m)} and {@code binomialTail(k; n; p)} are those of
 * k or more events.
 *
 * @since 0.1.0
 */
public final class Calculation {
    private final EvidenceBasis basis;
    private final Traffic traffic;

    /**
     * The working of a plan's evidence.
     *
     * @param population who can be exposed
     * @param basis what the evidence was computed with
     */
    public Calculation(Population population, EvidenceBasis basis) {
        this.basis = requireNonNull(basis, "basis");
        this.traffic = Traffic.of(requireNonNull(population, "population"), basis.growthExponent());
    }

    /**
     * How strict one guardrail is.
     *
     * @return the lines
     */
    public List<String> levels() {
        List<String> lines = new ArrayList<>();
        double own = basis.significanceLevel() / basis.tests();
        lines.add("significance level of one guardrail"
                + (basis.looks() == TestDesign.FIXED_HORIZON ? " in one phase" : "")
                + ": " + CalculationFormat.of(basis.significanceLevel()) + " / " + basis.tests() + " = "
                + CalculationFormat.of(own));
        if (basis.looks() == TestDesign.SEQUENTIAL) {
            lines.add("sequential test over all phases");
            lines.add("of which for its comparison: " + CalculationFormat.of(LevelShare.OF_COMPARISON) + " x "
                    + CalculationFormat.of(own) + " = " + CalculationFormat.of(LevelShare.OF_COMPARISON * own));
        }
        lines.add("power: " + CalculationFormat.of(basis.power()));
        lines.addAll(traffic.growth().exponents());
        return lines;
    }

    /**
     * The size of the treatment group of an A/B test on a rate.
     *
     * @param rate the rate of the control group, as a percentage
     * @param effect the change to be found, as a part of the rate
     * @param ratio the size of the treatment group for one of the control group
     * @param errors how its metrics share significance level and power
     * @return the lines
     */
    public static List<String> ofSampleSize(double rate, double effect, double ratio, SharedErrors errors) {
        return errors.working(rate, rate * (1 + effect), ratio);
    }

    /**
     * What one gate needs and gets.
     *
     * @param evidence the evidence of the gate
     * @param kind how its metric is made from observations
     * @param phase its phase with its planned length
     * @param part the part of its exposed users in the smallest group that is judged by itself
     * @return the lines
     */
    public List<String> of(GateEvidence evidence, MetricKind kind, ExposureLedger.PhaseExposure phase, double part) {
        String percentage = CalculationFormat.of(phase.percentage().fraction() * part);
        List<String> lines = new ArrayList<>();
        if (kind == MetricKind.QUANTILE) {
            lines.addAll(new TailCalculation(evidence, basis.slowTail()).lines());
        }
        if (basis.looks() == TestDesign.SEQUENTIAL && evidence.needed().isPresent()) {
            lines.add("level of one look that is as strict as the alarm at any time: "
                    + CalculationFormat.of(evidence.level()));
        }
        lines.addAll(new SampleCalculation(evidence).lines());
        evidence.delay()
                .ifPresent(delay -> lines.add("data are there " + Wording.of(delay) + " later, minutes: "
                        + CalculationFormat.count(phase.length().toMinutes()) + " - "
                        + CalculationFormat.of(delay.toSeconds() / 60.0) + " = "
                        + CalculationFormat.of((phase.length().toSeconds() - delay.toSeconds()) / 60.0)));
        lines.add("available: " + supply(evidence, kind, there(evidence, phase.length())) + " x " + percentage + " = "
                + CalculationFormat.count(evidence.available()));
        reached(evidence, kind, percentage).ifPresent(lines::add);
        evidence.needed()
                .ifPresent(needed -> lines.add("verdict: " + CalculationFormat.count(evidence.available())
                        + (evidence.available() >= needed ? " >= " : " < ") + CalculationFormat.count(needed) + ", "
                        + evidence.verdict()));
        lines.addAll(new MdeCalculation(evidence, kind, basis).lines());
        return lines;
    }

    private Optional<String> reached(GateEvidence evidence, MetricKind kind, String percentage) {
        return evidence.reachedAfter()
                .map(hours ->
                        "after " + Wording.of(hours) + ": " + supply(evidence, kind, there(evidence, hours)) + " x "
                                + percentage + " >= "
                                + CalculationFormat.count(evidence.needed().orElse(0)));
    }

    /** The part of a length of time whose observations are there at its end. */
    private static Duration there(GateEvidence evidence, Duration length) {
        Duration delay = evidence.delay().orElse(Duration.ZERO);
        return length.compareTo(delay) > 0 ? length.minus(delay) : Duration.ZERO;
    }

    private String supply(GateEvidence evidence, MetricKind kind, Duration length) {
        double days = traffic.days(length);
        if (kind == MetricKind.COUNT) {
            double hourly = CountRate.perHour(evidence.baseline()).orElse(0);
            return CalculationFormat.of(hourly) + " x 24 x " + CalculationFormat.of(days);
        }
        return evidence.exposureUnit() == ExposureUnit.USER
                ? traffic.growth().working(days)
                : CalculationFormat.of(traffic.perDay()) + " x " + CalculationFormat.of(days);
    }

    /**
     * Who has the change in a phase, and what the policy's defects would cost there.
     *
     * @param ledger the ledger
     * @param at the place of the phase in it
     * @param gates the evidence of the phase's gates
     * @param part the part of its exposed users in the smallest group that is judged by itself, which a defect is in
     * @return the lines
     */
    public List<String> of(ExposureLedger ledger, int at, List<GateEvidence> gates, double part) {
        ExposureLedger.PhaseExposure phase = ledger.phases().get(at);
        if (phase.percentage().equals(Percentage.ZERO)) {
            return List.of("users: none, only the team");
        }
        List<String> lines = new ArrayList<>();
        String percentage = CalculationFormat.of(phase.percentage().fraction());
        String days = CalculationFormat.of(traffic.days(phase.length()));
        lines.add(traffic.daysWorking(phase.length()));
        lines.add("users: " + traffic.growth().working(traffic.days(phase.length())) + " x " + percentage + " = "
                + CalculationFormat.count(phase.users()));
        lines.add("users so far: " + usersSoFar(ledger, at) + " = " + CalculationFormat.count(phase.usersSoFar()));
        phase.requests()
                .ifPresent(requests -> lines.add("requests: " + CalculationFormat.of(traffic.perDay()) + " x " + days
                        + " x " + percentage + " = " + CalculationFormat.count(requests)));
        for (DefectCost defect : phase.defects()) {
            gates.stream()
                    .filter(gate -> gate.metric().equals(defect.metric()))
                    .findFirst()
                    .ifPresent(gate ->
                            lines.addAll(cost(defect, gate, phase.percentage().fraction() * part)));
        }
        return lines;
    }

    /** Each phase adds a slice of users, of whom more and more come. */
    private String usersSoFar(ExposureLedger ledger, int last) {
        List<String> slices = new ArrayList<>();
        double before = 0;
        for (int at = 0; at <= last; at++) {
            double percentage = ledger.phases().get(at).percentage().fraction();
            Duration since = ledger.phases().subList(at, last + 1).stream()
                    .map(ExposureLedger.PhaseExposure::length)
                    .reduce(Duration.ZERO, Duration::plus);
            if (percentage > before) {
                slices.add(CalculationFormat.of(percentage - before) + " x "
                        + traffic.growth().working(traffic.days(since)));
            }
            before = percentage;
        }
        return String.join(" + ", slices);
    }

    private List<String> cost(DefectCost defect, GateEvidence gate, double exposed) {
        List<String> lines = new ArrayList<>();
        lines.add(defect.metric() + " at " + CalculationFormat.of(defect.factor()) + " times its baseline: "
                + (defect.seenAfter().isPresent()
                        ? "detected"
                        : "not detected in this phase, so it lasts for all of it"));
        defect.seenAfter().ifPresent(seen -> lines.addAll(seen(defect, gate, exposed, seen)));
        String events = "(" + CalculationFormat.of(defect.factor()) + " - 1) x "
                + CalculationFormat.of(gate.baselineRate().orElse(0)) + " x "
                + supply(gate, MetricKind.RATE, defect.lasts())
                + " x " + CalculationFormat.of(exposed);
        lines.add("additional bad events: " + events + " = " + CalculationFormat.count(defect.extraEvents()));
        defect.budgetUse()
                .ifPresent(use -> lines.add(
                        "percent of its error budget: 100 x " + events + " / " + CalculationFormat.of(use.budget())
                                + " = " + CalculationFormat.of(use.percentage().value())));
        return lines;
    }

    private List<String> seen(DefectCost defect, GateEvidence gate, double exposed, Duration seen) {
        String percentage = CalculationFormat.of(exposed);
        double reaction = defect.lasts().minus(seen).toSeconds() / 60.0;
        List<String> lines = new ArrayList<>();
        if (basis.looks() == TestDesign.SEQUENTIAL) {
            lines.addAll(new MdeCalculation(gate, MetricKind.RATE, basis).at(defect.factor()));
        }
        lines.add("come after " + CalculationFormat.count(seen.toMinutes()) + " minutes: "
                + supply(gate, MetricKind.RATE, there(gate, seen)) + " x " + percentage + " = "
                + CalculationFormat.of(traffic.observations(gate.exposureUnit(), there(gate, seen)) * exposed));
        lines.add("minutes until it is rolled back: " + CalculationFormat.count(seen.toMinutes()) + " + "
                + CalculationFormat.of(reaction) + " = "
                + CalculationFormat.of(defect.lasts().toSeconds() / 60.0));
        return lines;
    }
}
