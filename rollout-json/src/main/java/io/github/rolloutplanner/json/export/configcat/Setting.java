package io.github.rolloutplanner.json.export.configcat;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.internal.export.Clauses;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Remainder.Part;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.ArrayList;
import java.util.List;

/** One flag: its rules in their order, then the percentage, then what is given by default. */
final class Setting {
    private final FlagView flag;
    private final KnownNames names;
    private final Helpers helpers;

    Setting(FlagView flag, KnownNames names, Helpers helpers) {
        this.flag = flag;
        this.names = names;
        this.helpers = helpers;
    }

    JsonObject json() {
        List<JsonObject> rules = rules();
        List<JsonObject> options = options(flag.remainder(), rules);
        return JsonObject.of("t", flag.isSwitch() ? Values.SWITCH : Values.TEXT)
                .withIf(!(flag.remainder() instanceof Remainder.Same), "a", bucketBy())
                .with("v", Values.of(last()))
                .withIf(!rules.isEmpty(), "r", rules)
                .withIf(!options.isEmpty(), "p", options);
    }

    private String bucketBy() {
        return flag.state().bucketBy().map(names::of).orElse("");
    }

    private FlagValue last() {
        return flag.remainder() instanceof Remainder.Same same
                ? same.value()
                : flag.state().defaultValue();
    }

    private List<JsonObject> rules() {
        List<JsonObject> rules = new ArrayList<>();
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            Spot spot = flag.conditionOf(at);
            for (List<Literal> clause : Clauses.of(FlagView.conditionOf(rule), spot)) {
                rules.add(JsonObject.of("c", conditions(clause, spot)).with("s", Values.served(rule.value())));
            }
        }
        return rules;
    }

    private List<JsonObject> conditions(List<Literal> clause, Spot spot) {
        return clause.stream().map(literal -> condition(literal, spot)).toList();
    }

    private JsonObject condition(Literal literal, Spot spot) {
        ComparisonTable table = new ComparisonTable(names);
        return literal.negated()
                ? helpers.isNot(table.leaf(literal.leaf(), spot.opposite()))
                : table.leaf(literal.leaf(), spot);
    }

    /** The options of all others; variants are those of a rule, for users who are exposed. */
    private List<JsonObject> options(Remainder remainder, List<JsonObject> rules) {
        if (remainder instanceof Remainder.Split split) {
            Grain.PERCENT.check(split.on(), split.share(), flag.spot().at("percentage"));
            return parts(
                    new Part(split.on(), split.share()),
                    new Part(split.off(), split.share().others()));
        }
        if (!(remainder instanceof Remainder.Several several)) {
            return List.of();
        }
        several.parts()
                .forEach(part -> Grain.PERCENT.check(
                        part.value(), part.share(), flag.spot().at("variants")));
        List<JsonObject> variants = parts(several.parts().toArray(Part[]::new));
        if (several.exposed().isAll()) {
            return variants;
        }
        Grain.PERCENT.check(
                several.parts().get(0).value(), several.exposed(), flag.spot().at("percentage"));
        JsonObject isExposed = helpers.isExposed(
                bucketBy(),
                parts(
                        new Part(FlagValue.of(true), several.exposed()),
                        new Part(FlagValue.of(false), several.exposed().others())));
        rules.add(JsonObject.of("c", List.of(isExposed)).with("p", variants));
        return List.of();
    }

    /** The change first: so users who have it keep it while they become more. */
    private static List<JsonObject> parts(Part... parts) {
        List<JsonObject> options = new ArrayList<>();
        for (Part part : parts) {
            options.add(JsonObject.of("p", Grain.PERCENT.steps(part.share()))
                    .with("v", Values.of(part.value()))
                    .with("i", Values.name(part.value())));
        }
        return options;
    }
}
