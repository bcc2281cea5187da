package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.internal.DerivingStyle;
import io.github.rolloutplanner.internal.targeting.Exposure;
import io.github.rolloutplanner.internal.targeting.PhasedFlag;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.snippet.Snippets;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A complete plan for a gradual rollout. It holds what it is told; the linter says whether that is a good plan.
 *
 * <p>An external plan is one that the planner did not make: it was read or built, and has the texts and numbers that it was
 * given, without the reasons and facts that the planner adds.
 *
 * <p>What follows from another part of the plan follows when that is changed, or is left out. What is stated twice stays as it
 * was stated, and the linter compares it.
 *
 * @since 0.1.0
 */
@Value.Immutable
@DerivingStyle
public sealed interface RolloutPlan permits ImmutableRolloutPlan {

    /**
     * What is rolled out.
     *
     * @return the name of the change
     */
    String feature();

    /**
     * How risky it is.
     *
     * @return the risk level
     */
    RiskLevel risk();

    /**
     * The user-visible changes.
     *
     * @return descriptions
     */
    List<String> userFacingChanges();

    /**
     * Impact, risk and need with their reasons.
     *
     * @return the assessment; empty in an external plan
     */
    Optional<Assessment> assessment();

    /**
     * Who can be exposed.
     *
     * @return the population, if known
     */
    Optional<Population> population();

    /**
     * How the change reaches its users.
     *
     * @return the delivery and its reasons; empty in an external plan
     */
    Optional<PlannedDelivery> delivery();

    /**
     * Returns how urgent the change is, and what that costs.
     *
     * @return the urgency; empty where the change has no deadline and is not expedited, in an external plan, and after phases
     *     were changed
     */
    Optional<PlannedUrgency> urgency();

    /**
     * The strategy, and why it was chosen.
     *
     * @return the strategy
     */
    StrategyName strategy();

    /**
     * How long the policy lets the phases of such a change take, where its ladders are not the standard ones. The linter then
     * compares with these lengths what it compares with the selection guide otherwise.
     *
     * @return the lengths; empty where the ladders are the standard ones, and in an external plan
     */
    Optional<PolicyLengths> policyLengths();

    /**
     * The steps, first to last.
     *
     * @return the phases
     */
    List<RolloutPhase> phases();

    /**
     * How many of the first phases were carried out by an earlier plan, which this one goes on with. Their gates and their evidence are
     * of that plan, so that they need not agree with the metrics and the traffic of this one.
     *
     * @return the number of phases; 0 for a plan that goes on where none was
     * @see #continuing
     */
    @Value.Default
    default int carriedOut() {
        return 0;
    }

    /**
     * The switches.
     *
     * @return the flags; empty where none is needed
     */
    List<FeatureFlag> flags();

    /**
     * The platform that code for the flags is written for.
     *
     * @return the style; empty in an external plan
     */
    Optional<SnippetStyle> snippetStyle();

    /**
     * How the flags are set in a phase: the rules of the groups whose phase has come, and the percentage of all other users. A
     * {@linkplain FlagState flag state} is what evaluators and exports need.
     *
     * @param phase a phase of this plan
     * @return the state of each of the {@link #flags()}
     * @throws RolloutException.InvalidValue if the phase is none of this plan
     */
    default List<FlagState> flagsAt(RolloutPhase phase) {
        int place = phases().indexOf(requireNonNull(phase, "phase"));
        if (place < 0) {
            throw new RolloutException.InvalidValue(
                    "Phase '" + phase.name() + "' is none of this plan. Give one of its phases().");
        }
        List<Exposure> exposures = phases().stream()
                .map(one -> new Exposure(one.percentage(), one.audience()))
                .toList();
        return flags().stream()
                .map(flag -> PhasedFlag.of(flag, Optional.empty(), exposures).in(place + 1))
                .toList();
    }

