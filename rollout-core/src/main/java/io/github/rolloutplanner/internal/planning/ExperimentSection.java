package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.evidence.ExperimentLooks;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.GuardrailSize;
import io.github.rolloutplanner.internal.evidence.SharedErrors;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.ExperimentRows;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Fact;
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
    private static final int DAYS_PER_WEEK = 7;

    private final Change change;
    private final ExperimentRequest request;
    private final ExperimentPolicy policy;
    private final EvidencePolicy growth;
    private final Metric metric;
    private final ExperimentSplit split;
    private final SharedErrors errors;
    private final ExperimentLooks looks;
    private final ExperimentGuardrails guardrails;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<String> underpowered = new ArrayList<>();
    private boolean isCapped;

    private ExperimentSection(Change change, ExperimentRequest request, RolloutPolicy policy) {
        this.change = change;
        this.request = request;
        this.policy = policy.experiments();
        this.growth = policy.evidence();
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
        int days = ownDays().map(this::given).orElseGet(() -> days(sizes));
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
                .sampleSizePerGroup(sizes.map(this::users).map(OptionalLong::of).orElse(OptionalLong.empty()))
                .days(days)
                .addAllLooks(planned)
                .capped(isCapped)
                .addAllUnderpoweredGuardrails(underpowered)
                .confidence(policy.confidence())
                .power(policy.power())
                .effect(request.effect())
                .covariateCorrelation(request.covariateCorrelation())
                .addAllReasons(reasons)
                .build();
    }

    private List<Experiment.Look> looks(int days) {
        List<Experiment.Look> planned = looks.during(days, change.population(), growth);
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

    /** Without the guardrails that no test of its length shows, or it would be said to be too small for ever. */
    private long users(ArmSizes sizes) {
        return Math.max(guardrails.users(underpowered), Math.max(sizes.control(), sizes.treatment()));
    }

    /** The length of the caller's own step at the split. */
    private Optional<Integer> ownDays() {
        Optional<Step> own = change.ladder().flatMap(ladder -> stepOf(request, ladder));
        own.ifPresent(step -> reasons.add(ExperimentRows.DAYS_CALLER.reason(fact("step", step.name()))));
        return own.flatMap(Step::soak).map(soak -> (int) soak.toDays());
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

    /** The sizes of both groups; nothing for a metric whose variance is not known. */
    public static Optional<ArmSizes> sizes(ExperimentRequest request, Metric metric, SharedErrors errors) {
        double ratio = new ExperimentSplit(request.split()).ratio();
        double effect = request.effect().fraction();
        if (metric.kind() == MetricKind.MEAN && metric.standardDeviation().isPresent()) {
            double unexplained =
                    Cuped.varianceFactor(request.covariateCorrelation().orElse(0));
            double deviation = metric.standardDeviation().getAsDouble() * Math.sqrt(unexplained);
            double difference = Math.abs(metric.baseline().value() * effect);
            return Optional.of(errors.ofMeans(ratio).sizes(difference, deviation, deviation));
        }
        if (metric.kind() == MetricKind.RATE && metric.baseline().unit().equals("%")) {
            double rate = metric.baseline().value() / 100;
            return Optional.of(errors.ofRates(ratio).sizes(rate, rate * (1 + effect)));
        }
        return Optional.empty();
    }

    /** The level and power of the policy, shared by all metrics that decide. */
    public static SharedErrors errors(Change change, ExperimentRequest request, ExperimentPolicy policy) {
        Map<String, GateRole> roles = new HashMap<>();
        Set<String> successes = new HashSet<>();
        for (MetricInRole measure : change.measures()) {
            roles.put(measure.metric().name(), measure.role());
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
        Optional<ArmSizes> sizes = sizes(request, metric, errors).map(looks::ofSuccess);
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
                fact("unit", Wording.plural(change.unit())));
    }

    private int days(Optional<ArmSizes> sizes) {
        Optional<Population> population = change.population();
        if (sizes.isEmpty() || population.isEmpty()) {
            reasons.add(ExperimentRows.WEEKS_BY_POLICY.reason(fact("weeks", policy.weeksWithoutTraffic())));
            return given(policy.weeksWithoutTraffic() * DAYS_PER_WEEK);
        }
        return guarded(weeks(sizes.get(), population.get()), population.get()) * DAYS_PER_WEEK;
    }

    /** A length that does not follow from the traffic, whatever the guardrails need. */
    private int given(int days) {
        change.population()
                .map(population -> names(guardrails.notReachedIn(days, population)))
                .ifPresent(missed -> say(missed, ExperimentRows.GUARDRAIL_UNDERPOWERED, fact("days", days)));
        return days;
    }

    private void say(List<String> missed, Rule rule, Fact length) {
        if (!missed.isEmpty()) {
            underpowered.addAll(missed);
            reasons.add(rule.reason(fact("metrics", missed), length));
        }
    }

    /** Longer where the guardrails need it, as far as the policy goes. */
    private int guarded(int wanted, Population population) {
        int weeks = guardrails.weeks(wanted, population);
        List<String> hopeless = names(guardrails.notReachedIn(weeks * DAYS_PER_WEEK, population));
        if (weeks > wanted) {
            List<String> waiting = new ArrayList<>(names(guardrails.notReachedIn(wanted * DAYS_PER_WEEK, population)));
            waiting.removeAll(hopeless);
            reasons.add(ExperimentRows.GUARDRAIL_WEEKS.reason(fact("metrics", waiting), fact("weeks", weeks)));
        }
        say(hopeless, ExperimentRows.GUARDRAIL_CAPPED, fact("weeks", policy.maximumWeeks()));
        return weeks;
    }

    private static List<String> names(List<GuardrailSize> sizes) {
        return sizes.stream().map(size -> size.metric().name()).toList();
    }

    private int weeks(ArmSizes sizes, Population population) {
        double users = Math.max(
                sizes.control() / split.control().fraction(),
                sizes.treatment() / split.treatment().fraction());
        Traffic traffic = Traffic.of(population, growth);
        int days = traffic.daysUntil(users);
        int needed = Math.max(policy.minimumWeeks(), (days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK);
        int weeks = Math.min(needed, policy.maximumWeeks());
        isCapped = needed > weeks;
        boolean areSeveral = split.comparisons() > 1;
        Fact needs = fact("users", (long) Math.ceil(users));
        Fact unit = fact("unit", Wording.plural(change.unit()));
        reasons.add(
                isCapped
                        ? (areSeveral ? ExperimentRows.WEEKS_CAPPED_OF_SEVERAL : ExperimentRows.WEEKS_CAPPED)
                                .reason(needs, unit, fact("weeks", weeks), fact("reached", reached(traffic, weeks)))
                        : (areSeveral ? ExperimentRows.WEEKS_OF_SEVERAL : ExperimentRows.WEEKS)
                                .reason(
                                        needs,
                                        unit,
                                        fact("usersPerDay", population.usersPerDay()),
                                        fact("days", days),
                                        fact("weeks", weeks)));
        return weeks;
    }

    private static long reached(Traffic traffic, int weeks) {
        return (long) traffic.users(Duration.ofDays((long) weeks * DAYS_PER_WEEK));
    }
}
