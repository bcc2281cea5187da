package io.github.rolloutplanner.internal.planning.delivery;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.rules.LibraryRows;
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
import java.util.List;
import java.util.Optional;

/** A breaking release: notice, brownouts, removal. Any other: a pre-release, then the release. */
final class LibrarySteps {
    private static final Duration BROWNOUT_SOAK = Duration.ofDays(1);
    private static final double HOURS_PER_DAY = 24;

    private final Optional<Duration> notice;
    private final Carrier carrier;
    private final StrategyContext context;
    private final DeliveryPolicy policy;

    LibrarySteps(Optional<Duration> notice, Carrier carrier, StrategyContext context, DeliveryPolicy policy) {
        this.notice = notice;
        this.carrier = carrier;
        this.context = context;
        this.policy = policy;
    }

    List<PhaseOutline> phases() {
        Fact users = fact("carried", carrier.units());
        return context.change().is(Trait.BREAKING_CHANGE)
                ? List.of(
                        notice(users),
                        brownout(1, users),
                        brownout(6, users),
                        last("Removal", LibraryRows.REMOVAL, users))
                : List.of(preRelease(users), last("Release", LibraryRows.RELEASE, users));
    }

    private PhaseOutline notice(Fact users) {
        Duration soak = notice.orElse(policy.notice());
        Reason reason = LibraryRows.NOTICE.reason(
                users,
                fact("soak", soak),
                fact("assumed", notice.isPresent() ? Optional.empty() : Optional.of("assumed")));
        return silent("Notice", soak, LibraryRows.NOTICE, reason, LibraryRows.NOTICED, users);
    }

    private PhaseOutline preRelease(Fact users) {
        Duration soak = context.ladders().internalSoak().multipliedBy(7);
        Reason reason = LibraryRows.OPT_IN.reason(users, fact("soak", soak));
        return silent("Pre-release", soak, LibraryRows.OPT_IN, reason, LibraryRows.TRIED, users);
    }

    private PhaseOutline silent(String name, Duration soak, Rule phase, Reason reason, Rule gate, Fact users) {
        Reason why = gate.reason(users);
        return new PhaseOutline(
                new Step(name, Percentage.ZERO, Optional.of(soak)),
                new Audience.Stated(phase.text(reason)),
                PhasePurpose.ROLLOUT,
                List.of(Gate.of(
                        new Condition.Approval(context.change().approver(), gate.text(why)), GateRole.SIGNAL, why)),
                List.of(reason));
    }

    /** The percentage of a brownout is one of the time, because it is for all. */
    private PhaseOutline brownout(int hours, Fact users) {
        Percentage percentage = Percentage.percent(Math.rint(100 * hours / HOURS_PER_DAY));
        Reason reason = LibraryRows.BROWNOUT.reason(
                users,
                fact("window", Duration.ofHours(hours)),
                fact("percentage", percentage),
                fact("soak", BROWNOUT_SOAK));
        return new PhaseOutline(
                new Step(
                        "Brownout of " + hours + (hours == 1 ? " hour" : " hours"),
                        percentage,
                        Optional.of(BROWNOUT_SOAK)),
                new Audience.Stated(LibraryRows.BROWNOUT.text(reason)),
                List.of(reason));
    }

    private PhaseOutline last(String name, Rule rule, Fact users) {
        return new PhaseOutline(Step.last(name), new Audience.Everyone(carrier.unit()), List.of(rule.reason(users)));
    }
}