    /**
     * Code for the flags, written when it is asked for.
     *
     * @return one snippet for each pattern that a flag needs; empty without a style
     */
    default List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        snippetStyle()
                .ifPresent(style -> flags().forEach(flag -> snippets.addAll(Snippets.neededBy(
                        flag, style, feature(), flag.fallback().orElse("previous behavior")))));
        return snippets;
    }

    /**
     * The A/B test.
     *
     * @return the design, if there is one
     */
    Optional<Experiment> experiment();

    /**
     * The phase in which the experiment runs.
     *
     * @return the phase; nothing where no experiment is run
     */
    default Optional<RolloutPhase> experimentPhase() {
        return experiment()
                .filter(Experiment::enabled)
                .flatMap(test -> phases().stream()
                        .filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT
                                && phase.soak().isPresent())
                        .findFirst());
    }

    /**
     * Who has the change when, and what a defect would cost.
     *
     * @return the ledger; empty where the traffic is not known, and in an external plan
     */
    Optional<ExposureLedger> exposure();

    /**
     * What is watched.
     *
     * @return metrics, dashboards and alerts
     */
    Monitoring monitoring();

    /**
     * What each monitored metric is for: a guardrail where its breach rolls back by itself, whatever it was called; else
     * what the metric says, or its first gate; {@link GateRole#OBSERVE} where nothing says it.
     *
     * @return the roles by name of the metric, in the order of the plan
     */
    default Map<String, GateRole> metricRoles() {
        return MetricRoles.of(this);
    }

    /**
     * What the metrics are for that are judged at a significance level: {@link #metricRoles()} without resources, of which readings
     * in a row count.
     *
     * @return the roles by name of the metric, in the order of the plan
     */
    default Map<String, GateRole> statisticalRoles() {
        return MetricRoles.statistical(this);
    }

    /**
     * The metrics of which one must be better in the end: those that are there for it, also beside another role, and what an
     * experiment that is run is about.
     *
     * @return names of metrics, in the order of the plan
     */
    default Set<String> successMetrics() {
        return MetricRoles.successMetrics(this);
    }

    /**
     * The rollback triggers, gates and success criteria that no observation can decide. A gate in words alone is not among them:
     * a person confirms it.
     *
     * @return each with its place and cause; empty for a plan that the planner made
     */
    default List<Unevaluated> unevaluated() {
        return UnevaluatedSearch.of(this);
    }

    /**
     * The rollback.
     *
     * @return triggers, steps and bound
     */
    RollbackPlan rollback();

    /**
     * What must be shown for the rollout to count as a success.
     *
     * @return the criteria
     */
    List<Gate> successCriteria();

    /**
     * Whether the bake shows that success metrics are better than their baselines. The effect of each, its
     * {@link GateEvidence#harm()}, is the improvement that is expected of it; its rates count the good observations.
     *
     * @return the evidence of each success metric; empty where the traffic is not known, in an experiment, which is sized by
     *     its design, and in an external plan
     */
    List<GateEvidence> successEvidence();

    /**
     * How long everything takes.
     *
     * @return the timeline
     */
    Timeline timeline();

    /**
     * Returns when the rollout may start and promote, by the wall clock.
     *
     * @return the calendar of the policy; empty where it has none, and in an external plan
     */
    Optional<RolloutCalendar> calendar();

    /**
     * Returns the dates that were given to the plan.
     *
     * @return the dates; empty where the start is not set yet
     */
    Optional<RolloutSchedule> dates();

    /**
     * Returns the dates of a rollout that starts at a time, by the calendar of this plan.
     *
     * @param start when the first phase begins
     * @return the dates; {@link #withDates} puts them into the plan
     * @throws io.github.rolloutplanner.schedule.ScheduleException if the plan has no calendar, or that is closed at the start
     */
    default RolloutSchedule schedule(Instant start) {
        return schedule(requireNonNull(start, "start"), PlanDates.calendar(this));
    }

    /**
     * Returns the dates of a rollout that starts at a time, by a calendar. A phase without a known soak has no known promotion,
     * and nothing after it has a date.
     *
     * @param start when the first phase begins
     * @param calendar when starts and promotions are allowed
     * @return the dates, with each promotion as early as the calendar allows it
     * @throws io.github.rolloutplanner.schedule.ScheduleException if the calendar is closed at the start, with the next time at
     *     which it is open
     */
    default RolloutSchedule schedule(Instant start, RolloutCalendar calendar) {
        return PlanDates.lengths(this).schedule(start, calendar);
    }

    /**
     * Returns the latest start, to the minute, with which 100% is reached in time by the calendar of this plan.
     *
     * @param deadline when 100% is reached at the latest
     * @return the start; empty where none within ten years before is early enough
     * @throws io.github.rolloutplanner.schedule.ScheduleException if the plan has no calendar, or the soak of a phase is not known
     */
    default Optional<Instant> latestStart(Instant deadline) {
        return latestStart(requireNonNull(deadline, "deadline"), PlanDates.calendar(this));
    }

    /**
     * Returns the latest start, to the minute, with which 100% is reached in time.
     *
     * @param deadline when 100% is reached at the latest
     * @param calendar when starts and promotions are allowed
     * @return the start; empty where none within ten years before is early enough
     * @throws io.github.rolloutplanner.schedule.ScheduleException if the soak of a phase is not known
     */
    default Optional<Instant> latestStart(Instant deadline, RolloutCalendar calendar) {
        return PlanDates.lengths(this).latestStart(deadline, calendar);
    }

    /**
     * What must be there before the start.
     *
     * @return the dependencies
     */
    List<Statement> dependencies();

    /**
     * What could go wrong.
     *
     * @return the risks with their mitigations
     */
    List<PlanRisk> risks();

    /**
     * What else to do.
     *
     * @return the recommendations
     */
    List<Statement> recommendations();

    /**
     * Who does what.
     *
     * @return the roles that the rollout takes; empty where no gradual rollout is needed, and in an external plan
     */
    List<Responsibility> responsibilities();

    /**
     * What is said to whom, and when.
     *
     * @return the messages, in the order of their moments; empty where no gradual rollout is needed, and in an external plan
     */
    List<Message> messages();

    /**
     * The go/no-go decisions: the start, each promotion and the completion.
     *
     * @return what must hold before each, and who signs it off, as it follows from phases, gates, checklists and roles; empty
     *     where no gradual rollout is needed
     */
    default List<Checkpoint> checkpoints() {
        return CheckpointDerivation.of(this);
    }

    /**
     * What people tick off.
     *
     * @return before, during and after; empty lists in an external plan
     */
    @Value.Default
    default Checklists checklists() {
        return Checklists.NONE;
    }

    /**
     * What exposure and evidence rest on that no fact of the change says: that requests of one user are independent, how
     * distinct users grow, that traffic is even, how far a typed baseline is off. Each is there only where a number of the plan
     * would be another one without it, and says which fact takes its place.
     *
     * @return the assumptions; empty where nothing had to be assumed, and where the traffic is not known
     */
    default List<Assumption> assumptions() {
        return AssumptionSearch.of(this);
    }

    /**
     * The derivation of the plan as text, number by number: what stands on the right of an equals sign follows from what
     * stands on its left, in the terms of {@link io.github.rolloutplanner.internal.evidence.Calculation}.
     *
     * @return several lines; few for an external plan
     */
    default String explain() {
        return Explanation.of(this);
    }

    /**
     * Returns the plan in one short line: what is rolled out, risk, strategy, phases and length. A plan as a string is this, too.
     *
     * @return a line in which long names are shortened
     */
    default String summary() {
        return PlanLine.of(this);
    }

    /**
     * This plan with other phases. What the planner computed follows from the first phase on that is longer, shorter or has
     * other users: the timeline and the exposure are computed again; what a defect would cost is left out, and so is evidence,
     * because a later phase needs what the days before it leave. A plan whose evidence was computed takes none but that. The
     * linter estimates what the phases without evidence can see, and messages, which speak of the phases, are left out; plan the change again with your own ladder to have it in the
     * plan.
     *
     * @param phases the steps, first to last
     * @return a plan that differs in this
     */
    default RolloutPlan withPhases(Iterable<? extends RolloutPhase> phases) {
        ImmutableRolloutPlan next = ((ImmutableRolloutPlan) this).replacePhases(requireNonNull(phases, "phases"));
        if (!DerivedParts.haveSameSteps(phases(), next.phases())) {
            next = next.replaceMessages();
        }
        return PlanDates.following(
                this,
                DerivedParts.following(this, next.replaceTimeline(timeline().following(phases(), next.phases()))));
    }

    /**
     * This plan as it goes on where another one was: the phases that are over stay as they were carried out, and all later ones are
     * those of this plan, with their numbers after them. What is known of the exposure is computed again; dates are left out, where a
     * phase that is over was planned otherwise.
     *
     * @param before the plan that was carried out so far
     * @param reached number of its phase that is live
     * @param from number of that phase in this plan
     * @return a plan whose phase with the number {@code reached} is the one of this plan with the number {@code from}
     * @throws RolloutException.InvalidValue if one of both plans has no such phase
     * @see io.github.rolloutplanner.decision.RunningRollout#replan
     */
    default RolloutPlan continuing(RolloutPlan before, int reached, int from) {
        boolean areThere = reached >= 1
                && reached <= requireNonNull(before, "before").phases().size()
                && from >= 1
                && from <= phases().size();
        if (!areThere) {
            throw new RolloutException.InvalidValue("Phase " + from + " of " + phases().size()
                    + " cannot go on where phase " + reached + " of "
                    + requireNonNull(before, "before").phases().size() + " was. Give numbers of phases, from 1 on.");
        }
        return new ContinuedPlan(before, reached, this, from).plan();
    }

    /**
     * This plan with other flags.
     *
     * @param flags the switches
     * @return a plan that differs in this
     */
    default RolloutPlan withFlags(Iterable<? extends FeatureFlag> flags) {
        return ((ImmutableRolloutPlan) this).replaceFlags(requireNonNull(flags, "flags"));
    }

    /**
     * This plan with another A/B test.
     *
     * @param experiment the design
     * @return a plan that differs in this
     */
    default RolloutPlan withExperiment(Experiment experiment) {
        return ((ImmutableRolloutPlan) this).replaceExperiment(experiment);
    }

    /**
     * This plan with other monitoring.
     *
     * @param monitoring metrics, dashboards and alerts
     * @return a plan that differs in this
     */
    default RolloutPlan withMonitoring(Monitoring monitoring) {
        return ((ImmutableRolloutPlan) this).replaceMonitoring(monitoring);
    }

    /**
     * This plan with another rollback.
     *
     * @param rollback triggers, steps and bound
     * @return a plan that differs in this
     */
    default RolloutPlan withRollback(RollbackPlan rollback) {
        return ((ImmutableRolloutPlan) this).replaceRollback(rollback);
    }

    /**
     * This plan with another timeline. The exposure follows the bake, and dates of other lengths are left out.
     *
     * @param timeline how long everything takes
     * @return a plan that differs in this
     */
    default RolloutPlan withTimeline(Timeline timeline) {
        return PlanDates.following(
                this, DerivedParts.following(this, ((ImmutableRolloutPlan) this).replaceTimeline(timeline)));
    }

    /**
     * This plan with another calendar, without the dates of the old one.
     *
     * @param calendar when starts and promotions are allowed
     * @return a plan that differs in this
     */
    default RolloutPlan withCalendar(RolloutCalendar calendar) {
        return calendar().equals(Optional.of(requireNonNull(calendar, "calendar")))
                ? this
                : ((ImmutableRolloutPlan) this).replaceCalendar(calendar).replaceDates(Optional.empty());
    }

    /**
     * This plan with dates. They are left out again when phases, preparation, bake or calendar are changed.
     *
     * @param dates the dates, such as those of {@link #schedule(Instant)}
     * @return a plan that differs in this
     */
    default RolloutPlan withDates(RolloutSchedule dates) {
        return ((ImmutableRolloutPlan) this).replaceDates(requireNonNull(dates, "dates"));
    }

    /**
     * This plan with other dependencies.
     *
     * @param dependencies what must be there before the start
     * @return a plan that differs in this
     */
    default RolloutPlan withDependencies(Iterable<? extends Statement> dependencies) {
        return ((ImmutableRolloutPlan) this).replaceDependencies(requireNonNull(dependencies, "dependencies"));
    }

    /**
     * Starts a plan.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link RolloutPlan}. */
    final class Builder extends ImmutableRolloutPlan.Builder {
        Builder() {}
    }

    /**
     * A condition that no observation can decide.
     *
     * @param path where it stands, in the words of the types of a plan: {@code rollback.automaticTriggers[0]}
     * @param condition the condition
     * @param metric what it is said of; of a trigger in words, those
     * @param cause why nothing decides it
     * @since 0.1.0
     */
    record Unevaluated(String path, Condition condition, String metric, Cause cause) {
        public Unevaluated {
            requireNonNull(path, "path");
            requireNonNull(condition, "condition");
            requireNonNull(metric, "metric");
            requireNonNull(cause, "cause");
        }

        /**
         * Why nothing decides a condition.
         *
         * @since 0.1.0
         */
        public enum Cause {
            /** It is in words that are no metric with a limit. */
            WORDS,
            /** The plan does not monitor its metric. */
            NOT_MONITORED,
            /** Monitoring does not know the baseline of its metric. */
            NO_BASELINE,
            /** Its limit cannot be compared with the baseline of its metric. */
            NOT_COMPARABLE,
            /** It is a trigger on the good side of its metric. */
            OTHER_SIDE
        }
    }
}
