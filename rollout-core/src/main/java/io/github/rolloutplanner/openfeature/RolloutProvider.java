package io.github.rolloutplanner.openfeature;

import static java.util.Objects.requireNonNull;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Answers through OpenFeature what the flags of running rollouts give, in this process: no server, no network, no file.
 *
 * <pre>{@code
 * RolloutProvider provider = RolloutProvider.of(rollout);
 * OpenFeatureAPI.getInstance().setProviderAndWait(provider);
 * ...
 * rollout = rollout.advance(at);
 * provider.follow(rollout);
 * }</pre>
 *
 * <p>Flags that are on or off are asked as booleans, flags with variants as strings; the variant's name is {@code on}, {@code off},
 * or that of the variant. What else is asked for is a type mismatch. Reasons are those of the {@linkplain
 * io.github.rolloutplanner.flag.EvaluationReason flag}. The metadata of a flag say {@code segment}, the rule that decided, or
 * {@code bucketing}, {@code bucketFrom} and {@code bucketTo} (exclusive), the buckets that did, and {@code group}, {@code treated} or
 * {@code control}, where the user is in a comparison.
 *
 * <p>What is known of a user, an attribute such as {@code user.email}, is found in OpenFeature's context
 *
 * <ol>
 *   <li>by its own name, {@code "user.email"};
 *   <li>or as a member of a structure, {@code email} in {@code user};
 *   <li>or by the name that exports to flag systems give it: without {@code user.}, each other dot making a capital, {@code email};
 *   <li>or, for the bucketing key of the flag alone, as the targeting key: so give the attribute itself where the targeting key is
 *       a user and the flag splits whole tenants.
 * </ol>
 *
 * <p>So a program that asks here asks flagd in the same words. Segments that rules ask by name are a list of texts,
 * {@code segments}. A user without a bucketing key, of whom a bucket would have to decide, is an error, {@code
 * TARGETING_KEY_MISSING}: program and metrics would otherwise count users whom the rollout cannot reach.
 *
 * <p>Safe for any number of threads that ask, and for several that update. Each answer is that of one state of the flag.
 *
 * @since 0.1.0
 */
public final class RolloutProvider extends EventProvider {
    private static final Metadata METADATA = () -> "Rollout Planner";

    private volatile Map<String, ServedFlag> flags = Map.of();
    private FollowedRollouts followed = FollowedRollouts.NONE;
    private boolean isShutDown;

    private RolloutProvider() {}

    /**
     * A provider of the flags that are live.
     *
     * @param live what is live in a rollout
     * @return the provider
     * @throws RolloutException.InvalidValue if a flag cannot be evaluated
     */
    public static RolloutProvider of(LiveState live) {
        RolloutProvider provider = new RolloutProvider();
        provider.update(requireNonNull(live, "live"));
        return provider;
    }

    /**
     * A provider of the flags of a rollout as they are now.
     *
     * @param rollout the rollout
     * @return the provider
     * @throws RolloutException.InvalidValue if a flag cannot be evaluated
     */
    public static RolloutProvider of(RunningRollout rollout) {
        RolloutProvider provider = new RolloutProvider();
        provider.follow(requireNonNull(rollout, "rollout"));
        return provider;
    }

    /**
     * Goes on with a rollout as it is now: after each transition, and for one more rollout at its start.
     *
     * @param rollout the rollout
     * @throws RolloutException.InvalidValue if a flag cannot be evaluated, is that of another rollout that is followed, or the
     *     rollout is an earlier state of the one that is followed: it would undo a transition, such as a rollback. Then nothing
     *     changes
     */
    public synchronized void follow(RunningRollout rollout) {
        FollowedRollouts next = followed.with(requireNonNull(rollout, "rollout"));
        update(rollout.live());
        followed = next;
    }

    /**
     * Sets flags as they are now, all at once. Flags of other rollouts stay as they are. Where a flag changes, handlers of {@code
     * PROVIDER_CONFIGURATION_CHANGED} are told which, and what is live now in words; otherwise nothing happens.
     *
     * @param live what is live in a rollout
     * @throws RolloutException.InvalidValue if a flag cannot be evaluated; then none of them changes
     */
    public synchronized void update(LiveState live) {
        List<String> changed = set(requireNonNull(live, "live").flags());
        if (!changed.isEmpty() && !isShutDown) {
            emitProviderConfigurationChanged(ProviderEventDetails.builder()
                    .flagsChanged(changed)
                    .message(live.toString())
                    .build());
        }
    }

    /**
     * This provider as what a loop brings to the state of a rollout: it {@linkplain #follow follows} the rollout, and shows whether the
     * flags of the rollout are served as they must be live.
     *
     * @return the actuator of this provider
     */
    public Actuator actuator() {
        return new ProviderActuator(this);
    }

    /** Whether each of these flags is answered by this very state. */
    boolean serves(List<FlagState> states) {
        Map<String, ServedFlag> served = flags;
        return states.stream().allMatch(state -> {
            ServedFlag flag = served.get(state.key());
            return flag != null && flag.isIn(state);
        });
    }

    private List<String> set(List<FlagState> states) {
        Map<String, ServedFlag> next = new HashMap<>(flags);
        List<String> changed = new ArrayList<>();
        for (FlagState state : states) {
            ServedFlag before = next.get(state.key());
            if (before == null || !before.isIn(state)) {
                next.put(state.key(), ServedFlag.of(state));
                changed.add(state.key());
            }
        }
        flags = next;
        return changed;
    }

    /** Tells handlers nothing any more, as OpenFeature asks for when it has another provider. Answers go on. */
    @Override
    public void shutdown() {
        synchronized (this) {
            isShutDown = true;
        }
        super.shutdown(); // waits for handlers, and those may want to update
    }

    @Override
    public String toString() {
        return "RolloutProvider" + flags.keySet().stream().sorted().toList();
    }

    @Override
    public Metadata getMetadata() {
        return METADATA;
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, @Nullable Boolean defaultValue, @Nullable EvaluationContext context) {
        return evaluate(Boolean.class, key, defaultValue, context);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(
            String key, @Nullable String defaultValue, @Nullable EvaluationContext context) {
        return evaluate(String.class, key, defaultValue, context);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, @Nullable Integer defaultValue, @Nullable EvaluationContext context) {
        return evaluate(Integer.class, key, defaultValue, context);
    }

    @Override
    public ProviderEvaluation<Long> getLongEvaluation(
            String key, @Nullable Long defaultValue, @Nullable EvaluationContext context) {
        return evaluate(Long.class, key, defaultValue, context);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(
            String key, @Nullable Double defaultValue, @Nullable EvaluationContext context) {
        return evaluate(Double.class, key, defaultValue, context);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(
            String key, @Nullable Value defaultValue, @Nullable EvaluationContext context) {
        return evaluate(Value.class, key, defaultValue, context);
    }

    private <T> ProviderEvaluation<T> evaluate(
            Class<T> type, String key, @Nullable T defaultValue, @Nullable EvaluationContext context) {
        ServedFlag flag = flags.get(requireNonNull(key, "key"));
        return flag == null ? Failure.flagNotFound(key, defaultValue) : flag.evaluate(type, defaultValue, context);
    }
}
