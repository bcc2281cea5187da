package io.github.rolloutplanner.json.export.growthbook;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.LeafTable;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Conditions in the form of queries of MongoDB. Operators turn values of other types into the one they compare, so that the type is
 * asked first.
 */
final class MongoConditions extends LeafTable<JsonObject> {
    private static final JsonObject NONE_OF_ALL = JsonObject.of("$in", List.of());

    /**
     * Versions whose parts the SDK pads to one length: up to five digits, up to four in a pre-release, whose parts have no hyphen.
     */
    private static final String VERSION = "^(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){2}"
            + "(-%1$s(\\.%1$s)*)?(\\+.*)?$".replace("%1$s", "(0|[1-9][0-9]{0,3}|[0-9]*[A-Za-z][0-9A-Za-z]*)");

    private static final Pattern IS_VERSION = Pattern.compile(VERSION);

    private final KnownNames names;

    MongoConditions(KnownNames names) {
        this.names = names;
    }

    JsonObject of(TargetingCondition condition, Spot spot) {
        if (condition instanceof TargetingCondition.Not not) {
            return JsonObject.of("$not", of(not.part(), spot.opposite()));
        }
        if (condition.parts().isEmpty()) {
            return leaf(condition, spot);
        }
        String operator = condition instanceof TargetingCondition.AllOf ? "$and" : "$or";
        return JsonObject.of(
                operator, condition.parts().stream().map(part -> of(part, spot)).toList());
    }

    private JsonObject attribute(String attribute, JsonObject operators, Spot spot) {
        String name = names.of(attribute);
        if (name.startsWith("$")) {
            spot.refuse(
                    Loss.Feature.ATTRIBUTE,
                    "'" + name + "' is read as an operator.",
                    "Give the attribute another name by AttributeNames.with(..).");
        }
        return JsonObject.of(name, operators);
    }

    private static JsonObject ofType(String type) {
        return JsonObject.of("$type", type);
    }

    private static JsonObject text() {
        return ofType("string");
    }

    @Override
    protected JsonObject segment(String name, Spot spot) {
        spot.lose(
                Loss.Feature.SEGMENT,
                "A payload has no members of segments.",
                "Give the attributes a list '" + GrowthBookExporter.SEGMENTS + "', with '" + name
                        + "' in it for its members.");
        return JsonObject.of(GrowthBookExporter.SEGMENTS, JsonObject.of("$elemMatch", JsonObject.of("$eq", name)));
    }

    @Override
    protected JsonObject isOneOf(String attribute, List<String> texts, Spot spot) {
        if (texts.isEmpty()) {
            return attribute(attribute, NONE_OF_ALL, spot);
        }
        return attribute(
                attribute, texts.size() == 1 ? JsonObject.of("$eq", texts.get(0)) : text().with("$in", texts), spot);
    }

    @Override
    protected JsonObject hasPart(String attribute, TextPart part, String text, Spot spot) {
        String escaped = escaped(text);
        // In a group, since the SDK keeps patterns in an object that has members such as "constructor" from the start.
        String pattern = part.of("^" + escaped, escaped + "$", "(?:" + escaped + ")");
        return attribute(attribute, text().with("$regex", pattern), spot);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0");
    }

    @Override
    protected JsonObject isBoolean(String attribute, boolean value, Spot spot) {
        return attribute(attribute, JsonObject.of("$eq", value), spot);
    }

    @Override
    protected JsonObject isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        return attribute(attribute, ofType("number").with(operator("$", ordering), number), spot);
    }

    private static String operator(String prefix, Ordering ordering) {
        return prefix
                + switch (ordering) {
                    case BELOW -> "lt";
                    case AT_MOST -> "lte";
                    case EQUAL -> "eq";
                    case AT_LEAST -> "gte";
                    case ABOVE -> "gt";
                };
    }

    @Override
    protected JsonObject isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        if (!IS_VERSION.matcher(version).matches()) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "It cannot compare with " + version + ".",
                    "Compare with a version whose numbers have up to five digits, and its pre-release no hyphen.");
        }
        spot.strict(
                "A version of other than three numbers of up to five digits, or with a hyphen in its pre-release, never"
                        + " matches.",
                "Give versions such as 9.1.0 or 9.1.0-rc.1.");
        return attribute(attribute, text().with("$regex", VERSION).with(operator("$v", ordering), version), spot);
    }

    @Override
    protected JsonObject isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.strict(
                "A time in another form than 2026-01-05 or 2026-01-05T09:30:00Z never matches.",
                "Give times in one of these two forms.");
        String operator = operator("$", ordering);
        TimeBound bound = TimeBound.of(ordering, time);
        return JsonObject.of(
                "$or",
                List.of(
                        attribute(attribute, like(TimeBound.SECONDS).with(operator, bound.seconds()), spot),
                        attribute(attribute, like(TimeBound.DATE).with(operator, bound.date()), spot)));
    }

    private static JsonObject like(String pattern) {
        return text().with("$regex", pattern);
    }

    @Override
    protected JsonObject isPresent(String attribute, Spot spot) {
        return attribute(attribute, JsonObject.of("$exists", true), spot);
    }
}
