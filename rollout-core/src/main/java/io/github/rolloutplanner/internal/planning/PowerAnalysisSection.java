package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.GateQuestion;
import io.github.rolloutplanner.internal.evidence.LongestSoak;
import io.github.rolloutplanner.internal.evidence.PhasePowerAnalysis;
import io.github.rolloutplanner.internal.evidence.PhaseQuestion;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.rules.SoakRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks of each phase whether its gates are powered, and extends it where that helps. */
public final class PowerAnalysisSection {
    private final Change change;
    private final Assessment assessment;
    private final RolloutPolicy policy;
    private final String strategy;
    private final Carrier carrier;
    private final Optional<ExperimentSplit> split;

    private boolean isUrgent;
    private Duration start = Duration.ZERO;
    private final List<PhaseOutline> outlines = new ArrayList<>();
    private final List<List<GateEvidence>> evidence = new ArrayList<>();
    private final List<GateEvidence> successes = new ArrayList<>();
    private final List<PhaseSpan> spans = new ArrayList<>();

    public PowerAnalysisSection(
            Change change, Assessment assessment, RolloutPolicy policy, String strategy, Carrier carrier) {
        this.change = change;
        this.assessment = assessment;
        this.policy = policy;
        this.strategy = strategy;
        this.carrier = carrier;
        this.split = change.experiment().map(test -> new ExperimentSplit(test.split()));
    }

    /** The phases of an urgent change, which are as long as they are, with the bake that makes up for it. */
    AnalyzedPhases proveUrgent(List<PhaseOutline> wanted, Duration bake, RollbackSpeed speed) {
        isUrgent = true;
        return prove(wanted, bake, Pace.of(wanted), speed);
    }

    public AnalyzedPhases prove(List<PhaseOutline> wanted, Pace pace, RollbackSpeed speed) {
        return prove(wanted, policy.ladders().bakes().getOrDefault(assessment.risk(), Duration.ZERO), pace, speed);
    }

    private AnalyzedPhases prove(List<PhaseOutline> wanted, Duration bake, Pace pace, RollbackSpeed speed) {
        Optional<PowerAnalysis> prover = change.population().isPresent()
                ? Optional.of(prover(change.population().get(), wanted))
                : Optional.empty();
        if (prover.isEmpty()) {
            return new AnalyzedPhases(
                    withBake(wanted, bake, bake),
                    Collections.nCopies(wanted.size(), List.of()),
                    List.of(),
                    bake,
                    Optional.empty());
        }
        for (PhaseOutline outline : wanted) {
            Duration length = outline.step().soak().orElse(bake);
            double part = partOfOneVariant(wanted);
            add(outline, length, part, prove(outline, length, part, longest(outline, length, pace), prover.get()));
        }
        Duration watched = spans.get(spans.size() - 1).length();
        return new AnalyzedPhases(
                withBake(outlines, bake, watched),
                evidence,
                successes,
                watched,
                Optional.of(ledger(prover.get(), speed)));
    }

    /** Up to the end of an experiment each of its variants is judged by itself, then the one that was chosen. */
    private double partOfOneVariant(List<PhaseOutline> phases) {
        return split.map(groups -> groups.partIn(outlines.size() + 1, experimentOf(phases)))
                .orElse(1.0);
    }

    /** The number of the phase in which an experiment runs; 0 where none does. */
    private static int experimentOf(List<PhaseOutline> phases) {
        int number = 0;
        for (int at = 0; at < phases.size(); at++) {
            number = phases.get(at).purpose() == PhasePurpose.EXPERIMENT ? at + 1 : number;
        }
        return number;
    }

    private List<GateEvidence> ofBake() {
        List<GateEvidence> all = new ArrayList<>(lastOf(evidence));
        all.addAll(successes);
        return all;
    }

    /** Each of several may look worse by chance, so that they share the level. */
    private int variants(List<PhaseOutline> phases) {
        return experimentOf(phases) > 0 ? split.orElseThrow().comparisons() : 1;
    }

