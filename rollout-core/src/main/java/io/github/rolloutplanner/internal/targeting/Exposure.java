package io.github.rolloutplanner.internal.targeting;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.Audience;
import java.util.Optional;

/**
 * Who is exposed in a phase.
 *
 * @param percentage how many of the population they are
 * @param audience who they are
 */
public record Exposure(Percentage percentage, Audience audience) {

    /** The group that has this phase to itself: the team, or a ring. It is reached by a rule, by no percentage. */
    public Optional<String> group() {
        if (audience instanceof Audience.RingMembers members) {
            return Optional.of(members.ring());
        }
        return audience instanceof Audience.Internal ? Optional.of(TargetingRule.INTERNAL) : Optional.empty();
    }

    /** The rule that gives the change to the group. Without a condition, the flag system knows the group by its name. */
    public Optional<TargetingRule> rule(FlagValue change) {
        return group().map(name -> new TargetingRule(name, recognisedBy(), change));
    }

    /** How a flag recognises the group. */
    public Optional<TargetingCondition> recognisedBy() {
        if (audience instanceof Audience.RingMembers members) {
            return members.recognisedBy();
        }
        return audience instanceof Audience.Internal team ? team.recognisedBy() : Optional.empty();
    }

    /** Whether a percentage reaches the users of the phase. */
    boolean isByPercentage() {
        boolean isLastRing = audience instanceof Audience.RingMembers && percentage.equals(Percentage.ONE_HUNDRED);
        return group().isEmpty() || isLastRing;
    }

    /** Whether users are exposed who belong to no group. */
    public boolean isOpen() {
        return isByPercentage() && percentage.compareTo(Percentage.ZERO) > 0;
    }
}
