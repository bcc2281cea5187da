package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The design of the A/B test: sample size from baseline and effect, length from sample size and traffic. */
public final class ExperimentSection {
    private static final int DAYS_PER_WEEK = 7;

    private final Change change;
    private final ExperimentRequest request;
    private final ExperimentPolicy policy;
    private final EvidencePolicy growth;
    private final Metric metric;
    private final List<Reason> reasons = new ArrayList<>();
    private boolean isCapped;

    private ExperimentSection(Change change, ExperimentRequest request, RolloutPolicy policy) {
        this.change = change;
        this.request = request;
        this.policy = policy.experiments();
        this.growth = policy.evidence();
        this.metric = change.measures().stream()
                .map(MetricInRole::metric)
                .filter(known -> known.name().equals(request.metric()))
                .findFirst()
                .orElseThrow();
    }

    public static Optional<Experiment> design(Change change, RolloutPolicy policy) {
        return change.experiment().map(request -> new ExperimentSection(change, request, policy).design());
    }

    /** A design is kept but not run where no phase of the strategy is an experiment. */
    public static Experiment under(List<PhaseOutline> outlines, Experiment design) {
        return design.withEnabled(outlines.stream().anyMatch(phase -> phase.purpose() == PhasePurpose.EXPERIMENT));
    }

    /** The step of a caller's own ladder in which the experiment runs. */
    public static Optional<Step> stepOf(ExperimentRequest request, Ladder ladder) {
        Percentage treated = request.split().get(request.split().size() - 1);
        return ladder.steps().stream()
                .filter(step -> step.percentage().equals(treated))
                .findFirst();
    }

    private Experiment design() {
        Optional<ArmSizes> sizes = sizes();
        int days = ownDays().orElseGet(() -> weeks(sizes) * DAYS_PER_WEEK);
        return Experiment.builder()
                .enabled(true)
                .control(request.variants().get(0))
                .treatment(request.variants().get(1))
                .addAllSplit(request.split())
                .hypothesis(hypothesis())
                .addAllMetrics(metrics())
                .sampleSizePerGroup(sizes.map(arms -> OptionalLong.of(Math.max(arms.control(), arms.treatment())))
                        .orElse(OptionalLong.empty()))
                .days(days)
                .capped(isCapped)
                .confidence(policy.confidence())
                .power(policy.power())
                .effect(request.effect())
                .addAllReasons(reasons)
                .build();
    }

    /** The length of the caller's own step at the split. */
    private Optional<Integer> ownDays() {
        Optional<Step> own = change.ladder().flatMap(ladder -> stepOf(request, ladder));
        own.ifPresent(step -> reasons.add(Reason.rule("experiment.days-caller")
                .fact("step", step.name())
                .says("The experiment runs as long as the caller's step '" + step.name() + "'.")));
        return own.flatMap(Step::soak).map(soak -> (int) soak.toDays());
    }

