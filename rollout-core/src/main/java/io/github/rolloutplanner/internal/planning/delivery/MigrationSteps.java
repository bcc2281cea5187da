package io.github.rolloutplanner.internal.planning.delivery;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.MigrationRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.DeliveryPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expand, write both, backfill, verify; then switch the reads by the steps of the strategy; then contract. */
final class MigrationSteps {
    /** What the percentage counts. */
    static final String READ = "read";

    private final Optional<Duration> backfill;
    private final StrategyContext context;
    private final DeliveryPolicy policy;
    private final List<PhaseOutline> phases = new ArrayList<>();

    MigrationSteps(Optional<Duration> backfill, StrategyContext context, DeliveryPolicy policy) {
        this.backfill = backfill;
        this.context = context;
        this.policy = policy;
    }

    List<PhaseOutline> of(List<PhaseOutline> ladder) {
        Duration soak = context.ladders().internalSoak();
        silent("Expand", MigrationRows.EXPAND, MigrationRows.EXPANDED, soak);
        silent("Dual write", MigrationRows.DUAL_WRITE, MigrationRows.DUAL_WRITTEN, soak);
        silent("Backfill", MigrationRows.BACKFILL, MigrationRows.BACKFILLED, backfill.orElse(policy.backfill()));
        silent("Verify", MigrationRows.VERIFY, MigrationRows.VERIFIED, soak);
        for (PhaseOutline phase : ladder) {
            if (phase.step().soak().isPresent()) {
                phases.add(reads(phase));
            }
        }
        phases.add(allReads());
        phases.add(new PhaseOutline(
                Step.last("Contract"), new Audience.Everyone(READ), List.of(MigrationRows.CONTRACT.reason())));
        return phases;
    }

    /** A phase that no user notices, left by an approval. */
    private void silent(String name, Rule phase, Rule gate, Duration soak) {
        boolean isAssumed = phase == MigrationRows.BACKFILL && backfill.isEmpty();
        Reason reason = phase.reason(
                fact("soak", soak),
                fact("users", context.change().units()),
                fact("assumed", isAssumed ? Optional.of("assumed") : Optional.empty()));
        phases.add(new PhaseOutline(
                new Step(name, Percentage.ZERO, Optional.of(soak)),
                new Audience.Stated(phase.text(reason)),
                PhasePurpose.ROLLOUT,
                List.of(approval(gate, fact("soak", soak))),
                List.of(reason)));
    }

    private PhaseOutline reads(PhaseOutline phase) {
        Percentage percentage = phase.step().percentage();
        Optional<String> ring = phase.audience() instanceof Audience.RingMembers members
                ? Optional.of(members.ring())
                : Optional.empty();
        String words = MigrationRows.READS.text(
                MigrationRows.READS.reason(fact("percentage", percentage), fact("ring", ring)));
        if (percentage.equals(Percentage.ZERO)) {
            return phase;
        }
        Audience audience = phase.audience() instanceof Audience.RandomPercentage
                ? new Audience.RandomPercentage(READ)
                : new Audience.Stated(words);
        return new PhaseOutline(phase.step(), audience, phase.purpose(), phase.gates(), phase.reasons());
    }

    private PhaseOutline allReads() {
        Duration bake =
                context.ladders().bakes().getOrDefault(context.assessment().risk(), Duration.ofDays(1));
        return new PhaseOutline(
                new Step("All reads", Percentage.ONE_HUNDRED, Optional.of(bake)),
                new Audience.Everyone(READ),
                PhasePurpose.ROLLOUT,
                List.of(approval(MigrationRows.NO_RETURN)),
                List.of(MigrationRows.READ_ALL.reason(fact("soak", bake))));
    }

    private Gate approval(Rule rule, Fact... facts) {
        Reason reason = rule.reason(facts);
        return Gate.of(new Condition.Approval(context.change().approver(), rule.text(reason)), GateRole.SIGNAL, reason);
    }
}
