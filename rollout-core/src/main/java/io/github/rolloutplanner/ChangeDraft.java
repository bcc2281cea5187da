package io.github.rolloutplanner;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.decision.Replan;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.CheckReturnValue;

/**
 * A change while it is being described. Methods come in any order and refuse nothing; {@link #plan()} says everything that
 * is wrong at once.
 *
 * <p>Drafts never change: each method gives a new one, so that what several changes have in common is said once, and each
 * goes on from there. They may be shared between threads.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class ChangeDraft {
    private final RolloutPlanner planner;
    private final Facts facts;

    ChangeDraft(RolloutPlanner planner, String name) {
        this(planner, new Facts(name));
    }

    private ChangeDraft(RolloutPlanner planner, Facts facts) {
        this.planner = planner;
        this.facts = facts;
    }

    private ChangeDraft with(Facts next) {
        return new ChangeDraft(planner, next);
    }

    /**
     * Users will see something else.
     *
     * @param description what they will see
     * @return a draft that says so too
     */
    public ChangeDraft ui(String description) {
        return noticed(ImpactKind.UI, description);
    }

    /**
     * Something will happen in another way.
     *
     * @param description what users will notice of it
     * @return a draft that says so too
     */
    public ChangeDraft behavioral(String description) {
        return noticed(ImpactKind.BEHAVIORAL, description);
    }

    /**
     * Something will be faster, slower, or need other resources.
     *
     * @param description what users will notice of it
     * @return a draft that says so too
     */
    public ChangeDraft performance(String description) {
        return noticed(ImpactKind.PERFORMANCE, description);
    }

    /**
     * Something will be stored in another way, or an interface will promise something else.
     *
     * @param description what users will notice of it
     * @return a draft that says so too
     */
    public ChangeDraft dataModel(String description) {
        return noticed(ImpactKind.DATA_MODEL, description);
    }

    /**
     * An external service takes part.
     *
     * @param description what users will notice of it
     * @return a draft that says so too
     */
    public ChangeDraft integration(String description) {
        return noticed(ImpactKind.INTEGRATION, description);
    }

    private ChangeDraft noticed(ImpactKind kind, String description) {
        Facts next = new Facts(facts);
        boolean said = next.present(description, "userFacingChanges[" + facts.noticed.size() + "].description");
        next.noticed = plus(facts.noticed, new UserFacingChange(kind, said ? description : ""));
        return with(next);
    }

    /**
     * Users get something that they did not have.
     *
     * @return a draft that says so too
     */
    public ChangeDraft newFeature() {
        return touching(Trait.NEW_FEATURE);
    }

    /**
     * What the change touches or is.
     *
     * @param known its traits
     * @return a draft that says so too
     */
    public ChangeDraft touching(Trait... known) {
        Facts next = new Facts(facts);
        if (next.present(known, "traits")) {
            next.touch(known);
        }
        return with(next);
    }

    /**
     * Says that the previous behavior stays available.
     *
     * @param description what users fall back to
     * @return a draft that says so too
     */
    public ChangeDraft withFallback(String description) {
        Facts next = new Facts(facts);
        next.fallback = next.given(description, "fallback");
        next.touch(Trait.HAS_FALLBACK);
        return with(next);
    }

    /**
     * Says that the previous behavior is gone.
     *
     * @return a draft that says so too
     */
    public ChangeDraft withoutFallback() {
        return touching(Trait.NO_FALLBACK);
    }

    /**
     * Says how the change reaches its users. Where it is not said, it follows from the traits, or a feature flag is assumed.
     *
     * @param how the delivery; two where, for instance, a binary in an app store brings a behavior that a flag turns on
     * @return a draft that says so too
     */
    public ChangeDraft deliveredBy(Delivery... how) {
        Facts next = new Facts(facts);
        if (next.present(how, "deliveries") && next.allPresent("deliveries", how)) {
            next.deliveries = List.of(how);
        }
        return with(next);
    }

    /**
     * Where the change is deployed. Defaults to production.
     *
     * @param where the environment
     * @return a draft that says so too
     */
    public ChangeDraft in(Environment where) {
        Facts next = new Facts(facts);
        next.environment = next.given(where, "environment").orElse(facts.environment);
        return with(next);
    }

    /**
     * Who can be exposed.
     *
     * @param people the population
     * @return a draft that says so too
     */
    public ChangeDraft population(Population people) {
        Facts next = new Facts(facts);
        next.population = next.given(people, "population");
        return with(next);
    }

    /**
     * A metric whose breach rolls the change back.
     *
     * @param metric the metric
     * @return a draft that says so too
     */
    public ChangeDraft guardrail(Metric metric) {
        return measure(metric, GateRole.GUARDRAIL);
    }

    /**
     * A metric whose breach holds the rollout until it recovers.
     *
     * @param metric the metric
     * @return a draft that says so too
     */
    public ChangeDraft signal(Metric metric) {
        return measure(metric, GateRole.SIGNAL);
    }

    /**
     * A metric that shall be better in the end. It may be a guardrail or a signal, too: say both of the same metric.
     *
     * @param metric the metric
     * @return a draft that says so too
     */
    public ChangeDraft success(Metric metric) {
        return measure(metric, GateRole.SUCCESS);
    }

    private ChangeDraft measure(Metric metric, GateRole role) {
        Facts next = new Facts(facts);
        if (next.present(metric, "metrics[" + facts.measures.size() + "]")) {
            next.measures = MetricList.with(facts.measures, metric, role);
        }
        return with(next);
    }

    /**
     * The time within which a rollback must be complete. Defaults to the policy's bound for the risk.
     *
     * @param bound the time
     * @return a draft that says so too
     */
    public ChangeDraft rollbackWithin(Duration bound) {
        Facts next = new Facts(facts);
        next.rollbackWithin = next.given(bound, "rollbackWithin");
        return with(next);
    }

    /**
     * Sets the time within which all users must have the change, from the start of the first phase. Soaks become shorter where
     * the usual ones take longer, then phases fewer; the plan says what that costs in evidence. Defaults to no deadline.
     *
     * @param time the time; above zero, and no shorter than the shortest phases that the policy allows for the risk
     * @return a draft that says so too
     * @see #expedite(String)
     */
    public ChangeDraft deadline(Duration time) {
        Facts next = new Facts(facts);
        next.deadline = next.given(time, "deadline");
        return with(next);
    }

    /**
     * Says that waiting is a larger risk than the change: a hotfix, a security patch, an emergency. The plan has the shortest
     * phases that the policy allows for the risk, or those of the {@linkplain #deadline(Duration) deadline}; what can be done
     * afterwards is prepared afterwards; evidence makes nothing slower, and the plan says what that costs.
     *
     * @param why what the risk of waiting is, such as "CVE-2026-1234 is exploited"
     * @return a draft that says so too
     */
    public ChangeDraft expedite(String why) {
        Facts next = new Facts(facts);
        next.expedite = next.given(why, "expedite");
        return with(next);
    }

    /**
     * The team uses the change before any user does; critical changes always go that way.
     *
     * @return a draft that says so too
     */
    public ChangeDraft internalFirst() {
        Facts next = new Facts(facts);
        next.internalFirst = true;
        return with(next);
    }

    /**
     * An A/B test shall answer a question.
     *
     * @param request the question
     * @return a draft that says so too
     */
    public ChangeDraft experiment(ExperimentRequest request) {
        Facts next = new Facts(facts);
        next.experiment = next.given(request, "experiment");
        return with(next);
    }

    /**
     * How to recognise the people who build the product.
     *
     * @param condition the condition, such as an e-mail address that ends with the company's
     * @return a draft that says so too
     */
    public ChangeDraft internalUsers(TargetingCondition condition) {
        return segment(TargetingRule.INTERNAL, condition);
    }

    /**
     * How to recognise the users who asked for early versions.
     *
     * @param condition the condition
     * @return a draft that says so too
     */
    public ChangeDraft betaUsers(TargetingCondition condition) {
        return segment(TargetingRule.BETA, condition);
    }

    /**
     * How to recognise a group of users who get the change whatever the percentage is: with the phase of their own, if one has the
     * group's name, else with the first phase that is not for the team or for rings alone.
     *
     * @param group name of the group
     * @param condition the condition
     * @return a draft that says so too
     */
    public ChangeDraft segment(String group, TargetingCondition condition) {
        Facts next = new Facts(facts);
        if (next.present(group, "segments") && next.present(condition, "segments")) {
            next.segments = new LinkedHashMap<>(facts.segments);
            next.segments.put(group, condition);
        }
        return with(next);
    }

    /**
     * The attribute whose hash decides who is in a percentage. Defaults to the id of a user, or of what the
     * population calls them.
     *
     * @param attribute name of the attribute
     * @return a draft that says so too
     */
    public ChangeDraft bucketBy(String attribute) {
        Facts next = new Facts(facts);
        next.bucketBy = next.given(attribute, "bucketBy");
        return with(next);
    }

    /**
     * The key of the flag. Defaults to the name in lower case with hyphens.
     *
     * @param key the key
     * @return a draft that says so too
     */
    public ChangeDraft flagKey(String key) {
        Facts next = new Facts(facts);
        next.flagKey = next.given(key, "flagKey");
        return with(next);
    }

    /**
     * How data is brought back to the way it was.
     *
     * @param procedure the procedure, such as the path of a script
     * @return a draft that says so too
     */
    public ChangeDraft dataRollback(String procedure) {
        Facts next = new Facts(facts);
        next.dataRollback = next.given(procedure, "dataRollback");
        return with(next);
    }

    /**
     * The systems the team works with.
     *
     * @param systems the systems
     * @return a draft that says so too
     */
    public ChangeDraft tooling(Tooling systems) {
        Facts next = new Facts(facts);
        next.tooling = next.given(systems, "tooling").orElse(facts.tooling);
        return with(next);
    }

    /**
     * Who answers for the change.
     *
     * @param who a person or team
     * @return a draft that says so too
     */
    public ChangeDraft owner(String who) {
        Facts next = new Facts(facts);
        next.owner = next.given(who, "owner");
        return with(next);
    }

    /**
     * Says who approves, answers alerts, sends messages and may roll back, besides the owner.
     *
     * @param who the people; a role that is left open is one to fill before the start
     * @return a draft that says so too
     */
    public ChangeDraft people(People who) {
        Facts next = new Facts(facts);
        next.people = next.given(who, "people").orElse(facts.people);
        return with(next);
    }

    /**
     * A risk level that the caller knows better.
     *
     * @param floor the lowest level to plan for
     * @return a draft that says so too
     */
    public ChangeDraft riskAtLeast(RiskLevel floor) {
        Facts next = new Facts(facts);
        next.riskAtLeast = next.given(floor, "riskAtLeast");
        return with(next);
    }

    /**
     * The strategy that the caller wants.
     *
     * @param id id of a strategy
     * @return a draft that says so too
     */
    public ChangeDraft using(String id) {
        Facts next = new Facts(facts);
        next.strategy = next.given(id, "strategy");
        return with(next);
    }

    /**
     * The strategy that the caller wants, which need not be known to the planner.
     *
     * @param own the strategy
     * @return a draft that says so too
     */
    public ChangeDraft using(RolloutStrategy own) {
        Facts next = new Facts(facts);
        next.ownStrategy = next.given(own, "strategy");
        next.strategy = Optional.empty();
        return with(next);
    }

    /**
     * The steps that the caller wants instead of those of the strategy.
     *
     * @param steps the steps, first to last
     * @return a draft that says so too
     */
    public ChangeDraft ladder(Step... steps) {
        Facts next = new Facts(facts);
        if (next.present(steps, "ladder") && next.allPresent("ladder", steps)) {
            next.ladder = Optional.of(Ladder.of(steps));
        }
        return with(next);
    }

    /**
     * Plans the rollout.
     *
     * @return the plan
     * @throws InvalidChangeException if the change cannot be planned, listing everything that is wrong with it
     * @throws io.github.rolloutplanner.strategy.StrategyNotFoundException if the strategy asked for is not known
     * @throws io.github.rolloutplanner.strategy.StrategyProviderException if a strategy breaks its promises
     */
    public RolloutPlan plan() {
        return planner().plan(facts.change(), facts.missing);
    }

    /**
     * Plans the change again whose rollout is running, because its facts were stated wrongly or have changed.
     *
     * @param rollout the rollout
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @param by who plans again
     * @param why why
     * @return the rollout with its new plan, and what was kept
     * @throws InvalidChangeException if the change cannot be planned, listing everything that is wrong with it
     * @throws io.github.rolloutplanner.decision.TransitionException if the rollout cannot go on with the plan
     * @see RolloutPlanner#replan
     */
    public Replan replan(RunningRollout rollout, Duration at, String by, String why) {
        return planner().replan(rollout, facts.change(), facts.missing, new RolloutPlanner.PlannedAgain(at, by, why));
    }

    private RolloutPlanner planner() {
        return facts.ownStrategy.isPresent() ? planner.with(facts.ownStrategy.get()) : planner;
    }

    private static <T> List<T> plus(List<T> all, T another) {
        List<T> more = new ArrayList<>(all);
        more.add(another);
        return more;
    }

    /** What was said so far. A draft writes only into a copy that has not been handed out yet. */
    private static final class Facts {
        private List<Problem> missing = List.of();
        private String name = "";
        private List<UserFacingChange> noticed = List.of();
        private Set<Trait> traits = EnumSet.noneOf(Trait.class);
        private List<MetricInRole> measures = List.of();
        private List<Delivery> deliveries = List.of();
        private Map<String, TargetingCondition> segments = Map.of();
        private Environment environment = Environment.PRODUCTION;
        private Tooling tooling = Tooling.unknown();
        private People people = People.unknown();
        private boolean internalFirst;
        private Optional<Population> population = Optional.empty();
        private Optional<Duration> rollbackWithin = Optional.empty();
        private Optional<Duration> deadline = Optional.empty();
        private Optional<String> expedite = Optional.empty();
        private Optional<ExperimentRequest> experiment = Optional.empty();
        private Optional<String> bucketBy = Optional.empty();
        private Optional<String> flagKey = Optional.empty();
        private Optional<String> fallback = Optional.empty();
        private Optional<String> dataRollback = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private Optional<RiskLevel> riskAtLeast = Optional.empty();
        private Optional<String> strategy = Optional.empty();
        private Optional<RolloutStrategy> ownStrategy = Optional.empty();
        private Optional<Ladder> ladder = Optional.empty();

        Facts(String name) {
            if (present(name, "name", "Say what people call the change.")) {
                this.name = name;
            }
        }

        Facts(Facts other) {
            missing = other.missing;
            name = other.name;
            noticed = other.noticed;
            traits = other.traits;
            measures = other.measures;
            deliveries = other.deliveries;
            segments = other.segments;
            environment = other.environment;
            tooling = other.tooling;
            people = other.people;
            internalFirst = other.internalFirst;
            population = other.population;
            rollbackWithin = other.rollbackWithin;
            deadline = other.deadline;
            expedite = other.expedite;
            experiment = other.experiment;
            bucketBy = other.bucketBy;
            flagKey = other.flagKey;
            fallback = other.fallback;
            dataRollback = other.dataRollback;
            owner = other.owner;
            riskAtLeast = other.riskAtLeast;
            strategy = other.strategy;
            ownStrategy = other.ownStrategy;
            ladder = other.ladder;
        }

        void touch(Trait... known) {
            traits = EnumSet.copyOf(traits);
            for (Trait trait : known) {
                if (present(trait, "traits")) {
                    traits.add(trait);
                }
            }
        }

        boolean allPresent(String path, Object[] values) {
            boolean all = true;
            for (int at = 0; at < values.length; at++) {
                all &= present(values[at], path + "[" + at + "]");
            }
            return all;
        }

        Change change() {
            Change.Builder change = Change.named(name);
            if (bucketBy.isPresent()) {
                change.bucketBy(bucketBy.get());
            }
            return change.addAllUserFacingChanges(noticed)
                    .addAllTraits(traits)
                    .addAllDeliveries(deliveries)
                    .environment(environment)
                    .population(population)
                    .addAllMeasures(measures)
                    .rollbackWithin(rollbackWithin)
                    .deadline(deadline)
                    .expedite(expedite)
                    .internalFirst(internalFirst)
                    .experiment(experiment)
                    .putAllSegments(segments)
                    .flagKey(flagKey)
                    .fallback(fallback)
                    .dataRollback(dataRollback)
                    .tooling(tooling)
                    .people(people)
                    .owner(owner)
                    .riskAtLeast(riskAtLeast)
                    .strategy(strategy.or(
                            () -> ownStrategy.map(own -> Strategies.ask(own, "its id", RolloutStrategy::id))))
                    .ladder(ladder)
                    .build();
        }

        <T> Optional<T> given(T value, String path) {
            return present(value, path) ? Optional.of(value) : Optional.empty();
        }

        boolean present(Object value, String path) {
            return present(value, path, "Give a value, or leave the call out.");
        }

        private boolean present(Object value, String path, String remedy) {
            if (value == null) {
                missing = plus(missing, new Problem(path, "It is null.", remedy));
            }
            return value != null;
        }
    }
}
