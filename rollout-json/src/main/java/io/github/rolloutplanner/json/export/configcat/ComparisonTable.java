package io.github.rolloutplanner.json.export.configcat;

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

/** Comparisons by the numbers of their comparators. */
final class ComparisonTable extends LeafTable<JsonObject> {
    private static final int IS_ONE_OF = 0;
    private static final int CONTAINS = 2;
    private static final int BEFORE = 18;
    private static final int AFTER = 19;
    private static final int EQUALS = 28;
    private static final int NOT_EQUALS = 29;
    private static final int STARTS_WITH = 30;
    private static final int ENDS_WITH = 32;
    private static final int LIST_CONTAINS = 34;
    private static final Operators<Integer> NUMBERS = new Operators<>(12, 13, 10, 15, 14);
    private static final int SAME_VERSION = 4;
    private static final Operators<Integer> VERSIONS = new Operators<>(6, 7, SAME_VERSION, 9, 8);

    private final KnownNames names;

    ComparisonTable(KnownNames names) {
        this.names = names;
    }

    private JsonObject compare(String attribute, int comparator, String type, Object value) {
        return named(names.of(attribute), comparator, type, value);
    }

    private static JsonObject named(String name, int comparator, String type, Object value) {
        return JsonObject.of("u", JsonObject.of("a", name).with("c", comparator).with(type, value));
    }

    /** What an empty text is compared with is not even looked at. */
    private static void checkEmpty(boolean mayBeEmpty, Spot spot) {
        if (mayBeEmpty) {
            spot.strict(
                    "An attribute that is an empty text is not known to ConfigCat.",
                    "Give no users an empty text, or put them into a segment.");
        }
    }

    @Override
    protected JsonObject segment(String name, Spot spot) {
        spot.lose(
                Loss.Feature.SEGMENT,
                "Segment '" + name + "' is not part of the document.",
                "Give the user object a list '" + ConfigCatExporter.SEGMENTS + "', with '" + name
                        + "' in it for its members.");
        return named(ConfigCatExporter.SEGMENTS, LIST_CONTAINS, "l", List.of(name));
    }

    @Override
    protected JsonObject isOneOf(String attribute, List<String> texts, Spot spot) {
        checkEmpty(texts.contains(""), spot);
        return texts.size() == 1
                ? compare(attribute, EQUALS, "s", texts.get(0))
                : compare(attribute, IS_ONE_OF, "l", texts);
    }

    @Override
    protected JsonObject hasPart(String attribute, TextPart part, String text, Spot spot) {
        checkEmpty(text.isEmpty(), spot);
        return compare(attribute, part.of(STARTS_WITH, ENDS_WITH, CONTAINS), "l", List.of(text));
    }

    @Override
    protected JsonObject isBoolean(String attribute, boolean value, Spot spot) {
        spot.untyped(value);
        return compare(attribute, EQUALS, "s", Boolean.toString(value));
    }

    @Override
    protected JsonObject isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        spot.untyped(JsonText.literal(number));
        return compare(attribute, NUMBERS.of(ordering), "d", number);
    }

    @Override
    protected JsonObject isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        spot.strict(
                "A version of fewer than three parts never matches; parts above 2147483647 are taken for other numbers.",
                "Give versions such as 9.1.0.");
        return ordering == Ordering.EQUAL
                ? compare(attribute, SAME_VERSION, "l", List.of(version))
                : compare(attribute, VERSIONS.of(ordering), "s", version);
    }

    @Override
    protected JsonObject isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.strict(
                "ConfigCat does not read times from texts.", "Give the user object a Date, or the seconds since 1970.");
        return compare(attribute, ordering == Ordering.BELOW ? BEFORE : AFTER, "d", Times.seconds(time));
    }

    @Override
    protected JsonObject isPresent(String attribute, Spot spot) {
        checkEmpty(true, spot);
        return compare(attribute, NOT_EQUALS, "s", "");
    }
}
