package io.github.rolloutplanner.json.export.flagsmith;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.LeafTable;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Operators;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comparisons of traits: those that must hold, and those of which none may. */
final class TraitTable extends LeafTable<List<JsonObject>> {
    private static final Operators<String> OPERATORS =
            new Operators<>("LESS_THAN", "LESS_THAN_INCLUSIVE", "EQUAL", "GREATER_THAN_INCLUSIVE", "GREATER_THAN");
    private static final String END = "(?![\\s\\S])";
    private static final String NUMBER = "^-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?" + END;
    private static final double LARGEST_EXACT = 1 << 24;
    private static final String PLAIN_VERSION = "^[0-9]+(\\.[0-9]+){0,2}" + END;
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}/-]");

    private final KnownNames names;

    TraitTable(KnownNames names) {
        this.names = names;
    }

    List<JsonObject> rules(List<Literal> clause, Spot spot) {
        List<JsonObject> all = new ArrayList<>();
        List<JsonObject> none = new ArrayList<>();
        for (Literal literal : clause) {
            if (!literal.negated() && literal.leaf() instanceof AttributeCondition.IsNumber is) {
                all.addAll(compare(is.attribute(), "REGEX", NUMBER)); // texts are compared, too
            }
            (literal.negated() ? none : all).addAll(leaf(literal.leaf(), literal.negated() ? spot.opposite() : spot));
        }
        List<JsonObject> rules = new ArrayList<>();
        if (!all.isEmpty()) {
            rules.add(rule("ALL", all));
        }
        if (!none.isEmpty()) {
            rules.add(rule("NONE", none));
        }
        return rules;
    }

    static JsonObject rule(String type, List<JsonObject> conditions) {
        return JsonObject.of("type", type).with("rules", List.of()).with("conditions", conditions);
    }

    private List<JsonObject> compare(String attribute, String operator, String value) {
        return List.of(condition(names.of(attribute), operator, value));
    }

    private List<JsonObject> matches(String attribute, String start, List<String> texts, String end) {
        return compare(
                attribute,
                "REGEX",
                texts.stream().map(TraitTable::escaped).collect(Collectors.joining("|", start, end)));
    }

    /** In the regular expressions of all languages in which there are SDKs. */
    private static String escaped(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    private static JsonObject condition(String trait, String operator, String value) {
        return JsonObject.of("operator", operator).with("property_", trait).with("value", value);
    }

    /** Identifiers are no traits. */
    private void checkKey(String attribute, Spot spot) {
        if (names.isKey(attribute)) {
            spot.lose(
                    Loss.Feature.ATTRIBUTE,
                    "Flagsmith cannot ask for the identifier.",
                    "Give identities a trait '" + names.of(attribute) + "', too.");
        }
    }

    @Override
    protected List<JsonObject> segment(String name, Spot spot) {
        String trait = "segment:" + name;
        spot.lose(
                Loss.Feature.SEGMENT,
                "Segment '" + name + "' is not part of the document.",
                "Give its members a trait '" + trait + "' that is true.");
        return List.of(condition(trait, "EQUAL", "true"));
    }

    @Override
    protected List<JsonObject> isOneOf(String attribute, List<String> texts, Spot spot) {
        checkKey(attribute, spot);
        return texts.isEmpty()
                ? matches(attribute, "(?!)", List.of(), "")
                : matches(attribute, "^(?:", texts, ")" + END);
    }

    @Override
    protected List<JsonObject> hasPart(String attribute, TextPart part, String text, Spot spot) {
        checkKey(attribute, spot);
        return matches(attribute, part.of("^", "", ""), List.of(text), part.of("", END, ""));
    }

    @Override
    protected List<JsonObject> isBoolean(String attribute, boolean value, Spot spot) {
        spot.untyped(value);
        return compare(attribute, "EQUAL", Boolean.toString(value));
    }

    @Override
    protected List<JsonObject> isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        spot.untyped(JsonText.literal(number));
        if (Math.abs(number) >= LARGEST_EXACT) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "Flagsmith compares numbers as 32-bit floats, which do not tell " + JsonText.literal(number)
                            + " from its neighbors.",
                    "Compare a smaller number, such as days instead of seconds.");
        }
        return compare(attribute, OPERATORS.of(ordering), JsonText.literal(number));
    }

    /** Pre-releases are in another order there, so none of them is asked for. */
    @Override
    protected List<JsonObject> isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        spot.strict(
                "A version with a pre-release or a build never matches.",
                "Give versions of numbers alone, such as 9.1.0.");
        String plain = version.replaceFirst("\\+.*", "");
        if (plain.contains("-")) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "Flagsmith has another order of pre-releases, so it cannot compare with " + version + ".",
                    "Compare with " + plain.replaceFirst("-.*", "") + ".");
        }
        List<JsonObject> all = new ArrayList<>(compare(attribute, "REGEX", PLAIN_VERSION));
        all.addAll(compare(attribute, OPERATORS.of(ordering), plain + ":semver"));
        return all;
    }

    @Override
    protected List<JsonObject> isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.refuse(
                Loss.Feature.CONDITION,
                "Flagsmith compares no times, so it cannot tell who has a " + attribute + " "
                        + (ordering == Ordering.BELOW ? "before " : "after ") + time + ".",
                "Compare a number, such as the days since 1970.");
        return List.of();
    }

    @Override
    protected List<JsonObject> isPresent(String attribute, Spot spot) {
        checkKey(attribute, spot);
        return compare(attribute, "IS_SET", "");
    }
}
