package io.github.rolloutplanner.internal.planning.delivery;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.DeliveryRows;
import io.github.rolloutplanner.internal.rules.StoreRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.DeliveryPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The steps of a rollout as its delivery can take them: those of the strategy, or those that the delivery has of its own. */
public final class DeliverySteps {
    private static final Duration STORE_STEP = Duration.ofDays(1);
    /** The App Store can be paused for 30 days in all, which six steps share. */
    static final Duration LONGEST_STORE_STEP = STORE_STEP.plusDays(30 / 6);

    private final Carrier carrier;
    private final StrategyContext context;
    private final DeliveryPolicy policy;

    public DeliverySteps(Carrier carrier, StrategyContext context, DeliveryPolicy policy) {
        this.carrier = carrier;
        this.context = context;
        this.policy = policy;
    }

    /** The steps of the strategy, as far as the delivery can take them. */
    public List<PhaseOutline> of(List<PhaseOutline> steps) {
        List<PhaseOutline> ladder = carrier.byFlag() ? steps : withTeam(steps);
        Delivery delivery = carrier.delivery();
        if (delivery instanceof Delivery.DataMigration migration) {
            return new MigrationSteps(migration.backfill(), context, policy).of(ladder);
        }
        if (delivery instanceof Delivery.Library library) {
            return new LibrarySteps(library.notice(), carrier, context, policy).phases();
        }
        if (ladder.size() == 1) {
            return ladder;
        }
        if (delivery instanceof Delivery.AppStore store) {
            return ofStore(store.store(), ladder);
        }
        if (isSwitched(delivery)) {
            return switched(delivery, ladder);
        }
        OptionalLong things = carrier.size(context.change());
        boolean isExperiment = ladder.stream().anyMatch(phase -> phase.purpose() == PhasePurpose.EXPERIMENT);
        return things.isPresent() && !isExperiment
                ? new WholeSteps(carrier, things.getAsLong(), carrier.thing(context.change())).of(ladder)
                : counted(ladder);
    }

    private static boolean isSwitched(Delivery delivery) {
        return !delivery.exposesAnyPercentage()
                && (delivery instanceof Delivery.Deployment || delivery instanceof Delivery.ConfigurationPush);
    }

    /** Without a flag no segment tells the team from others. */
    private List<PhaseOutline> withTeam(List<PhaseOutline> ladder) {
        Audience team = new Audience.Internal(
                DeliveryGuides.of(carrier.delivery(), false).words().team(), Optional.empty());
        return ladder.stream()
                .map(phase -> phase.audience() instanceof Audience.Internal
                        ? new PhaseOutline(phase.step(), team, phase.purpose(), phase.gates(), phase.reasons())
                        : phase)
                .toList();
    }

    /** What the percentage counts is what the delivery reaches. */
    private List<PhaseOutline> counted(List<PhaseOutline> ladder) {
        List<PhaseOutline> phases = new ArrayList<>();
        for (PhaseOutline phase : ladder) {
            phases.add(new PhaseOutline(phase.step(), counted(phase), phase.purpose(), phase.gates(), phase.reasons()));
        }
        return phases;
    }

    /** Cells are chosen by people, so that the others are no control group. */
    private Audience counted(PhaseOutline phase) {
        Audience audience = phase.audience();
        if (audience instanceof Audience.RandomPercentage && carrier.delivery() instanceof Delivery.Infrastructure) {
            return new Audience.RingMembers(phase.step().name(), 0, carrier.unit());
        }
        if (audience instanceof Audience.RandomPercentage) {
            return new Audience.RandomPercentage(carrier.unit());
        }
        if (audience instanceof Audience.RingMembers ring) {
            return new Audience.RingMembers(ring.ring(), ring.size(), carrier.unit(), ring.recognisedBy());
        }
        return audience instanceof Audience.Everyone ? new Audience.Everyone(carrier.unit()) : audience;
    }

    private List<PhaseOutline> ofStore(Delivery.Store store, List<PhaseOutline> ladder) {
        List<PhaseOutline> phases = new ArrayList<>(internalOf(ladder));
        List<PhaseOutline> exposing = ladder.subList(phases.size(), ladder.size());
        if (store == Delivery.Store.APPLE) {
            phases.addAll(appleSteps());
        } else {
            for (PhaseOutline phase : exposing) {
                phases.add(storePhase(store, phase.step(), phase.reasons()));
            }
        }
        return phases;
    }

    private static List<PhaseOutline> internalOf(List<PhaseOutline> ladder) {
        return ladder.stream()
                .filter(phase -> phase.step().percentage().equals(Percentage.ZERO))
                .toList();
    }

    private List<PhaseOutline> appleSteps() {
        List<PhaseOutline> phases = new ArrayList<>();
        for (Percentage percentage : Delivery.Store.APPLE.steps()) {
            int day = phases.size() + 1;
            boolean isLast = percentage.equals(Percentage.ONE_HUNDRED);
            Optional<Duration> soak = isLast ? Optional.empty() : Optional.of(STORE_STEP);
            Reason reason = DeliveryRows.STORE_STEP.reason(
                    fact("step", day), fact("percentage", percentage), fact("soak", soak));
            phases.add(storePhase(Delivery.Store.APPLE, new Step("Day " + day, percentage, soak), List.of(reason)));
        }
        return phases;
    }

    /** A store draws the users, but from those who update by themselves, so that the others are no control group. */
    private PhaseOutline storePhase(Delivery.Store store, Step step, List<Reason> reasons) {
        Reason drawn = StoreRows.AUDIENCE.reason(
                fact("percentage", step.percentage()),
                fact("users", carrier.units()),
                fact("updates", store == Delivery.Store.APPLE ? Optional.of("automatic updates") : Optional.empty()),
                fact("store", store.label()));
        Audience audience = step.percentage().equals(Percentage.ONE_HUNDRED)
                ? new Audience.Everyone(carrier.unit())
                : new Audience.Stated(StoreRows.AUDIENCE.text(drawn));
        return new PhaseOutline(step, audience, reasons);
    }

    private Gate smokeTest() {
        Reason reason = DeliveryRows.SMOKE_TEST.reason();
        return Gate.of(
                new Condition.Approval(context.change().approver(), DeliveryRows.SMOKE_TEST.text(reason)),
                GateRole.SIGNAL,
                reason);
    }

    private List<PhaseOutline> switched(Delivery delivery, List<PhaseOutline> ladder) {
        List<PhaseOutline> phases = new ArrayList<>(internalOf(ladder));
        boolean hasIdle = delivery instanceof Delivery.Deployment deployment
                && deployment.by() == Delivery.Deployment.Switch.BLUE_GREEN;
        if (hasIdle && phases.isEmpty()) {
            Duration soak = context.ladders().internalSoak();
            Reason idle = DeliveryRows.IDLE.reason(fact("soak", soak));
            phases.add(new PhaseOutline(
                    new Step("New environment", Percentage.ZERO, Optional.of(soak)),
                    new Audience.Stated(DeliveryRows.IDLE.text(idle)),
                    PhasePurpose.ROLLOUT,
                    List.of(smokeTest()),
                    List.of(idle)));
        }
        phases.add(new PhaseOutline(
                Step.last("Full rollout"),
                new Audience.Everyone(carrier.unit()),
                List.of(DeliveryRows.SWITCH.reason(
                        fact("delivery", delivery.kind().phrase())))));
        return phases;
    }
}
