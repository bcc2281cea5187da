package io.github.rolloutplanner.json.export.flagd;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.LeafTable;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.List;

/** Conditions in JsonLogic with the operators of flagd. */
final class Logic extends LeafTable<JsonObject> {
    private static final JsonObject FALSE = JsonObject.of("===", List.of(true, false));

    private final KnownNames names;

    Logic(KnownNames names) {
        this.names = names;
    }

    static JsonObject var(String name) {
        return JsonObject.of("var", name);
    }

    JsonObject of(TargetingCondition condition, Spot spot) {
        if (condition instanceof TargetingCondition.Not not) {
            return not(of(not.part(), spot.opposite()));
        }
        if (condition.parts().isEmpty()) {
            return leaf(condition, spot);
        }
        String operator = condition instanceof TargetingCondition.AllOf ? "and" : "or";
        return JsonObject.of(
                operator, condition.parts().stream().map(part -> of(part, spot)).toList());
    }

    private static JsonObject not(JsonObject operand) {
        return JsonObject.of("!", List.of(operand));
    }

    private JsonObject attribute(String attribute) {
        return var(names.of(attribute));
    }

    @Override
    protected JsonObject segment(String name, Spot spot) {
        spot.lose(
                Loss.Feature.SEGMENT,
                "flagd knows no segments.",
                "Give the evaluation context a list '" + FlagdExporter.SEGMENTS + "', with '" + name
                        + "' in it for its members.");
        JsonObject segments = var(FlagdExporter.SEGMENTS);
        // In a text, "in" would look for a part of it.
        return JsonObject.of("and", List.of(not(isText(segments)), JsonObject.of("in", List.of(name, segments))));
    }

    @Override
    protected JsonObject isOneOf(String attribute, List<String> texts, Spot spot) {
        if (texts.isEmpty()) {
            return FALSE;
        }
        return texts.size() == 1
                ? JsonObject.of("===", List.of(attribute(attribute), texts.get(0)))
                : JsonObject.of("in", List.of(attribute(attribute), texts));
    }

    @Override
    protected JsonObject hasPart(String attribute, TextPart part, String text, Spot spot) {
        JsonObject known = attribute(attribute);
        return part == TextPart.ANYWHERE
                ? JsonObject.of("and", List.of(isText(known), JsonObject.of("in", List.of(text, known))))
                : JsonObject.of(part.of("starts_with", "ends_with", "in"), List.of(known, text));
    }

    /** Only a text starts with an empty one. */
    private static JsonObject isText(JsonObject value) {
        return JsonObject.of("starts_with", List.of(value, ""));
    }

    @Override
    protected JsonObject isBoolean(String attribute, boolean value, Spot spot) {
        return JsonObject.of("===", List.of(attribute(attribute), value));
    }

    /** Comparing takes texts, booleans and what is unknown for numbers. */
    @Override
    protected JsonObject isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        JsonObject known = attribute(attribute);
        if (ordering == Ordering.EQUAL) {
            return JsonObject.of("===", List.of(known, number));
        }
        return JsonObject.of(
                "and",
                List.of(
                        isPresent(known),
                        not(isText(known)),
                        not(JsonObject.of("in", List.of(known, List.of(true, false)))),
                        JsonObject.of(ordering.toString(), List.of(known, number))));
    }

    @Override
    protected JsonObject isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        spot.strict(
                "A version of fewer than three parts never matches, and one with a v or blanks around it does.",
                "Give versions such as 9.1.0.");
        String sign = ordering == Ordering.EQUAL ? "=" : ordering.toString();
        return JsonObject.of("sem_ver", List.of(attribute(attribute), sign, version));
    }

    @Override
    protected JsonObject isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.refuse(
                Loss.Feature.CONDITION,
                "flagd compares no times, so it cannot tell who has a " + attribute + " "
                        + (ordering == Ordering.BELOW ? "before " : "after ") + time + ".",
                "Compare a number, such as the days since 1970, or let the calling code say who is in a segment.");
        return FALSE;
    }

    @Override
    protected JsonObject isPresent(String attribute, Spot spot) {
        return isPresent(attribute(attribute));
    }

    private static JsonObject isPresent(JsonObject value) {
        return JsonObject.of("!==", List.of(value, JsonText.Null.NULL));
    }
}
