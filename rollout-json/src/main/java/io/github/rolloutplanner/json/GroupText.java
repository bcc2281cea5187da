package io.github.rolloutplanner.json;

import io.github.rolloutplanner.flag.ConditionSyntaxException;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.Audience;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Groups as the contract has them in words: the team, and rings. A group must not become a random part of the users when a plan is
 * read; what reads back to other words stays as it is stated.
 */
final class GroupText {
    private static final Pattern TEAM = Pattern.compile("Internal team \\((.+)\\)");
    private static final Pattern RING =
            Pattern.compile("Ring (.+?) \\((?:(.+); )?(?:([0-9,]{1,25}) [^,]+, )?[^,;()]+ of all (.+)\\)");

    private GroupText() {}

    static Audience audience(String words, Percentage percentage) {
        return Stream.concat(team(words), ring(words))
                .filter(read -> read.text(percentage).equals(words))
                .findFirst()
                .orElseGet(() -> new Audience.Stated(words));
    }

    private static Stream<Audience> team(String words) {
        Matcher team = TEAM.matcher(words);
        if (!team.matches()) {
            return Stream.empty();
        }
        Optional<TargetingCondition> condition = condition(team.group(1));
        String known = condition.isPresent() ? "segment " + TargetingRule.INTERNAL : team.group(1);
        return Stream.of(new Audience.Internal(known, condition));
    }

    private static Stream<Audience> ring(String words) {
        Matcher ring = RING.matcher(words);
        if (!ring.matches()) {
            return Stream.empty();
        }
        Optional<TargetingCondition> condition =
                Optional.ofNullable(ring.group(2)).flatMap(GroupText::condition);
        return singulars(ring.group(4))
                .map(unit -> new Audience.RingMembers(ring.group(1), size(ring), unit, condition));
    }

    private static long size(Matcher ring) {
        String size = ring.group(3);
        String digits = size == null ? "0" : size.replace(",", "");
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }

    private static Stream<String> singulars(String plural) {
        return Stream.of("ies", "s", "es", "")
                .filter(plural::endsWith)
                .map(ending ->
                        plural.substring(0, plural.length() - ending.length()) + (ending.equals("ies") ? "y" : ""));
    }

    private static Optional<TargetingCondition> condition(String text) {
        try {
            return Optional.of(TargetingCondition.parse(text));
        } catch (ConditionSyntaxException e) {
            return Optional.empty();
        }
    }
}
