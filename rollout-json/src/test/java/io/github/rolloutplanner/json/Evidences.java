package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The parts of {@link Plans} that say what a plan can see, with all that can be known and with as little as possible. */
final class Evidences {
    private Evidences() {}

    /** A gate that knows what it is compared with, how many it needs and what follows from it. */
    static Gate measured(Condition condition, Reason why) {
        return Gate.builder()
                .condition(condition)
                .role(GateRole.GUARDRAIL)
                .comparison(Comparison.CONTROL)
                .margin(percent(2.5))
                .tolerance(Tolerance.consecutive(3))
                .minimumSample(11_874)
                .harmBudget(new Gate.HarmBudget(0.7, 0.75, 0.25))
                .handling(GateHandling.of(GateRole.GUARDRAIL, Duration.ofHours(1)))
                .addReasons(why)
                .build();
    }

    static GateEvidence known(Reason why) {
        return GateEvidence.builder()
                .metric("Error rate")
                .unit("request")
                .exposureUnit(ExposureUnit.REQUEST)
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                .baseline(Quantity.of(percent(0.2)))
                .harm(Quantity.of(percent(0.5)))
                .baselineRate(0.002)
                .harmRate(0.005)
                .standardDeviation(0.1 + 0.2)
                .significanceLevel(0.05 / 3)
                .onsetWeight(1 / 6.0)
                .acceptable(Quantity.of(0.24, "%"))
                .acceptableRate(0.0024)
                .incidentAllowance(1234.5)
                .level(0.05 / 3)
                .power(0.8)
                .allocationRatio(1)
                .needed(11_874)
                .available(24_000)
                .reachedAfter(Duration.ofHours(45))
                .triggerSeenAfter(Duration.ofMinutes(7))
                .minimumDetectableEffect(Quantity.of(percent(0.4)))
                .verdict(Verdict.EXTENDED)
                .addReasons(why)
                .build();
    }

    static GateEvidence unknown() {
        return GateEvidence.builder()
                .metric("Basket value")
                .unit("customer")
                .exposureUnit(ExposureUnit.USER)
                .comparison(Comparison.BASELINE)
                .procedure(GateEvidence.Procedure.NONE)
                .baseline(Quantity.of(80, "EUR"))
                .harm(Quantity.of(76, "EUR"))
                .significanceLevel(0.05)
                .level(0.05)
                .power(0.8)
                .available(600)
                .verdict(Verdict.UNDERPOWERED)
                .build();
    }

    static ExposureLedger ledger() {
        return new ExposureLedger(
                new EvidenceBasis(
                        0.05,
                        3,
                        TestDesign.SEQUENTIAL,
                        0.8,
                        0.5,
                        5,
                        30,
                        percent(20),
                        Duration.ofHours(3),
                        0.1,
                        Duration.ofMinutes(2)),
                List.of(
                        new ExposureLedger.PhaseExposure(
                                1,
                                percent(0),
                                Duration.ofHours(24),
                                0,
                                OptionalLong.empty(),
                                0,
                                OptionalLong.empty(),
                                List.of()),
                        new ExposureLedger.PhaseExposure(
                                2,
                                percent(0.5),
                                Duration.ofMinutes(90),
                                600,
                                OptionalLong.of(750),
                                600,
                                OptionalLong.of(750),
                                List.of(seen(), unseen()))));
    }

    private static DefectCost seen() {
        return new DefectCost(
                "Error rate",
                2,
                Optional.of(Duration.ofMinutes(48)),
                Duration.ofMinutes(53),
                11,
                Optional.of(new DefectCost.BudgetUse(73_333, percent(0.015))));
    }

    private static DefectCost unseen() {
        return new DefectCost("Checkout p95", 1.5, Optional.empty(), Duration.ofMinutes(95), 40, Optional.empty());
    }

    static ReactionTime reaction(Reason why) {
        return new ReactionTime(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(10), List.of(why));
    }
}
