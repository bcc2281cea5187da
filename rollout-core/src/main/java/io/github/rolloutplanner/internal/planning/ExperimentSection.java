package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.evidence.ExperimentLooks;
import io.github.rolloutplanner.internal.evidence.ExperimentSample;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.HypothesisSize;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.evidence.SharedErrors;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.ExperimentRows;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The design of the A/B test: sample size from baseline and effect, length from sample size and traffic. */
public final class ExperimentSection {
    private final Change change;
    private final ExperimentRequest request;
    private final ExperimentPolicy policy;
    private final Metric metric;
    private final ExperimentSplit split;
    private final SharedErrors errors;
    private final ExperimentLooks looks;
    private final ExperimentGuardrails guardrails;
    private final ExperimentLength length;
    private final HypothesisSize single;
    private final Optional<ExperimentSample> sample;
    private final List<Reason> reasons = new ArrayList<>();

    private ExperimentSection(Change change, ExperimentRequest request, RolloutPolicy policy) {
        this.change = change;
        this.request = request;
        this.policy = policy.experiments();
        this.split = new ExperimentSplit(request.split());
        this.errors = errors(change, request, policy.experiments());
        this.looks = new ExperimentLooks(
                request.looks(), request.spending(), errors, change.measures().size());
        this.guardrails = new ExperimentGuardrails(change, request, policy, errors, looks);
        this.metric = change.measures().stream()
                .map(MetricInRole::metric)
                .filter(known -> known.name().equals(request.metric()))
                .findFirst()
                .orElseThrow();
        this.single =
                new HypothesisSize(request, metric, errors, policy.evidence().slowTail());
        this.length = new ExperimentLength(split, policy.experiments(), guardrails, change.population());
        this.sample =
                change.population().map(people -> new ExperimentSample(metric, Traffic.of(people, policy.evidence())));
    }

    public static Optional<Experiment> design(Change change, RolloutPolicy policy) {
        return change.experiment().isPresent()
                ? Optional.of(new ExperimentSection(change, change.experiment().get(), policy).design())
                : Optional.empty();
    }

    /** A design is kept but not run where no phase of the strategy is an experiment. */
    public static Experiment under(List<PhaseOutline> outlines, Experiment design) {
        return design.withEnabled(outlines.stream().anyMatch(phase -> phase.purpose() == PhasePurpose.EXPERIMENT));
    }

    /** The step of a caller's own ladder in which the experiment runs. */
    public static Optional<Step> stepOf(ExperimentRequest request, Ladder ladder) {
        Percentage treated = new ExperimentSplit(request.split()).treated();
        return ladder.steps().stream()
                .filter(step -> step.percentage().equals(treated))
                .findFirst();
    }

    private Experiment design() {
        Optional<ArmSizes> sizes = sizes();
        int days = days(sizes);
        reasons.addAll(length.reasons());
        List<Experiment.Look> planned = looks(days);
        return Experiment.builder()
                .enabled(true)
                .control(request.variants().get(0))
                .treatment(request.variants().get(1))
                .addAllFurtherTreatments(
                        request.variants().subList(2, request.variants().size()))
                .addAllSplit(request.split())
                .hypothesis(hypothesis())
                .addAllMetrics(metrics())
                .sampleSizePerGroup(sizes.map(this::size).map(OptionalLong::of).orElse(OptionalLong.empty()))
                .days(days)
                .addAllLooks(planned)
                .capped(length.isCapped())
                .addAllUnderpoweredGuardrails(length.underpowered())
                .confidence(policy.confidence())
                .power(policy.power())
                .effect(request.effect())
                .covariateCorrelation(request.covariateCorrelation())
                .addAllReasons(reasons)
                .build();
    }

    private List<Experiment.Look> looks(int days) {
        List<Experiment.Look> planned = looks.during(days, sample);
        if (!planned.isEmpty()) {
            reasons.add(ExperimentRows.LOOKS.reason(
                    fact("looks", planned.size()),
                    fact("days", planned.stream().map(Experiment.Look::day).toList()),
                    fact("spending", request.spending().toString()),
                    fact(
                            "boundaries",
                            planned.stream()
                                    .map(look -> Wording.rounded(look.better()))
                                    .toList())));
        }
        return planned;
    }