    private String hypothesis() {
        boolean rises = request.effect().value() > 0;
        Percentage size = Percentage.percent(Math.abs(request.effect().value()));
        return "'" + request.variants().get(1) + "' instead of '"
                + request.variants().get(0) + "' will "
                + (rises ? "increase" : "decrease") + " " + metric.name() + " by " + size + ", from "
                + metric.baseline() + " to "
                + metric.baseline().times(1 + request.effect().fraction());
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
    public static Optional<ArmSizes> sizes(ExperimentRequest request, Metric metric, ExperimentPolicy policy) {
        double ratio = request.split().get(1).value() / request.split().get(0).value();
        if (metric.kind() == MetricKind.MEAN && metric.standardDeviation().isPresent()) {
            return Optional.of(ofMeans(
                    Math.abs(metric.baseline().value() * request.effect().fraction()),
                    metric.standardDeviation().getAsDouble(),
                    ratio,
                    policy));
        }
        return metric.kind() == MetricKind.RATE && metric.baseline().unit().equals("%")
                ? Optional.of(ofRates(
                        metric.baseline().value() / 100, request.effect().fraction(), ratio, policy))
                : Optional.empty();
    }

    private static ArmSizes ofRates(double control, double effect, double ratio, ExperimentPolicy policy) {
        return TwoProportionSampleSize.withDefaults()
                .level(1 - policy.confidence())
                .power(policy.power())
                .allocationRatio(ratio)
                .sizes(control, control * (1 + effect));
    }

    private static ArmSizes ofMeans(double difference, double deviation, double ratio, ExperimentPolicy policy) {
        return TwoMeanSampleSize.withDefaults()
                .level(1 - policy.confidence())
                .power(policy.power())
                .allocationRatio(ratio)
                .sizes(difference, deviation, deviation);
    }

    private Optional<ArmSizes> sizes() {
        Optional<ArmSizes> sizes = sizes(request, metric, policy);
        reasons.add(sizes.map(this::sampleSize).orElseGet(this::sampleSizeUnknown));
        return sizes;
    }

    private Reason sampleSizeUnknown() {
        return Reason.rule("experiment.sample-size-unknown")
                .fact("metric", metric.name())
                .says("How many " + Wording.plural(change.unit()) + " show a change of " + request.effect() + " in "
                        + metric.name() + " depends on its variance, which is not known.");
    }

    private Reason sampleSize(ArmSizes sizes) {
        return Reason.rule("experiment.sample-size")
                .fact("baseline", metric.baseline())
                .fact("effect", request.effect())
                .fact("control", sizes.control())
                .fact("treatment", sizes.treatment())
                .says("To tell " + metric.baseline() + " from "
                        + metric.baseline().times(1 + request.effect().fraction()) + " of " + metric.name()
                        + " with power "
                        + Wording.of(policy.power()) + " at a two-sided level of "
                        + Wording.of(
                                Percentage.ofFraction(1 - policy.confidence()).fraction()) + ", the groups need "
                        + Wording.of(sizes.control()) + " and " + Wording.of(sizes.treatment()) + " " + change.unit()
                        + "s.");
    }

    private int weeks(Optional<ArmSizes> sizes) {
        Optional<Population> population = change.population();
        if (sizes.isEmpty() || population.isEmpty()) {
            reasons.add(Reason.rule("experiment.weeks-by-policy")
                    .fact("weeks", policy.weeksWithoutTraffic())
                    .says("Without " + (population.isEmpty() ? "a population" : "a sample size") + " for "
                            + metric.name() + ", the policy gives the test "
                            + Wording.count(policy.weeksWithoutTraffic(), "week") + "."));
            return policy.weeksWithoutTraffic();
        }
        return weeks(sizes.get(), population.get());
    }

    private int weeks(ArmSizes sizes, Population population) {
        double users = Math.max(
                sizes.control() / request.split().get(0).fraction(),
                sizes.treatment() / request.split().get(1).fraction());
        Traffic traffic = Traffic.of(population, growth);
        int days = traffic.daysUntil(users);
        int needed = Math.max(policy.minimumWeeks(), (days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK);
        int weeks = Math.min(needed, policy.maximumWeeks());
        isCapped = needed > weeks;
        reasons.add(Reason.rule(isCapped ? "experiment.weeks-capped" : "experiment.weeks")
                .fact("usersPerDay", population.usersPerDay())
                .fact("users", (long) Math.ceil(users))
                .fact("days", days)
                .says("Both groups are full when " + Wording.count((long) Math.ceil(users), change.unit())
                        + " have come; "
                        + (isCapped ? capped(traffic, weeks) : enough(population, days, weeks)) + "."));
        return weeks;
    }

    private String enough(Population population, int days, int weeks) {
        return Wording.count(population.usersPerDay(), change.unit())
                + " a day, growing as distinct users do, make as many in " + Wording.count(days, "day")
                + ", so the test runs for " + Wording.count(weeks, "whole week");
    }

    private String capped(Traffic traffic, int weeks) {
        long come = (long) traffic.users(Duration.ofDays((long) weeks * DAYS_PER_WEEK));
        return "the policy stops at " + Wording.count(weeks, "week") + ", when only " + Wording.of(come)
                + " have, which cannot show the effect";
    }
}