    private PowerAnalysis prover(Population population, List<PhaseOutline> phases) {
        int seen = 0;
        for (PhaseOutline phase : phases) {
            seen += phase.step().percentage().equals(Percentage.ZERO) ? 0 : 1;
        }
        return new PowerAnalysis(
                population, policy.evidence(), guardrails().size() * variants(phases), seen, carrier.arrival(change));
    }

    private PhasePowerAnalysis prove(
            PhaseOutline outline, Duration length, double part, LongestSoak longest, PowerAnalysis prover) {
        Percentage percentage = outline.step().percentage();
        if (percentage.equals(Percentage.ZERO)) {
            return new PhasePowerAnalysis(length, List.of(), List.of());
        }
        return prover.prove(
                new PhaseQuestion(percentage, part, isRandom(outline), spans, length, longest, questions(outline)));
    }

    private static boolean isRandom(PhaseOutline outline) {
        return outline.audience() instanceof Audience.RandomPercentage;
    }

    /** What the caller fixed stays, and so does what is not needed and what a sample size already gave its length. */
    private LongestSoak longest(PhaseOutline outline, Duration length, Pace pace) {
        boolean isLast = outline.step().soak().isEmpty();
        if (assessment.need() == RolloutNeed.SKIP) {
            return new LongestSoak(length, SoakRows.NOT_NEEDED.reason());
        }
        if (isUrgent) {
            return new LongestSoak(length, SoakRows.URGENT.reason());
        }
        if (change.ladder().isPresent() && !isLast) {
            return new LongestSoak(length, SoakRows.CALLER.reason());
        }
        if (outline.purpose() == PhasePurpose.EXPERIMENT) {
            return new LongestSoak(length, SoakRows.EXPERIMENT.reason());
        }
        LongestSoak byPolicy = isLast
                ? byPolicy(
                        policy.evidence().longestBakes().getOrDefault(assessment.risk(), length),
                        SoakRows.LONGEST_BAKE,
                        fact("risk", assessment.risk()))
                : byPolicy(policy.evidence().longestSoakOf(strategy), SoakRows.SOAK, fact("strategy", strategy));
        LongestSoak byPace =
                new LongestSoak(pace.longest(outlines.size(), start), SoakRows.PACE.reason(fact("risk", pace.next())));
        LongestSoak allowed = byPolicy.or(byPace);
        Optional<Duration> byDelivery = isLast ? Optional.empty() : carrier.longestSoak();
        return (byDelivery.isPresent()
                        ? allowed.or(
                                new LongestSoak(byDelivery.get(), SoakRows.STORE.reason(fact("length", byDelivery))))
                        : allowed)
                .atLeast(length);
    }

    private static LongestSoak byPolicy(Duration length, Rule rule, Fact why) {
        return new LongestSoak(length, rule.reason(why, fact("length", length)));
    }

    private List<GateQuestion> questions(PhaseOutline outline) {
        List<GateQuestion> questions = questions(outline.step().percentage(), isRandom(outline));
        if (outline.step().soak().isEmpty()) {
            questions.addAll(successes());
        }
        return questions;
    }

