package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a flag system gives with what the flags say. What it finds are failures; none is what is hoped for. */
final class Comparison {
    private static final double TOLERANCE = 1.5;

    private Comparison() {}

    /** User by user: for flags that have rules and no percentage between 0 and 100. */
    static List<String> userByUser(FlagSystem system, List<FlagState> flags, Collection<Person> people) {
        List<String> failures = new ArrayList<>();
        system.prepare(people);
        for (FlagState flag : flags) {
            FlagEvaluator ours = FlagEvaluator.of(flag);
            for (Person person : people) {
                FlagValue expected = ours.evaluate(person.context()).value();
                FlagValue found = system.evaluate(flag.key(), callersDefault(flag), person);
                if (!found.equals(expected)) {
                    failures.add(flag.rules() + " for " + person + " must give " + expected + ", gives " + found);
                }
            }
        }
        return failures;
    }

    /** The calling code's default is the opposite of the flag's, so that no wrong answer looks like the right one. */
    static FlagValue callersDefault(FlagState flag) {
        return flag.defaultValue() instanceof FlagValue.Switch state
                ? FlagValue.of(!state.on())
                : FlagValue.of("the default of the calling code");
    }

    static Map<String, FlagValue> answers(FlagSystem system, FlagState flag, Collection<Person> people) {
        Map<String, FlagValue> answers = new HashMap<>();
        system.prepare(people);
        people.forEach(person ->
                answers.put(person.id().orElseThrow(), system.evaluate(flag.key(), callersDefault(flag), person)));
        return answers;
    }

    /** By size: as many get the value as should, but for chance. */
    static List<String> size(Map<String, FlagValue> answers, FlagValue value, double percent) {
        double found = 100.0 * answers.values().stream().filter(value::equals).count() / answers.size();
        boolean isExact = percent == 0 || percent == 100;
        return Math.abs(found - percent) <= (isExact ? 0 : TOLERANCE)
                ? List.of()
                : List.of(value + " for " + found + "% instead of " + percent + "%");
    }

    /** From phase to phase: whoever has the change keeps it. */
    static List<String> kept(Map<String, FlagValue> before, Map<String, FlagValue> after, FlagValue defaultValue) {
        List<String> failures = new ArrayList<>();
        before.forEach((id, value) -> {
            if (!value.equals(defaultValue) && !value.equals(after.get(id))) {
                failures.add(id + " had " + value + " and gets " + after.get(id));
            }
        });
        return failures;
    }
}
