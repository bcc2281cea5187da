package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.evidence.GateQuestion;
import io.github.rolloutplanner.internal.evidence.LongestSoak;
import io.github.rolloutplanner.internal.evidence.PhasePowerAnalysis;
import io.github.rolloutplanner.internal.evidence.PhaseQuestion;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks of each phase whether its gates can see their harm, and makes it longer where that helps. */
public final class PowerAnalysisSection {
    private final Change change;
    private final Assessment assessment;
    private final RolloutPolicy policy;
    private final String strategy;

    private Duration start = Duration.ZERO;
    private final List<PhaseOutline> outlines = new ArrayList<>();
    private final List<List<GateEvidence>> evidence = new ArrayList<>();
    private final List<PhaseSpan> spans = new ArrayList<>();

    public PowerAnalysisSection(Change change, Assessment assessment, RolloutPolicy policy, String strategy) {
        this.change = change;
        this.assessment = assessment;
        this.policy = policy;
        this.strategy = strategy;
    }

    public AnalyzedPhases prove(List<PhaseOutline> wanted, Pace pace) {
        Duration bake = policy.ladders().bakes().getOrDefault(assessment.risk(), Duration.ZERO);
        Optional<PowerAnalysis> prover = change.population().map(population -> prover(population, wanted));
        if (prover.isEmpty()) {
            return new AnalyzedPhases(
                    wanted,
                    wanted.stream().map(none -> List.<GateEvidence>of()).toList(),
                    bake,
                    byPolicy(bake),
                    Optional.empty());
        }
        for (PhaseOutline outline : wanted) {
            Duration length = outline.step().soak().orElse(bake);
            add(outline, length, prove(outline, length, longest(outline, length, pace), prover.get()));
        }
        Duration watched = spans.get(spans.size() - 1).length();
        return new AnalyzedPhases(
                outlines,
                evidence,
                watched,
                watched.equals(bake) ? byPolicy(bake) : stretched(bake, watched, lastOf(evidence)),
                Optional.of(ledger(prover.get())));
    }

    private PowerAnalysis prover(Population population, List<PhaseOutline> phases) {
        long guardrails = change.measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .count();
        long seen = phases.stream()
                .filter(phase -> !phase.step().percentage().equals(Percentage.ZERO))
                .count();
        return new PowerAnalysis(population, policy.evidence(), (int) guardrails, (int) seen);
    }

    private PhasePowerAnalysis prove(PhaseOutline outline, Duration length, LongestSoak longest, PowerAnalysis prover) {
        Percentage percentage = outline.step().percentage();
        if (percentage.equals(Percentage.ZERO)) {
            return new PhasePowerAnalysis(length, List.of());
        }
        return prover.prove(new PhaseQuestion(percentage, isRandom(outline), length, longest, questions(percentage)));
    }

    private static boolean isRandom(PhaseOutline outline) {
        return outline.audience() instanceof Audience.RandomPercentage;
    }

    /** What the caller fixed stays, and so does what is not needed and what a sample size already gave its length. */
    private LongestSoak longest(PhaseOutline outline, Duration length, Pace pace) {
        boolean isLast = outline.step().soak().isEmpty();
        if (assessment.need() == RolloutNeed.SKIP) {
            return new LongestSoak(length, "all that a change needs which may go out at once");
        }
        if (change.ladder().isPresent() && !isLast) {
            return new LongestSoak(length, "what the caller's ladder gives it");
        }
        if (outline.purpose() == PhasePurpose.EXPERIMENT) {
            return new LongestSoak(length, "the weeks of the experiment");
        }
        LongestSoak byPolicy = isLast
                ? new LongestSoak(
                        policy.evidence().longestBakes().getOrDefault(assessment.risk(), length),
                        "the longest watch that the policy gives a " + assessment.risk() + " change")
                : new LongestSoak(
                        policy.evidence().longestSoakOf(strategy),
                        "the longest soak that the policy gives " + strategy);
        LongestSoak byPace = new LongestSoak(
                pace.longest(outlines.size(), start),
                "the most that leaves it no slower than a " + pace.next() + " change");
        return byPolicy.or(byPace).atLeast(length);
    }

    private List<GateQuestion> questions(Percentage percentage) {
        double part = policy.limits().gateMargin(percentage);
        List<GateQuestion> questions = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.role() != GateRole.SUCCESS) {
                question(measure, part).ifPresent(questions::add);
            }
        }
        return questions;
    }

    private Optional<GateQuestion> question(MetricInRole measure, double part) {
        LimitPolicy limits = policy.limits();
        Metric metric = measure.metric();
        return limits.at(metric, part).level() instanceof Quantity harm
                        && limits.limitOf(metric).level() instanceof Quantity trigger
                ? Optional.of(new GateQuestion(metric, measure.role() == GateRole.GUARDRAIL, harm, trigger))
                : Optional.empty();
    }

    private void add(PhaseOutline outline, Duration wanted, PhasePowerAnalysis proof) {
        Step step = outline.step();
        boolean isStretched = step.soak().isPresent() && !proof.soak().equals(wanted);
        outlines.add(isStretched ? stretched(outline, wanted, proof) : outline);
        evidence.add(proof.gates());
        spans.add(new PhaseSpan(outlines.size(), step.percentage(), isRandom(outline), proof.soak()));
        start = start.plus(proof.soak());
    }

    private PhaseOutline stretched(PhaseOutline outline, Duration wanted, PhasePowerAnalysis proof) {
        Step step = outline.step();
        List<Reason> reasons = new ArrayList<>(outline.reasons());
        reasons.add(Reason.rule("phase.stretched")
                .fact("wanted", Wording.of(wanted))
                .fact("soak", Wording.of(proof.soak()))
                .says(stretched(wanted, proof.soak(), proof.gates())));
        return new PhaseOutline(
                new Step(step.name(), step.percentage(), Optional.of(proof.soak())),
                outline.audience(),
                outline.purpose(),
                reasons);
    }

    private static String stretched(Duration wanted, Duration planned, List<GateEvidence> gates) {
        List<String> waiting = gates.stream()
                .filter(gate -> gate.verdict() == Verdict.EXTENDED
                        && gate.reachedAfter().filter(planned::equals).isPresent())
                .map(gate -> "'" + gate.metric() + "'")
                .toList();
        return Wording.of(planned) + " instead of " + Wording.of(wanted) + ", because " + Wording.and(waiting)
                + (waiting.size() == 1 ? " needs" : " need") + " that long to show harm.";
    }

    private String byPolicy(Duration bake) {
        return "The policy watches " + assessment.risk() + " changes for " + Wording.of(bake) + " after full rollout.";
    }

    private static <T> T lastOf(List<T> items) {
        return items.get(items.size() - 1);
    }

    private ExposureLedger ledger(PowerAnalysis prover) {
        List<Metric> errors = change.measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .map(MetricInRole::metric)
                .filter(metric -> metric.family() == MetricFamily.ERROR)
                .toList();
        ReactionTime reaction = new ReactionSection(change.tooling(), policy.evidence()).reaction();
        return prover.ledger(spans, errors, reaction.timeToDetect(), hasFlag() ? reaction.rollback() : rollbackBound());
    }

    /** As {@link Facts#hasFlag()}: without one, another deployment takes the change back, as fast as was promised. */
    private boolean hasFlag() {
        return assessment.need() == RolloutNeed.REQUIRED
                || !outlines.get(0).step().percentage().equals(Percentage.ONE_HUNDRED);
    }

    private Duration rollbackBound() {
        return policy.rollbackBoundOf(change, assessment.risk());
    }
}