    /** Of what an experiment is about, its own read-out tells. */
    private List<GateQuestion> successes() {
        List<GateQuestion> questions = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.isSuccess() && change.experiment().isEmpty()) {
                Metric metric = measure.metric();
                questions.add(GateQuestion.ofSuccess(metric, policy.limits().improvementOf(metric)));
            }
        }
        return questions;
    }

    private List<GateQuestion> questions(Percentage percentage, boolean isRandom) {
        double part = policy.limits().gateMargin(percentage);
        List<GateQuestion> questions = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.role() != GateRole.SUCCESS && !Readings.are(measure.metric())) {
                addQuestion(measure, part, GateLevels.comparison(measure.metric(), isRandom, percentage), questions);
            }
        }
        return questions;
    }

    private void addQuestion(MetricInRole measure, double part, Comparison comparison, List<GateQuestion> questions) {
        LimitPolicy limits = policy.limits();
        Metric metric = measure.metric();
        if (new GateLevels(policy).at(metric, part, comparison).level() instanceof Quantity harm
                && limits.limitOf(metric).level() instanceof Quantity trigger) {
            questions.add(new GateQuestion(metric, measure.role(), harm, trigger));
        }
    }

    private void add(PhaseOutline outline, Duration wanted, double part, PhasePowerAnalysis proof) {
        Step step = outline.step();
        boolean isExtended = step.soak().isPresent() && !proof.soak().equals(wanted);
        outlines.add(isExtended ? extended(outline, wanted, proof) : outline);
        evidence.add(proof.gates());
        successes.addAll(proof.successes());
        PhaseSpan span = new PhaseSpan(outlines.size(), step.percentage(), part, isRandom(outline), proof.soak());
        spans.add(span);
        start = start.plus(proof.soak());
    }

    private static PhaseOutline extended(PhaseOutline outline, Duration wanted, PhasePowerAnalysis proof) {
        Step step = outline.step();
        Reason why = extended(SoakRows.EXTENDED, wanted, proof.soak(), proof.gates());
        return with(why, new Step(step.name(), step.percentage(), Optional.of(proof.soak())), outline);
    }

    /** The phase waits for the gates that are the last to have their sample. */
    private static Reason extended(Rule rule, Duration wanted, Duration planned, List<GateEvidence> gates) {
        Duration latest = Duration.ZERO;
        List<String> waiting = new ArrayList<>();
        for (GateEvidence gate : gates) {
            Duration reached =
                    gate.verdict() == Verdict.EXTENDED ? gate.reachedAfter().orElseThrow() : Duration.ZERO;
            if (reached.compareTo(latest) > 0) {
                latest = reached;
                waiting.clear();
            }
            if (reached.equals(latest) && !reached.isZero()) {
                waiting.add(gate.metric());
            }
        }
        return rule.reason(fact("nominal", wanted), fact("length", planned), fact("metrics", waiting));
    }

    private Reason byPolicy(Duration bake) {
        return SoakRows.BAKE.reason(fact("risk", assessment.risk()), fact("length", bake));
    }

    /** The bake is the soak of the last phase, so its reason stands there; that of an urgent one does already. */
    private List<PhaseOutline> withBake(List<PhaseOutline> phases, Duration bake, Duration watched) {
        if (isUrgent) {
            return phases;
        }
        Reason why = watched.equals(bake) ? byPolicy(bake) : extended(SoakRows.BAKE_EXTENDED, bake, watched, ofBake());
        List<PhaseOutline> all = new ArrayList<>(phases);
        PhaseOutline last = lastOf(phases);
        all.set(phases.size() - 1, with(why, last.step(), last));
        return all;
    }

    private static PhaseOutline with(Reason why, Step step, PhaseOutline outline) {
        List<Reason> reasons = new ArrayList<>(outline.reasons());
        reasons.add(why);
        return new PhaseOutline(step, outline.audience(), outline.purpose(), outline.gates(), reasons);
    }

    private static <T> T lastOf(List<T> items) {
        return items.get(items.size() - 1);
    }

    private ExposureLedger ledger(PowerAnalysis prover, RollbackSpeed speed) {
        List<Metric> errors = new ArrayList<>();
        for (Metric guardrail : guardrails()) {
            if (guardrail.family() == MetricFamily.ERROR) {
                errors.add(guardrail);
            }
        }
        return prover.ledger(spans, errors, speed.reaction().timeToDetect(), speed.timeToRestore());
    }

    private List<Metric> guardrails() {
        List<Metric> guardrails = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.role() == GateRole.GUARDRAIL && !Readings.are(measure.metric())) {
                guardrails.add(measure.metric());
            }
        }
        return guardrails;
    }
}
