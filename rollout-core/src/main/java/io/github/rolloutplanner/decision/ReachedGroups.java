package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The groups that have had a phase of their own: the team, and each ring. They are reached by rules, by no percentage. */
record ReachedGroups(List<RolloutPhase> phases) {

    static boolean isGroup(Audience audience) {
        return segment(audience).isPresent();
    }

    /** The rules of a flag, and one for each group that they do not know: the flag system knows it by its name. */
    List<TargetingRule> rules(List<TargetingRule> known, FlagValue change) {
        List<TargetingRule> rules = new ArrayList<>(known);
        for (RolloutPhase phase : phases) {
            segment(phase.audience())
                    .filter(name ->
                            rules.stream().noneMatch(rule -> rule.segment().equalsIgnoreCase(name)))
                    .ifPresent(name -> rules.add(new TargetingRule(name, Optional.empty(), change)));
        }
        return rules;
    }

    private static Optional<String> segment(Audience audience) {
        if (audience instanceof Audience.RingMembers members) {
            return Optional.of(members.ring().toLowerCase(Locale.ROOT));
        }
        return audience instanceof Audience.Internal ? Optional.of(TargetingRule.INTERNAL) : Optional.empty();
    }
}
