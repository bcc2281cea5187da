package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import com.configcat.ConfigCatClient;
import com.configcat.OverrideBehaviour;
import com.configcat.OverrideDataSourceBuilder;
import com.configcat.User;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import io.getunleash.DefaultUnleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.flag.EvaluationContext;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.io.IOException;
import java.nio.file.Files;
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
import org.togglz.core.Feature;
import org.togglz.core.activation.GradualActivationStrategy;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.user.SimpleFeatureUser;
import org.togglz.core.user.thread.ThreadLocalUserProvider;

/**
 * How long flag systems take to answer the same flag for the same 10,000 users in turn, whose contexts exist beforehand, in one
 * process without network: internal users and beta users have it, and 5 % of the others. Goal: {@code evaluator} at most three
 * times {@code byHand} and no garbage. {@link OpenFeatureBenchmark} asks through OpenFeature.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlagSystemsBenchmark {

    /** The next user of a thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int at;

        int next() {
            at = at + 1 < AskedUser.COUNT ? at + 1 : 0;
            return at;
        }
    }

    /** Both rules and the hash, as one would write them for this flag alone. */
    @State(Scope.Benchmark)
    public static class ByHand {
        private final Bucketing bucketing = Bucketing.exposed(FlagDocuments.KEY);
        private final int exposed = Bucketing.bucketsOf(percent(5));
        private final Map<String, String>[] users = users();

        @SuppressWarnings("unchecked")
        private Map<String, String>[] users() {
            return AskedUser.all(
                    user -> Map.of("user.id", user.id(), "user.email", user.email(), "user.tier", user.tier()),
                    Map[]::new,
                    this::isOn);
        }

        boolean isOn(Map<String, String> user) {
            return user.get("user.email").endsWith("@company.com")
                    || user.get("user.tier").equals("beta")
                    || bucketing.bucketOf(user.get("user.id")) < exposed;
        }
    }

    @Benchmark
    public boolean byHand(ByHand system, Turn turn) {
        return system.isOn(system.users[turn.next()]);
    }

    /** The evaluator of the rollout planner, called directly. */
    @State(Scope.Benchmark)
    public static class Evaluator {
        static final FlagState FLAG = new FlagState(
                FlagDocuments.KEY,
                true,
                FlagValue.of(false),
                List.of(rule("internal", "user.email ends with @company.com"), rule("beta", "user.tier == 'beta'")),
                percent(5),
                List.of(),
                Optional.of("user.id"));

        private final FlagEvaluator evaluator = FlagEvaluator.of(FLAG);
        private final EvaluationContext[] users = AskedUser.all(
                user -> EvaluationContext.of(
                        Map.of("user.id", user.id(), "user.email", user.email(), "user.tier", user.tier())),
                EvaluationContext[]::new,
                this::isOn);

        private static TargetingRule rule(String segment, String condition) {
            return new TargetingRule(segment, Optional.of(TargetingCondition.parse(condition)), FlagValue.of(true));
        }

        boolean isOn(EvaluationContext user) {
            return evaluator.evaluate(user).value().equals(FlagValue.of(true));
        }
    }

    @Benchmark
    public Object evaluator(Evaluator system, Turn turn) {
        return system.evaluator.evaluate(system.users[turn.next()]);
    }

    /** LaunchDarkly's client on a file, without events. */
    @State(Scope.Benchmark)
    public static class LaunchDarkly {
        private final LDClient client = new LDClient(
                "any",
                new LDConfig.Builder()
                        .dataSource(FileData.dataSource().filePaths(FlagDocuments.inFile(FlagDocuments.LAUNCH_DARKLY)))
                        .events(Components.noEvents())
                        .build());
        private final LDContext[] users = AskedUser.all(
                user -> LDContext.builder(user.id())
                        .set("email", user.email())
                        .set("tier", user.tier())
                        .build(),
                LDContext[]::new,
                this::isOn);

        boolean isOn(LDContext user) {
            return client.boolVariation(FlagDocuments.KEY, user, false);
        }
    }

    @Benchmark
    public boolean launchDarkly(LaunchDarkly system, Turn turn) {
        return system.isOn(system.users[turn.next()]);
    }

    /** Unleash's client on a document, without metrics. */
    @State(Scope.Benchmark)
    public static class Unleash {
        private final DefaultUnleash client = new DefaultUnleash(config());
        private final UnleashContext[] users = AskedUser.all(
                user -> UnleashContext.builder()
                        .userId(user.id())
                        .addProperty("email", user.email())
                        .addProperty("tier", user.tier())
                        .build(),
                UnleashContext[]::new,
                this::isOn);

        private static UnleashConfig config() {
            try {
                return UnleashConfig.builder()
                        .appName("benchmark")
                        .instanceId("benchmark")
                        .unleashAPI("http://127.0.0.1:1/api")
                        .apiKey("any")
                        .disablePolling()
                        .disableMetrics()
                        .synchronousFetchOnInitialisation(false)
                        .backupFile(Files.createTempDirectory("unleash")
                                .resolve("backup.json")
                                .toString())
                        .toggleBootstrapProvider(() -> Optional.of(FlagDocuments.UNLEASH))
                        .build();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isOn(UnleashContext user) {
            return client.isEnabled(FlagDocuments.KEY, user);
        }
    }

    @Benchmark
    public boolean unleash(Unleash system, Turn turn) {
        return system.isOn(system.users[turn.next()]);
    }

    /** Togglz has one strategy for a feature: the 5 % are Togglz's, and the two rules are asked before it, by hand. */
    @State(Scope.Benchmark)
    public static class Togglz {
        private final FeatureManager manager;
        private final ThreadLocalUserProvider current = new ThreadLocalUserProvider();
        private final SimpleFeatureUser[] users;

        enum Flags implements Feature {
            NEW_DASHBOARD
        }

        public Togglz() {
            manager = new FeatureManagerBuilder()
                    .featureEnum(Flags.class)
                    .stateRepository(new InMemoryStateRepository())
                    .userProvider(current)
                    .build();
            manager.setFeatureState(new FeatureState(Flags.NEW_DASHBOARD, true)
                    .setStrategyId(GradualActivationStrategy.ID)
                    .setParameter(GradualActivationStrategy.PARAM_PERCENTAGE, "5"));
            users = AskedUser.all(
                    user -> new SimpleFeatureUser(user.id())
                            .setAttribute("email", user.email())
                            .setAttribute("tier", user.tier()),
                    SimpleFeatureUser[]::new,
                    this::isOn);
        }

        boolean isOn(SimpleFeatureUser user) {
            ThreadLocalUserProvider.bind(user);
            boolean isOn = ((String) user.getAttribute("email")).endsWith("@company.com")
                    || user.getAttribute("tier").equals("beta")
                    || manager.isActive(Flags.NEW_DASHBOARD);
            ThreadLocalUserProvider.release();
            return isOn;
        }
    }

    @Benchmark
    public boolean togglz(Togglz system, Turn turn) {
        return system.isOn(system.users[turn.next()]);
    }

    /** ConfigCat's client on a file alone. */
    @State(Scope.Benchmark)
    public static class ConfigCat {
        private final ConfigCatClient client =
                ConfigCatClient.get("0123456789012345678901/0123456789012345678901", options -> {
                    String file = FlagDocuments.inFile(FlagDocuments.CONFIG_CAT).toString();
                    options.flagOverrides(
                            OverrideDataSourceBuilder.localFile(file, false), OverrideBehaviour.LOCAL_ONLY);
                });
        private final User[] users = AskedUser.all(
                user -> User.newBuilder()
                        .email(user.email())
                        .custom(Map.of("tier", user.tier()))
                        .build(user.id()),
                User[]::new,
                this::isOn);

        boolean isOn(User user) {
            return client.getValue(Boolean.class, FlagDocuments.KEY, user, false);
        }
    }

    @Benchmark
    public boolean configCat(ConfigCat system, Turn turn) {
        return system.isOn(system.users[turn.next()]);
    }
}
