package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to write and read the plan of a critical change, beside the bare generator that makes the same
 * documents. Goal: {@code write} at most 1.5 times {@code writeBare}; only the ratio means something.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark {
    private RolloutPlan plan;
    private String contract;
    private String detailed;
    private JsonTape contractTape;
    private JsonTape detailedTape;

    /**
     * Creates the plan, its documents and their tapes.
     *
     * @throws IOException never, all of it is in memory
     */
    @Setup
    public void prepare() throws IOException {
        plan = RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(PlanBenchmark.changeOf(RiskLevel.CRITICAL));
        contract = RolloutJson.write(plan);
        detailed = RolloutJson.writeDetailed(plan);
        contractTape = tape(contract);
        detailedTape = tape(detailed);
    }

    private static JsonTape tape(String document) throws IOException {
        JsonTape tape = JsonTape.of(document);
        if (!tape.play().equals(document)) {
            throw new IllegalStateException("The yardstick makes another document:\n" + tape.play());
        }
        return tape;
    }

    /** Writes the contract. */
    @Benchmark
    public String write() {
        return RolloutJson.write(plan);
    }

    /** The yardstick for {@code write}. */
    @Benchmark
    public String writeBare() throws IOException {
        return contractTape.play();
    }

    /** Writes the detailed form. */
    @Benchmark
    public String writeDetailed() {
        return RolloutJson.writeDetailed(plan);
    }

    /** The yardstick for {@code writeDetailed}. */
    @Benchmark
    public String writeDetailedBare() throws IOException {
        return detailedTape.play();
    }

    /** Reads the contract. */
    @Benchmark
    public RolloutPlan read() {
        return RolloutJson.read(contract);
    }

    /** Reads the detailed form. */
    @Benchmark
    public RolloutPlan readDetailed() {
        return RolloutJson.read(detailed);
    }
}
