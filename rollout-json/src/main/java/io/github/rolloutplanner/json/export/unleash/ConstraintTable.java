package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.LeafTable;
import io.github.rolloutplanner.json.internal.export.Operators;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.Times;
import java.util.List;
import java.util.regex.Pattern;

/** Comparisons as constraints. One on an attribute that is not known does not hold, and inverted it holds. */
final class ConstraintTable extends LeafTable<JsonObject> {
    private static final Operators<String> NUMBERS =
            new Operators<>("NUM_LT", "NUM_LTE", "NUM_EQ", "NUM_GTE", "NUM_GT");
    private static final Operators<String> VERSIONS = Operators.of("SEMVER_LT", "SEMVER_EQ", "SEMVER_GT");

    private static final Pattern UNSAFE = Pattern.compile("[\"\\\\]");

    private final KnownNames names;
    private final boolean inverted;

    ConstraintTable(KnownNames names, boolean inverted) {
        this.names = names;
        this.inverted = inverted;
    }

    /** The evaluator makes a program of it, in which it escapes nothing. */
    private JsonObject ofTexts(String name, String operator, List<String> texts, Spot spot) {
        if (UNSAFE.matcher(name + texts).find()) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "Clients of Unleash do not evaluate a strategy with a double quote or a backslash in a name or a text.",
                    "Put these users into a segment whose name has none.");
        }
        return JsonObject.of("contextName", name)
                .with("operator", operator)
                .with("values", texts)
                .with("caseInsensitive", false)
                .with("inverted", inverted);
    }

    private JsonObject ofValue(String attribute, String operator, String value, Spot spot) {
        return ofTexts(names.of(attribute), operator, List.of(), spot).with("value", value);
    }

    @Override
    protected JsonObject segment(String name, Spot spot) {
        String property = "segment:" + name;
        spot.lose(
                Loss.Feature.SEGMENT,
                "Unleash knows segment '" + name + "' by its id alone.",
                "Give the context a property '" + property
                        + "' that is 'true' for its members, or the exporter the id of the segment.");
        return ofTexts(property, "IN", List.of("true"), spot);
    }

    @Override
    protected JsonObject isOneOf(String attribute, List<String> texts, Spot spot) {
        return ofTexts(names.of(attribute), "IN", texts, spot);
    }

    @Override
    protected JsonObject hasPart(String attribute, TextPart part, String text, Spot spot) {
        String operator = part.of("STR_STARTS_WITH", "STR_ENDS_WITH", "STR_CONTAINS");
        return ofTexts(names.of(attribute), operator, List.of(text), spot);
    }

    @Override
    protected JsonObject isBoolean(String attribute, boolean value, Spot spot) {
        spot.untyped(value);
        return ofTexts(names.of(attribute), "IN", List.of(Boolean.toString(value)), spot);
    }

    @Override
    protected JsonObject isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        spot.untyped(JsonText.literal(number));
        return ofValue(attribute, NUMBERS.of(ordering), JsonText.literal(number), spot);
    }

    @Override
    protected JsonObject isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        spot.strict("A version of fewer than three parts never matches.", "Give versions of three parts.");
        return ofValue(attribute, VERSIONS.of(ordering), version, spot);
    }

    @Override
    protected JsonObject isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.strict(
                "A date without time and offset never matches.",
                "Give times with seconds and offset, such as 2026-01-05T00:00:00Z.");
        return ofValue(attribute, ordering == Ordering.BELOW ? "DATE_BEFORE" : "DATE_AFTER", Times.whole(time), spot);
    }

    /** Each text contains an empty one. */
    @Override
    protected JsonObject isPresent(String attribute, Spot spot) {
        return ofTexts(names.of(attribute), "STR_CONTAINS", List.of(""), spot);
    }
}
