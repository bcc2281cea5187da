package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many of the users that were looked at would get which answer of a flag.
 *
 * @param defaultValue what users have without the change
 * @param counts each answer that is possible, in the order in which it is decided, with its users
 * @since 0.1.0
 */
public record FlagPreview(FlagValue defaultValue, List<Count> counts) {

    public FlagPreview {
        requireNonNull(defaultValue, "defaultValue");
        counts = Elements.listOf(counts, "counts");
    }

    static FlagPreview of(FlagValue defaultValue, Evaluation[] answers, long[] users) {
        List<Count> counts = new ArrayList<>();
        for (int at = 0; at < answers.length; at++) {
            counts.add(new Count(answers[at], users[at]));
        }
        return new FlagPreview(defaultValue, counts);
    }

    /**
     * How many users were looked at.
     *
     * @return the number
     */
    public long users() {
        return sum(count -> true);
    }

    /**
     * How many would have the change: those who get another value than the default one.
     *
     * @return the number
     */
    public long exposed() {
        return sum(count -> !count.answer().value().equals(defaultValue));
    }

    /**
     * How many get the value of a rule for a segment or ring.
     *
     * @param segment name of the segment, in whatever case
     * @return the number of those whom no rule before it is for
     * @throws RolloutException.InvalidValue if no rule is for it
     */
    public long inSegment(String segment) {
        requireNonNull(segment, "segment");
        List<String> known = counts.stream()
                .flatMap(count -> count.answer().rule().stream())
                .map(TargetingRule::segment)
                .toList();
        if (known.stream().noneMatch(segment::equalsIgnoreCase)) {
            throw new RolloutException.InvalidValue(
                    "No rule is for segment '" + segment + "'. Ask for one of these: " + known + ".");
        }
        return sum(count -> count.answer()
                .rule()
                .filter(rule -> rule.segment().equalsIgnoreCase(segment))
                .isPresent());
    }

    /**
     * How many are in one group of the comparison.
     *
     * @param group the group
     * @return the number
     */
    public long inGroup(Evaluation.Group group) {
        requireNonNull(group, "group");
        return sum(count -> count.answer().group() == group);
    }

    /**
     * The users of each answer, in a line.
     *
     * @return such as {@code internal: 100, SPLIT true: 4,950, SPLIT false: 94,950}
     */
    @Override
    public String toString() {
        return counts.stream().map(Count::toString).collect(Collectors.joining(", "));
    }

    private long sum(Predicate<Count> counted) {
        return counts.stream().filter(counted).mapToLong(Count::users).sum();
    }

    /**
     * The users who get one answer.
     *
     * @param answer what they get, and why
     * @param users how many they are
     * @since 0.1.0
     */
    public record Count(Evaluation answer, long users) {
        public Count {
            requireNonNull(answer, "answer");
        }

        @Override
        public String toString() {
            String why = answer.rule().map(TargetingRule::segment).orElse(answer.reason() + " " + answer.value());
            return why + ": " + Wording.of(users);
        }
    }
}
