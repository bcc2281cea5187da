package io.github.rolloutplanner.json;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A part of a policy: what differs from the standard. Each setting is given to the policy by itself, so that what the policy
 * refuses is reported where it stands.
 *
 * @param <P> the type of the policy
 */
abstract class PolicyCodec<P> extends ObjectCodec<P> {
    private final P standard;
    private final List<Change<P>> changes = new ArrayList<>();

    PolicyCodec(String name, P standard) {
        super(name);
        this.standard = standard;
    }

    /** A value that stands there where it is not the standard one. */
    final <V> Field<P, Optional<V>> field(String key, Codec<V> codec, Function<P, V> getter, String meaning) {
        V usual = getter.apply(standard);
        Field<P, Optional<V>> field = Field.optional(
                key, codec, policy -> Optional.of(getter.apply(policy)).filter(own -> !own.equals(usual)));
        return add(field.described(meaning));
    }

    /** A value that the policy takes by itself. */
    final <V> void set(String key, Codec<V> codec, Function<P, V> getter, BiFunction<P, V, P> wither, String meaning) {
        set(
                field(key, codec, getter, meaning),
                (policy, value, place) -> place.attempt(policy, so -> wither.apply(so, value)));
    }

    /** A value that is taken in a way of its own. */
    final <V> void set(Field<P, Optional<V>> field, Taking<P, V> taking) {
        changes.add((policy, members) -> {
            Optional<V> value = members.get(field);
            return value.isPresent() ? taking.take(policy, value.get(), new Place(members, field)) : policy;
        });
    }

    /** Values by key, of which the policy takes each by itself. */
    final <K, V> void setEach(
            String key,
            Codec<Map<K, V>> codec,
            Function<P, Map<K, V>> getter,
            RecordCodec.Of3<P, K, V, P> wither,
            String meaning) {
        setEach(
                key,
                codec,
                getter,
                meaning,
                (policy, name, value, place) ->
                        place.attempt(policy, so -> wither.apply(so, name, value), MapCodec.word(name)));
    }

    /** Values by key, each of which is taken in a way of its own. */
    final <K, V> void setEach(
            String key,
            Codec<Map<K, V>> codec,
            Function<P, Map<K, V>> getter,
            String meaning,
            TakingEach<P, K, V> taking) {
        Map<K, V> usual = getter.apply(standard);
        Field<P, Map<K, V>> field =
                add(Field.optional(key, codec, (P policy) -> differing(getter.apply(policy), usual), Map.of())
                        .described(meaning));
        changes.add((policy, members) -> {
            P changed = policy;
            for (Map.Entry<K, V> entry : members.get(field).entrySet()) {
                changed = taking.take(changed, entry.getKey(), entry.getValue(), new Place(members, field));
            }
            return changed;
        });
    }

    private static <K, V> Map<K, V> differing(Map<K, V> own, Map<K, V> usual) {
        Map<K, V> differing = new LinkedHashMap<>(own);
        differing.entrySet().removeIf(entry -> entry.getValue().equals(usual.get(entry.getKey())));
        return differing;
    }

    @Override
    P build(Members members) {
        P policy = standard;
        for (Change<P> change : changes) {
            policy = change.in(policy, members);
        }
        return policy;
    }

    /** What a document changes in a policy. */
    @FunctionalInterface
    private interface Change<P> {
        P in(P policy, Members members);
    }

    /** How a policy takes a value. */
    @FunctionalInterface
    interface Taking<P, V> {
        P take(P policy, V value, Place place);
    }

    /** How a policy takes the value of a key. */
    @FunctionalInterface
    interface TakingEach<P, K, V> {
        P take(P policy, K key, V value, Place place);
    }

    /** Where a value stands. */
    record Place(Members members, Field<?, ?> field) {

        /** The policy with a change; if it refuses that, the policy as it was, and the refusal was reported. */
        <P> P attempt(P policy, UnaryOperator<P> change, String... keys) {
            try {
                return change.apply(policy);
            } catch (RolloutException.InvalidValue e) {
                refuse(Problems.REFUSED, String.valueOf(e.getMessage()), keys);
                return policy;
            }
        }

        void refuse(String found, String advice, String... keys) {
            members.refused(field, List.of(keys), found, advice);
        }
    }
}
