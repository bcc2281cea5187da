package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.flag.Evaluation;
import io.github.rolloutplanner.flag.EvaluationContext;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagPreview;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to ask a flag: internal users and beta users have it, and 5 % of the others. Asked for 10,000 users in turn. Goal:
 * at most three times {@code byHand}, which asks the same of the same users, and no garbage ({@code -prof gc}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlagBenchmark {
    private static final int USERS = 10_000;
    private static final int MILLION = 1_000_000;

    private final FlagEvaluator evaluator = FlagEvaluator.of(flag(), percent(5));
    private final Bucketing bucketing = Bucketing.exposed("new-dashboard");
    private final int exposed = Bucketing.bucketsOf(percent(5));
    private final Map<String, Object>[] maps = maps();
    private final EvaluationContext[] contexts =
            Arrays.stream(maps).map(EvaluationContext::of).toArray(EvaluationContext[]::new);

    private final User[] users = Arrays.stream(maps).map(User::of).toArray(User[]::new);

    private static FeatureFlag flag() {
        return FeatureFlag.builder()
                .key("new-dashboard")
                .type(FeatureFlag.Type.PERCENTAGE)
                .defaultValue(FlagValue.of(false))
                .addRules(rule("internal", "user.email ends with @company.com"), rule("beta", "user.tier == 'beta'"))
                .bucketBy("user.id")
                .implementation("")
                .build();
    }

    private static TargetingRule rule(String segment, String condition) {
        return new TargetingRule(segment, Optional.of(TargetingCondition.parse(condition)), FlagValue.of(true));
    }

    /** Of a hundred users one is internal and ten are in beta. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object>[] maps() {
        return IntStream.range(0, USERS)
                .mapToObj(id -> new HashMap<>(Map.of(
                        "user.id",
                        "user-" + id,
                        "user.email",
                        "user" + id + (id % 100 == 0 ? "@company.com" : "@example.com"),
                        "user.tier",
                        id % 10 == 0 ? "beta" : "free")))
                .toArray(Map[]::new);
    }

    private record User(String id, String email, String tier) {
        static User of(Map<String, Object> attributes) {
            return new User((String) attributes.get("user.id"), (String) attributes.get("user.email"), (String)
                    attributes.get("user.tier"));
        }
    }

    /** The next user of a thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int at;

        int next() {
            at = at + 1 < USERS ? at + 1 : 0;
            return at;
        }
    }

    /** The limit: both rules and the hash, on the attributes of a map, as one would write them for this flag alone. */
    @Benchmark
    public boolean byHand(Turn turn) {
        Map<String, Object> user = maps[turn.next()];
        return ((String) user.get("user.email")).endsWith("@company.com")
                || "beta".equals(user.get("user.tier"))
                || bucketing.bucketOf((String) user.get("user.id")) < exposed;
    }

    /** The same on fields of a class of one's own: no attribute is looked up by its name. */
    @Benchmark
    public boolean byHandOnFields(Turn turn) {
        User user = users[turn.next()];
        return user.email().endsWith("@company.com")
                || "beta".equals(user.tier())
                || bucketing.bucketOf(user.id()) < exposed;
    }

    /** The flag is asked. */
    @Benchmark
    public Evaluation evaluator(Turn turn) {
        return evaluator.evaluate(contexts[turn.next()]);
    }

    /** A million users are counted. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public FlagPreview previewOfAMillion() {
        return evaluator.preview(IntStream.range(0, MILLION).mapToObj(id -> contexts[id % USERS]));
    }
}
