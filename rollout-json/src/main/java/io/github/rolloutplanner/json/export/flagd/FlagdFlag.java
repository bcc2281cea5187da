package io.github.rolloutplanner.json.export.flagd;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One flag: its variants, and the rule that chooses one. */
final class FlagdFlag {
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final FlagView flag;
    private final KnownNames names;

    FlagdFlag(FlagView flag, KnownNames names) {
        this.flag = flag;
        this.names = names;
    }

    JsonObject definition() {
        flag.checkKey(
                LINE_END.matcher(flag.key()).results().findAny().isEmpty(),
                "flagd takes no key with a line end in it.",
                "Give the flag a key on one line.");
        JsonObject variants = new JsonObject();
        flag.values().forEach(value -> variants.with(nameOf(value), content(value)));
        JsonObject definition = JsonObject.of("state", "ENABLED").with("variants", variants);
        if (flag.rules().isEmpty() && flag.remainder() instanceof Remainder.Same same) {
            return definition.with("defaultVariant", nameOf(same.value()));
        }
        return definition
                .with("defaultVariant", nameOf(flag.state().defaultValue()))
                .with("targeting", targeting());
    }

    static String nameOf(FlagValue value) {
        return value instanceof FlagValue.Switch state ? state.on() ? "on" : "off" : value.toString();
    }

    private static Object content(FlagValue value) {
        return value instanceof FlagValue.Switch state ? (Object) state.on() : value.toString();
    }

    private Object targeting() {
        Object rest = new Fractional(flag, names).of(flag.remainder());
        if (flag.rules().isEmpty()) {
            return rest;
        }
        List<Object> branches = new ArrayList<>();
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            branches.add(new Logic(names).of(FlagView.conditionOf(rule), flag.conditionOf(at)));
            branches.add(nameOf(rule.value()));
        }
        branches.add(rest);
        return JsonObject.of("if", branches);
    }
}
