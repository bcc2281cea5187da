package io.github.rolloutplanner;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change while it is being described. Methods come in any order and refuse nothing; {@link #plan()} says everything that
 * is wrong at once. Not safe for several threads; describe a change in one.
 *
 * @since 0.1.0
 */
public final class ChangeDraft {
    private final RolloutPlanner planner;
    private final List<Problem> missing = new ArrayList<>();
    private final String name;
    private final List<UserFacingChange> noticed = new ArrayList<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final List<MetricInRole> measures = new ArrayList<>();
    private final Map<String, TargetingCondition> segments = new LinkedHashMap<>();
    private Environment environment = Environment.PRODUCTION;
    private Tooling tooling = Tooling.unknown();
    private boolean internalFirst;
    private Optional<Population> population = Optional.empty();
    private Optional<Duration> rollbackWithin = Optional.empty();
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

    ChangeDraft(RolloutPlanner planner, String name) {
        this.planner = planner;
        this.name = present(name, "name") ? name : "";
    }

    /**
     * Users will see something else.
     *
     * @param description what they will see
     * @return this draft
     */
    public ChangeDraft ui(String description) {
        return noticed(ImpactKind.UI, description);
    }

    /**
     * Something will happen in another way.
     *
     * @param description what users will notice of it
     * @return this draft
     */
    public ChangeDraft behavioral(String description) {
        return noticed(ImpactKind.BEHAVIORAL, description);
    }

    /**
     * Something will be faster, slower, or need other resources.
     *
     * @param description what users will notice of it
     * @return this draft
     */
    public ChangeDraft performance(String description) {
        return noticed(ImpactKind.PERFORMANCE, description);
    }

    /**
     * Something will be stored in another way, or an interface will promise something else.
     *
     * @param description what users will notice of it
     * @return this draft
     */
    public ChangeDraft dataModel(String description) {
        return noticed(ImpactKind.DATA_MODEL, description);
    }

    /**
     * A service of somebody else takes part.
     *
     * @param description what users will notice of it
     * @return this draft
     */
    public ChangeDraft integration(String description) {
        return noticed(ImpactKind.INTEGRATION, description);
    }

    private ChangeDraft noticed(ImpactKind kind, String description) {
        boolean said = present(description, "userFacingChanges[" + noticed.size() + "].description");
        noticed.add(new UserFacingChange(kind, said ? description : ""));
        return this;
    }

    /**
     * Users get something that they did not have.
     *
     * @return this draft
     */
    public ChangeDraft newFeature() {
        return touching(Trait.NEW_FEATURE);
    }

    /**
     * What the change touches or is.
     *
     * @param known its traits
     * @return this draft
     */
    public ChangeDraft touching(Trait... known) {
        if (present(known, "traits")) {
            for (Trait trait : known) {
                if (present(trait, "traits")) {
                    traits.add(trait);
                }
            }
        }
        return this;
    }

    /**
     * The way it was before stays available.
     *
     * @param description what users fall back to
     * @return this draft
     */
    public ChangeDraft withFallback(String description) {
        fallback = given(description, "fallback");
        return touching(Trait.HAS_FALLBACK);
    }

    /**
     * The way it was before is gone.
     *
     * @return this draft
     */
    public ChangeDraft withoutFallback() {
        return touching(Trait.NO_FALLBACK);
    }

    /**
     * Where the change is deployed. Defaults to production.
     *
     * @param where the environment
     * @return this draft
     */
    public ChangeDraft in(Environment where) {
        environment = given(where, "environment").orElse(environment);
        return this;
    }

    /**
     * Who can be exposed.
     *
     * @param people the population
     * @return this draft
     */
    public ChangeDraft population(Population people) {
        population = given(people, "population");
        return this;
    }

    /**
     * A metric whose breach rolls the change back.
     *
     * @param metric the metric
     * @return this draft
     */
    public ChangeDraft guardrail(Metric metric) {
        return measure(metric, GateRole.GUARDRAIL);
    }

    /**
     * A metric whose breach holds the rollout until it recovers.
     *
     * @param metric the metric
     * @return this draft
     */
    public ChangeDraft signal(Metric metric) {
        return measure(metric, GateRole.SIGNAL);
    }

    /**
     * A metric that shall be better in the end.
     *
     * @param metric the metric
     * @return this draft
     */
    public ChangeDraft success(Metric metric) {
        return measure(metric, GateRole.SUCCESS);
    }

    private ChangeDraft measure(Metric metric, GateRole role) {
        if (present(metric, "metrics[" + measures.size() + "]")) {
            measures.add(new MetricInRole(metric, role));
        }
        return this;
    }

    /**
     * The time within which a rollback must be complete. Defaults to the policy's bound for the risk.
     *
     * @param bound the time
     * @return this draft
     */
    public ChangeDraft rollbackWithin(Duration bound) {
        rollbackWithin = given(bound, "rollbackWithin");
        return this;
    }

    /**
     * The team uses the change before any user does; critical changes always go that way.
     *
     * @return this draft
     */
    public ChangeDraft internalFirst() {
        internalFirst = true;
        return this;
    }

    /**
     * An A/B test shall answer a question.
     *
     * @param request the question
     * @return this draft
     */
    public ChangeDraft experiment(ExperimentRequest request) {
        experiment = given(request, "experiment");
        return this;
    }

    /**
     * How to recognise the people who build the product.
     *
     * @param condition the condition, such as an e-mail address that ends with the company's
     * @return this draft
     */
    public ChangeDraft internalUsers(TargetingCondition condition) {
        return segment(TargetingRule.INTERNAL, condition);
    }

    /**
     * How to recognise the users who asked for early versions.
     *
     * @param condition the condition
     * @return this draft
     */
    public ChangeDraft betaUsers(TargetingCondition condition) {
        return segment(TargetingRule.BETA, condition);
    }

    /**
     * How to recognise a group of users who get the change from the start.
     *
     * @param group name of the group
     * @param condition the condition
     * @return this draft
     */
    public ChangeDraft segment(String group, TargetingCondition condition) {
        if (present(group, "segments") && present(condition, "segments")) {
            segments.put(group, condition);
        }
        return this;
    }

    /**
     * The attribute whose hash decides who is in a percentage. Defaults to the id of a user, or of what the
     * population calls them.
     *
     * @param attribute name of the attribute
     * @return this draft
     */
    public ChangeDraft bucketBy(String attribute) {
        bucketBy = given(attribute, "bucketBy");
        return this;
    }

    /**
     * The key of the flag. Defaults to the name in lower case with hyphens.
     *
     * @param key the key
     * @return this draft
     */
    public ChangeDraft flagKey(String key) {
        flagKey = given(key, "flagKey");
        return this;
    }

    /**
     * How data is brought back to the way it was.
     *
     * @param procedure the procedure, such as the path of a script
     * @return this draft
     */
    public ChangeDraft dataRollback(String procedure) {
        dataRollback = given(procedure, "dataRollback");
        return this;
    }

    /**
     * The systems the team works with.
     *
     * @param systems the systems
     * @return this draft
     */
    public ChangeDraft tooling(Tooling systems) {
        tooling = given(systems, "tooling").orElse(tooling);
        return this;
    }

    /**
     * Who answers for the change.
     *
     * @param who a person or team
     * @return this draft
     */
    public ChangeDraft owner(String who) {
        owner = given(who, "owner");
        return this;
    }

    /**
     * A risk level that the caller knows better.
     *
     * @param floor the lowest level to plan for
     * @return this draft
     */
    public ChangeDraft riskAtLeast(RiskLevel floor) {
        riskAtLeast = given(floor, "riskAtLeast");
        return this;
    }

    /**
     * The strategy that the caller wants.
     *
     * @param id id of a strategy
     * @return this draft
     */
    public ChangeDraft using(String id) {
        strategy = given(id, "strategy");
        return this;
    }

    /**
     * The strategy that the caller wants, which need not be known to the planner.
     *
     * @param own the strategy
     * @return this draft
     */
    public ChangeDraft using(RolloutStrategy own) {
        ownStrategy = given(own, "strategy");
        strategy = ownStrategy.map(RolloutStrategy::id);
        return this;
    }

    /**
     * The steps that the caller wants instead of those of the strategy.
     *
     * @param steps the steps, first to last
     * @return this draft
     */
    public ChangeDraft ladder(Step... steps) {
        if (present(steps, "ladder") && allPresent(steps)) {
            ladder = Optional.of(Ladder.of(steps));
        }
        return this;
    }

    private boolean allPresent(Step... steps) {
        boolean all = true;
        for (int at = 0; at < steps.length; at++) {
            all &= present(steps[at], "ladder[" + at + "]");
        }
        return all;
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
        RolloutPlanner with = ownStrategy.map(planner::with).orElse(planner);
        return with.plan(change(), Collections.unmodifiableList(missing));
    }

    private Change change() {
        Change.Builder change = Change.named(name);
        bucketBy.ifPresent(change::bucketBy);
        return change.addAllUserFacingChanges(noticed)
                .addAllTraits(traits)
                .environment(environment)
                .population(population)
                .addAllMeasures(measures)
                .rollbackWithin(rollbackWithin)
                .internalFirst(internalFirst)
                .experiment(experiment)
                .putAllSegments(segments)
                .flagKey(flagKey)
                .fallback(fallback)
                .dataRollback(dataRollback)
                .tooling(tooling)
                .owner(owner)
                .riskAtLeast(riskAtLeast)
                .strategy(strategy)
                .ladder(ladder)
                .build();
    }

    private <T> Optional<T> given(T value, String path) {
        return present(value, path) ? Optional.of(value) : Optional.empty();
    }

    private boolean present(Object value, String path) {
        if (value == null) {
            missing.add(new Problem(path, "It is null.", "Give a value, or leave the call out."));
        }
        return value != null;
    }
}
