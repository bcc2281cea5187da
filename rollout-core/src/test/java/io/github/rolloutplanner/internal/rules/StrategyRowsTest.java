package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.internal.rules.Reading.because;
import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyRowsTest {
    private static final Fact CANARY = fact("strategy", "Canary");
    private static final Fact RINGS = fact("strategy", "Ring Deployment");

    static List<Reading> readings() {
        return List.of(
                because(
                        StrategyRows.POLICY,
                        "Canary: the policy forces it for a change that touches payments.",
                        CANARY,
                        fact("change", "touches payments")),
                because(
                        StrategyRows.POLICY,
                        "Canary: the policy forces it for a change that touches payments; the caller asked for ring.",
                        CANARY,
                        fact("change", "touches payments"),
                        fact("asked", "ring")),
                because(StrategyRows.CALLER, "Canary: the caller asked for it.", CANARY),
                because(
                        StrategyRows.CALLER,
                        "Region by Region (com.example.RegionByRegion): the caller asked for it.",
                        fact("strategy", "Region by Region"),
                        fact("class", "com.example.RegionByRegion")),
                because(
                        StrategyRows.SKIP,
                        "Immediate: a gradual rollout is not needed.",
                        fact("strategy", "Immediate")),
                because(StrategyRows.SUITS, "Canary: the strategy says that it suits the change.", CANARY),
                because(
                        StrategyRows.EXPERIMENT,
                        "A/B Test: an experiment on Sales was asked for.",
                        fact("strategy", "A/B Test"),
                        fact("metric", "Sales")),
                because(StrategyRows.TENANCY, "Ring Deployment: users come in groups.", RINGS),
                because(
                        StrategyRows.TENANCY,
                        "Ring Deployment: users come in groups, the rings North and World.",
                        RINGS,
                        fact("rings", List.of("North", "World"))),
                because(
                        StrategyRows.TENANCY,
                        "Ring Deployment: users come in groups, 1 tenant.",
                        RINGS,
                        fact("tenants", new Counted(1, "tenant"))),
                because(
                        StrategyRows.LADDER,
                        "Percentage-Based: the caller gave a ladder.",
                        fact("strategy", "Percentage-Based")),
                because(StrategyRows.RISK, "Canary: the risk is high.", CANARY, fact("risk", RiskLevel.HIGH)));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void reads(Reading reading) {
        assertThat(reading.actual()).isEqualTo(reading.expected());
    }

    @Test
    void eachRowIsRead() {
        assertThat(readings()).extracting(Reading::rule).containsAll(StrategyRows.ALL);
    }
}