    /** With the guardrails that are counted alike, but for those that no test of its length shows, or it would be too small for ever. */
    private long size(ArmSizes sizes) {
        long own = Math.max(sizes.control(), sizes.treatment());
        return ExperimentSample.countsUsers(metric) ? Math.max(own, guardrails.users(length.underpowered())) : own;
    }

    /** Of the caller's own step at the split, if it has a length. */
    private int days(Optional<ArmSizes> sizes) {
        Optional<Step> own = change.ladder().flatMap(ladder -> stepOf(request, ladder));
        Optional<Duration> soak = own.flatMap(Step::soak);
        return soak.isPresent()
                ? length.days(own.get().name(), (int) soak.get().toDays())
                : length.days(sizes, sample, unit());
    }

    private String unit() {
        return ExperimentSample.unit(metric, change.unit());
    }

    private String hypothesis() {
        boolean rises = request.effect().value() > 0;
        Percentage size = Percentage.percent(Math.abs(request.effect().value()));
        List<String> treatments =
                request.variants().subList(1, request.variants().size());
        boolean areSeveral = treatments.size() > 1;
        Rule rule = areSeveral ? ExperimentRows.HYPOTHESIS_OF_ONE_OF_SEVERAL : ExperimentRows.HYPOTHESIS;
        return rule.text(rule.reason(
                areSeveral ? fact("treatments", treatments) : fact("treatment", described(treatments.get(0))),
                fact("control", described(request.variants().get(0))),
                fact("metric", metric.name()),
                fact(rises ? "increase" : "decrease", size),
                fact("baseline", metric.baseline()),
                fact("target", target())));
    }

    /** A variant in the caller's words; nothing where it has only its default name. */
    static Optional<String> described(String variant) {
        return Optional.of(variant).filter(name -> !ExperimentRequest.DEFAULT_VARIANTS.contains(name));
    }

    private Quantity target() {
        return metric.baseline().times(1 + request.effect().fraction());
    }

    private List<String> metrics() {
        List<String> names = new ArrayList<>();
        names.add(metric.name());
        change.measures().stream()
                .map(measure -> measure.metric().name())
                .filter(name -> !name.equals(metric.name()))
                .forEach(names::add);
        return names;
    }

    /** The level and power of the policy, shared by all metrics that decide. */
    public static SharedErrors errors(Change change, ExperimentRequest request, ExperimentPolicy policy) {
        Map<String, GateRole> roles = new HashMap<>();
        Set<String> successes = new HashSet<>();
        for (MetricInRole measure : change.measures()) {
            if (!Readings.are(measure.metric())) {
                roles.put(measure.metric().name(), measure.role());
            }
            if (measure.isSuccess()) {
                successes.add(measure.metric().name());
            }
        }
        return SharedErrors.of(
                1 - policy.confidence(),
                policy.power(),
                request.metric(),
                roles,
                successes,
                request.variants().size() - 1);
    }

    private Optional<ArmSizes> sizes() {
        Optional<ArmSizes> sizes = single.independent().map(looks::ofSuccess);
        reasons.add(sizes.map(this::sampleSize).orElseGet(this::sampleSizeUnknown));
        request.covariateCorrelation().ifPresent(correlation -> reasons.add(covariate(correlation)));
        reasons.addAll(guardrails.reasons());
        return sizes;
    }

    private Reason covariate(double correlation) {
        return ExperimentRows.COVARIATE.reason(
                fact("metric", metric.name()),
                fact("correlation", Wording.rounded(correlation)),
                fact("factor", Wording.rounded(Cuped.varianceFactor(correlation))));
    }

    private Reason sampleSizeUnknown() {
        return ExperimentRows.SAMPLE_SIZE_UNKNOWN.reason(
                fact("effect", request.effect()), fact("metric", metric.name()));
    }

    private Reason sampleSize(ArmSizes sizes) {
        return ExperimentRows.SAMPLE_SIZE.reason(
                fact("metric", metric.name()),
                fact("baseline", metric.baseline()),
                fact("target", target()),
                fact("power", policy.power()),
                fact("guardrails", Optional.of(errors.guardrails()).filter(several -> several > 0)),
                fact("successMetrics", Optional.of(errors.successMetrics()).filter(several -> several > 1)),
                fact(
                        "significance",
                        Percentage.ofFraction(1 - policy.confidence()).fraction()),
                fact("treatments", Optional.of(errors.treatments()).filter(several -> several > 1)),
                fact("control", sizes.control()),
                fact("treatment", sizes.treatment()),
                fact("unit", unit()));
    }
}
