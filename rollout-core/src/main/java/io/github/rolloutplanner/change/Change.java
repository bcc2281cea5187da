package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What is being released, as facts. It holds what it is told, right or wrong; planning it says what is wrong with it.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface Change permits ImmutableChange {

    /**
     * What people call the change.
     *
     * @return the name
     */
    String name();

    /**
     * What users will notice.
     *
     * @return the user-facing changes; empty if they notice nothing
     */
    List<UserFacingChange> userFacingChanges();

    /**
     * What the change touches or is.
     *
     * @return the traits
     */
    Set<Trait> traits();

    /**
     * How it reaches its users.
     *
     * @return the deliveries; empty where they are not known
     */
    List<Delivery> deliveries();

    /**
     * Where it is deployed.
     *
     * @return defaults to production
     */
    @Value.Default
    default Environment environment() {
        return Environment.PRODUCTION;
    }

    /**
     * Who can be exposed.
     *
     * @return the population, if known
     */
    Optional<Population> population();

    /**
     * What is measured, and what for.
     *
     * @return the metrics with their roles
     */
    List<MetricInRole> measures();

    /**
     * The time within which a rollback must be complete.
     *
     * @return the bound; where there is none, the policy gives one
     */
    Optional<Duration> rollbackWithin();

    /**
     * Returns the time from the start of the first phase within which all users must have the change.
     *
     * @return the deadline; where there is none, the risk decides how long a rollout takes
     */
    Optional<Duration> deadline();

    /**
     * Returns why the change is expedited.
     *
     * @return why waiting is the larger risk; empty where the change is not expedited
     */
    Optional<String> expedite();

    /**
     * Whether the team uses the change before any user does.
     *
     * @return defaults to false; critical changes always do
     */
    @Value.Default
    default boolean internalFirst() {
        return false;
    }

    /**
     * The question of an A/B test.
     *
     * @return the request, if a test is wanted
     */
    Optional<ExperimentRequest> experiment();

    /**
     * How to recognise the members of a segment, such as {@code internal} or {@code beta}.
     *
     * @return conditions by segment
     */
    Map<String, TargetingCondition> segments();

    /**
     * How the members of a group are recognised: by the condition of the ring of this name, or else of the segment, in whatever
     * case it is written.
     *
     * @param group name of a ring or segment
     * @return the condition; empty where the flag system must know the group by its name
     */
    default Optional<TargetingCondition> recognisedBy(String group) {
        requireNonNull(group, "group");
        Stream<TargetingCondition> ofRings = population().stream()
                .flatMap(known -> known.rings().stream())
                .filter(ring -> ring.name().equalsIgnoreCase(group))
                .flatMap(ring -> ring.recognisedBy().stream());
        Stream<TargetingCondition> ofSegments = segments().entrySet().stream()
                .filter(segment -> segment.getKey().equalsIgnoreCase(group))
                .map(Map.Entry::getValue);
        return Stream.concat(ofRings, ofSegments).findFirst();
    }

    /**
     * The attribute whose hash decides who is in a percentage.
     *
     * @return defaults to the id of what the percentage counts: of tenants where there are some and no experiment splits their
     *     users, such as {@code wiki.id}, else of users, such as {@code user.id}
     */
    @Value.Default
    default String bucketBy() {
        return counted().replace(' ', '_') + ".id";
    }

    /**
     * Whether a percentage of the population is one of its tenants, so that no two users of one see different things.
     *
     * @return true where there are tenants and no experiment, which splits users
     */
    default boolean countsTenants() {
        return experiment().isEmpty()
                && population().filter(people -> people.tenants().isPresent()).isPresent();
    }

    /**
     * What a percentage of the population counts, in the singular.
     *
     * @return the population's word for its tenants where {@link #countsTenants()}, else {@link #unit()}
     */
    default String counted() {
        return population()
                .filter(people -> countsTenants())
                .map(Population::tenantUnit)
                .orElse(unit());
    }

    /**
     * The key of the flag.
     *
     * @return the key; where there is none, the name gives one
     */
    Optional<String> flagKey();

    /**
     * The previous behavior, which stays available.
     *
     * @return what users fall back to, if it was described
     */
    Optional<String> fallback();

    /**
     * How data is brought back to the way it was.
     *
     * @return the procedure, if there is one
     */
    Optional<String> dataRollback();

    /**
     * The systems the team works with.
     *
     * @return defaults to nothing named
     */
    @Value.Default
    default Tooling tooling() {
        return Tooling.unknown();
    }

    /**
     * Who answers for the change.
     *
     * @return a person or team, if named
     */
    Optional<String> owner();

    /**
     * Who approves, answers alerts, sends messages and may roll back.
     *
     * @return defaults to every role open
     */
    @Value.Default
    default People people() {
        return People.unknown();
    }

    /**
     * Returns who signs off first where a plan asks for an approval.
     *
     * @return the first of the approvers, else the owner; empty where none of them is named
     */
    default Optional<String> approver() {
        return people().approvers().stream().findFirst().or(this::owner);
    }

    /**
     * A risk level that the caller knows better.
     *
     * @return the lowest level to plan for
     */
    Optional<RiskLevel> riskAtLeast();

    /**
     * The strategy that the caller wants.
     *
     * @return id of a strategy
     */
    Optional<String> strategy();

    /**
     * The steps that the caller wants.
     *
     * @return a ladder of their own; empty to take that of the strategy
     */
    Optional<Ladder> ladder();

    /**
     * Whether the change has a trait.
     *
     * @param trait the trait
     * @return true if it was said to have it
     */
    default boolean is(Trait trait) {
        return traits().contains(requireNonNull(trait, "trait"));
    }

    /**
     * Whether users notice the change in a way.
     *
     * @param kind the way
     * @return true if one of the user-facing changes is of the kind
     */
    default boolean has(ImpactKind kind) {
        requireNonNull(kind, "kind");
        for (UserFacingChange change : userFacingChanges()) {
            if (change.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the users are called, in the singular.
     *
     * @return the population's word, or "user"
     */
    default String unit() {
        return population().isPresent() ? population().get().unit() : "user";
    }

    /**
     * What the users are called, in the plural.
     *
     * @return the plural of {@link #unit()}, such as "users" or "companies"
     */
    default String units() {
        return Wording.plural(unit());
    }

    /**
     * Starts a change.
     *
     * @param name what people call it
     * @return a builder
     */
    static Builder named(String name) {
        Builder builder = new Builder();
        builder.name(name);
        return builder;
    }

    /**
     * This change with other metrics.
     *
     * @param measures the metrics with their roles
     * @return a change that differs in this
     */
    Change withMeasures(Iterable<? extends MetricInRole> measures);

    /**
     * This change with another population.
     *
     * @param population who can be exposed
     * @return a change that differs in this
     */
    Change withPopulation(Population population);

    /** Builds a {@link Change}. */
    final class Builder extends ImmutableChange.Builder {
        Builder() {}
    }
}
