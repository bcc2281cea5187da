package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To ask a flag leaves no garbage, and threads share nothing that changes. */
class AllocationTest {
    private static final int ROUNDS = 2_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<EvaluationContext> users = IntStream.range(0, 100)
            .mapToObj(id -> AskedFlags.user(id)
                    .with("user.email", "user" + id + (id % 10 == 0 ? "@company.com" : "@größe.example"))
                    .with("user.tier", id % 7 == 0 ? "beta" : "none")
                    .with("user.age", id)
                    .with("user.staff", id % 2 == 0)
                    .with("user.joined", "2026-01-05T09:30:15.25+01:00")
                    .with("app.version", "9.1.0-rc.1")
                    .inSegments("press"))
            .toList();

    /** Bytes of one round over all users; the least of several, since other work of the JVM may fall into one. */
    private long bytesOf(Function<EvaluationContext, ?> asked) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                for (int user = 0; user < users.size(); user++) {
                    var unused = asked.apply(users.get(user));
                }
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void aFlagIsAskedWithoutGarbage() {
        for (FeatureFlag flag : List.of(AskedFlags.checkout(), AskedFlags.ranking())) {
            FlagEvaluator evaluator = FlagEvaluator.of(flag, percent(5));
            assertThat(bytesOf(evaluator::evaluate)).as(flag.key()).isLessThan(ROUNDS);
        }
    }

    @Test
    void garbageIsFound() {
        assertThat(bytesOf(context -> context.with("a", 1))).isGreaterThan(100L * ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.email ends with @company.com or user.email starts with a or user.email contains b",
                "user.tier in ['alpha', 'beta'] and user.tier == 'beta'",
                "user.age >= 18 and user.age < 65 and user.staff == true",
                "app.version >= 9.1.0 or app.version == 9.1.0-rc.1",
                "user.joined after 2026-01-05 and user.joined before 2026-02-05T00:00:00Z",
                "not (user.phone is present) and member of segment 'press'",
            })
    void aConditionIsEvaluatedWithoutGarbage(String text) {
        TargetingCondition condition = TargetingCondition.parse(text);
        Function<EvaluationContext, Boolean> matches = condition::matches;
        assertThat(bytesOf(matches)).isLessThan(ROUNDS);
    }

    @Test
    void threadsGetTheSameAnswers() throws Exception {
        FlagEvaluator evaluator = FlagEvaluator.of(AskedFlags.checkout(), percent(50));
        Callable<List<Evaluation>> ask =
                () -> users.stream().map(evaluator::evaluate).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Evaluation> expected = ask.call();
            for (var answers : threads.invokeAll(Collections.nCopies(50, ask))) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
