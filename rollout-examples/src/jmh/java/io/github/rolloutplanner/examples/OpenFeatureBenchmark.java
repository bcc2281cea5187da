package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.NoOpProvider;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long the flag of {@link FlagSystemsBenchmark} takes through OpenFeature. Goal: {@code openFeatureRolloutProvider} at most 1.5
 * times {@code openFeatureConstant}, whose provider always gives the same object; {@code openFeatureByHand} shows what it takes to
 * read two attributes there.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenFeatureBenchmark {

    /** A client of OpenFeature, and users whose id is the targeting key. */
    public static class OpenFeature {
        private final Client client;
        private final ImmutableContext[] users;

        OpenFeature(FeatureProvider provider) {
            OpenFeatureAPI.getInstance().setProviderAndWait(provider);
            client = OpenFeatureAPI.getInstance().getClient();
            users = AskedUser.all(
                    user -> new ImmutableContext(
                            user.id(),
                            Map.of("user.email", new Value(user.email()), "user.tier", new Value(user.tier()))),
                    ImmutableContext[]::new);
        }

        final void check() {
            AskedUser.check(users, user -> client.getBooleanValue(FlagDocuments.KEY, false, user));
        }

        boolean ask(FlagSystemsBenchmark.Turn turn) {
            return client.getBooleanValue(FlagDocuments.KEY, false, users[turn.next()]);
        }
    }

    /** The provider of the rollout planner. */
    @State(Scope.Benchmark)
    public static class OpenFeatureRollout extends OpenFeature {
        public OpenFeatureRollout() {
            super(RolloutProvider.of(
                    new LiveState(percent(5), Optional.empty(), List.of(FlagSystemsBenchmark.Evaluator.FLAG))));
            check();
        }
    }

    @Benchmark
    public boolean openFeatureRolloutProvider(OpenFeatureRollout system, FlagSystemsBenchmark.Turn turn) {
        return system.ask(turn);
    }

    /** What OpenFeature itself takes. */
    static final class Constant extends NoOpProvider {
        private final ProviderEvaluation<Boolean> answer =
                new ProviderEvaluation<>(false, "off", "STATIC", null, null, ImmutableMetadata.EMPTY);

        @Override
        public ProviderEvaluation<Boolean> getBooleanEvaluation(
                String key, Boolean defaultValue, dev.openfeature.sdk.EvaluationContext context) {
            return answer;
        }
    }

    /** A provider that asks nothing. */
    @State(Scope.Benchmark)
    public static class OpenFeatureConstant extends OpenFeature {
        public OpenFeatureConstant() {
            super(new Constant());
        }
    }

    @Benchmark
    public boolean openFeatureConstant(OpenFeatureConstant system, FlagSystemsBenchmark.Turn turn) {
        return system.ask(turn);
    }

    /** The rules and the hash by hand on a context of OpenFeature: what it takes to read two attributes there. */
    static final class ByHandProvider extends NoOpProvider {
        private static final Bucketing BUCKETING = Bucketing.exposed(FlagDocuments.KEY);
        private static final int EXPOSED = Bucketing.bucketsOf(percent(5));

        private final ProviderEvaluation<Boolean> on =
                new ProviderEvaluation<>(true, "on", "TARGETING_MATCH", null, null, ImmutableMetadata.EMPTY);
        private final ProviderEvaluation<Boolean> off =
                new ProviderEvaluation<>(false, "off", "SPLIT", null, null, ImmutableMetadata.EMPTY);

        @Override
        public ProviderEvaluation<Boolean> getBooleanEvaluation(
                String key, Boolean defaultValue, dev.openfeature.sdk.EvaluationContext context) {
            return isOn(context) ? on : off;
        }

        static boolean isOn(dev.openfeature.sdk.EvaluationContext user) {
            return user.getValue("user.email").asString().endsWith("@company.com")
                    || user.getValue("user.tier").asString().equals("beta")
                    || BUCKETING.bucketOf(user.getTargetingKey()) < EXPOSED;
        }
    }

    /** A provider for this flag alone. */
    @State(Scope.Benchmark)
    public static class OpenFeatureByHand extends OpenFeature {
        public OpenFeatureByHand() {
            super(new ByHandProvider());
            check();
        }
    }

    @Benchmark
    public boolean openFeatureByHand(OpenFeatureByHand system, FlagSystemsBenchmark.Turn turn) {
        return system.ask(turn);
    }

    /** The provider that comes with OpenFeature; the rules and the hash are by hand, in the function that it asks. */
    @State(Scope.Benchmark)
    public static class OpenFeatureInMemory extends OpenFeature {
        public OpenFeatureInMemory() {
            super(new InMemoryProvider(Map.of(
                    FlagDocuments.KEY,
                    Flag.<Boolean>builder()
                            .variant("on", true)
                            .variant("off", false)
                            .defaultVariant("off")
                            .contextEvaluator((flag, user) -> ByHandProvider.isOn(user))
                            .build())));
            check();
        }
    }

    @Benchmark
    public boolean openFeatureInMemory(OpenFeatureInMemory system, FlagSystemsBenchmark.Turn turn) {
        return system.ask(turn);
    }
}
