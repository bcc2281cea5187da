package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.WrittenLadder.LADDER;
import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts about a change, as people write them: what has a usual value is left out. */
final class WrittenChange extends ObjectCodec<Change> {
    private static final Codec<UserFacingChange> USER_FACING_CHANGE = object(
            "user_facing_change",
            required("kind", WordCodec.lowerCase(ImpactKind.class), UserFacingChange::kind),
            required("description", SENTENCES, UserFacingChange::description),
            UserFacingChange::new);

    static final WrittenChange FORM = new WrittenChange();

    private final Field<Change, String> name = add(required("name", NAME, Change::name));
    private final Field<Change, Set<Trait>> traits =
            add(optional("traits", new SetCodec<>(WordCodec.lowerCase(Trait.class)), Change::traits, Set.of())
                    .described("What the change touches or is."));
    private final Field<Change, List<UserFacingChange>> userFacingChanges = add(
            optional("user_facing_changes", LineCodec.each(USER_FACING_CHANGE), Change::userFacingChanges, List.of())
                    .described("What users will notice."));
    private final Field<Change, List<Delivery>> delivery =
            add(optional("delivery", new ListCodec<>(WrittenDelivery.DELIVERY), Change::deliveries, List.of())
                    .described("How it reaches its users; where it is left out, it follows from the traits."));
    private final Field<Change, Environment> environment = add(optional(
            "environment", WordCodec.lowerCase(Environment.class), Change::environment, Environment.PRODUCTION));
    private final Field<Change, Optional<Population>> population =
            add(optional("population", DetailedPopulation.WRITTEN, Change::population));
    private final Field<Change, List<MetricInRole>> metrics =
            add(optional("metrics", new ListCodec<>(new WrittenMetric()), Change::measures, List.of())
                    .described("What is measured, and what for."));
    private final Field<Change, Optional<Duration>> rollbackWithin =
            add(optional("rollback_within", LENGTH, Change::rollbackWithin)
                    .described("When a rollback must be complete; where it is left out, the policy says it."));
    private final Field<Change, Optional<Duration>> deadline = add(optional("deadline", LENGTH, Change::deadline)
            .described("When all users must have the change, from the start of the first phase."));
    private final Field<Change, Optional<String>> expedite = add(optional("expedite", SENTENCES, Change::expedite)
            .described("Why waiting is the larger risk; left out where the change is not expedited."));
    private final Field<Change, Boolean> internalFirst =
            add(optional("internal_first", BOOLEAN, Change::internalFirst, false));
    private final Field<Change, Optional<ExperimentRequest>> experiment =
            add(optional("experiment", new WrittenExperiment(), Change::experiment)
                    .described("The question of an A/B test."));
    private final Field<Change, Map<String, TargetingCondition>> segments = add(optional(
                    "segments", MapCodec.byName(new WrittenCondition()), Change::segments, Map.of())
            .described("How to recognise the members of a segment, such as internal or beta: user.tier == 'beta'."));
    private final Field<Change, Optional<String>> bucketBy = add(
            optional("bucket_by", NAME, WrittenChange::ownBucket)
                    .described(
                            "The attribute whose hash decides who is in a percentage; the id of its tenants or users, such as user.id, where it is left out."));
    private final Field<Change, Optional<String>> flagKey = add(optional("flag_key", NAME, Change::flagKey));
    private final Field<Change, Optional<String>> fallback = add(optional("fallback", SENTENCES, Change::fallback)
            .described("The previous behavior, which stays available."));
    private final Field<Change, Optional<String>> dataRollback =
            add(optional("data_rollback", SENTENCES, Change::dataRollback)
                    .described("How data is brought back to the way it was."));
    private final Field<Change, Tooling> tooling =
            add(optional("tooling", new WrittenTooling(), Change::tooling, Tooling.unknown()));
    private final Field<Change, Optional<String>> owner = add(optional("owner", NAME, Change::owner));
    private final Field<Change, People> people =
            add(optional("people", new WrittenPeople(), Change::people, People.unknown())
                    .described("Who approves, answers alerts, sends messages and may roll back."));
    private final Field<Change, Optional<RiskLevel>> riskAtLeast =
            add(optional("risk_at_least", WordCodec.lowerCase(RiskLevel.class), Change::riskAtLeast));
    private final Field<Change, Optional<String>> strategy = add(optional("strategy", NAME, Change::strategy)
            .described("The id of a strategy, which the planner must know; where it is left out, it chooses one."));
    private final Field<Change, Optional<Ladder>> ladder = add(optional("ladder", LADDER, Change::ladder)
            .described("The steps; where they are left out, the strategy has some."));

    private WrittenChange() {
        super("change");
    }

    private static Optional<String> ownBucket(Change change) {
        Change.Builder plain = Change.named(change.name());
        plain.population(change.population()).experiment(change.experiment());
        return Optional.of(change.bucketBy())
                .filter(own -> !own.equals(plain.build().bucketBy()));
    }

    @Override
    Change build(Members members) {
        Change.Builder change = Change.named(members.get(name));
        change.addAllTraits(members.get(traits))
                .addAllUserFacingChanges(members.get(userFacingChanges))
                .addAllDeliveries(members.get(delivery))
                .environment(members.get(environment))
                .population(members.get(population))
                .addAllMeasures(members.get(metrics))
                .rollbackWithin(members.get(rollbackWithin))
                .deadline(members.get(deadline))
                .expedite(members.get(expedite))
                .internalFirst(members.get(internalFirst))
                .experiment(members.get(experiment))
                .putAllSegments(members.get(segments))
                .flagKey(members.get(flagKey))
                .fallback(members.get(fallback))
                .dataRollback(members.get(dataRollback))
                .tooling(members.get(tooling))
                .owner(members.get(owner))
                .people(members.get(people))
                .riskAtLeast(members.get(riskAtLeast))
                .strategy(members.get(strategy))
                .ladder(members.get(ladder));
        members.get(bucketBy).ifPresent(change::bucketBy);
        return change.build();
    }
}
