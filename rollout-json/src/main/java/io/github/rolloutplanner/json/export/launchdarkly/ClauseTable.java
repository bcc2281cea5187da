package io.github.rolloutplanner.json.export.launchdarkly;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.LeafTable;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Operators;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.Times;
import java.util.ArrayList;
import java.util.List;

/** Comparisons as clauses. */
final class ClauseTable extends LeafTable<JsonObject> {
    private static final Operators<String> NUMBERS =
            new Operators<>("lessThan", "lessThanOrEqual", "in", "greaterThanOrEqual", "greaterThan");
    private static final Operators<String> VERSIONS =
            Operators.of("semVerLessThan", "semVerEqual", "semVerGreaterThan");

    private final KnownNames names;
    private final Segments segments;

    ClauseTable(KnownNames names, Segments segments) {
        this.names = names;
        this.segments = segments;
    }

    List<JsonObject> all(List<Literal> literals, Spot spot) {
        return literals.stream().map(literal -> clause(literal, spot)).toList();
    }

    private JsonObject clause(Literal literal, Spot spot) {
        if (!literal.negated()) {
            return leaf(literal.leaf(), spot);
        }
        JsonObject meant = leaf(literal.leaf(), spot.opposite());
        return literal.leaf() instanceof TargetingCondition.InSegment in
                ? isMember(in.segment(), true)
                : isMember(segments.of(meant), true);
    }

    /** A member of a segment that is part of the document. */
    JsonObject member(String segment) {
        return isMember(segment, false);
    }

    private static JsonObject isMember(String segment, boolean negated) {
        return JsonObject.of("attribute", "")
                .with("op", "segmentMatch")
                .with("values", List.of(segment))
                .with("negate", negated);
    }

    /** What has to be asked before the percentage. */
    List<JsonObject> guards(FlagView flag) {
        List<JsonObject> guards = new ArrayList<>();
        if (!names.isKey(flag.bucketBy())) {
            flag.spot()
                    .at("bucketBy")
                    .lose(
                            Loss.Feature.BUCKETING_KEY,
                            "Users whose " + flag.bucketBy() + " is a number get the default value.",
                            "Make it a text.");
            guards.add(clause(flag.bucketBy(), "matches", List.of(".")));
        }
        return guards;
    }

    String bucketBy(FlagView flag) {
        return reference(flag.bucketBy());
    }

    /** A name that starts with a slash would be a path. */
    private String reference(String attribute) {
        String name = names.of(attribute);
        return name.startsWith("/") ? "/" + name.replace("~", "~0").replace("/", "~1") : name;
    }

    private JsonObject clause(String attribute, String operator, List<?> values) {
        return clause(attribute, operator, values, false);
    }

    private JsonObject clause(String attribute, String operator, List<?> values, boolean negated) {
        return JsonObject.of("contextKind", "user")
                .with("attribute", reference(attribute))
                .with("op", operator)
                .with("values", values)
                .with("negate", negated);
    }

    @Override
    protected JsonObject segment(String name, Spot spot) {
        spot.lose(
                Loss.Feature.SEGMENT,
                "Segment '" + name + "' is not part of the document.",
                "LaunchDarkly must know segment '" + name + "'.");
        return isMember(name, false);
    }

    @Override
    protected JsonObject isOneOf(String attribute, List<String> texts, Spot spot) {
        return clause(attribute, "in", texts);
    }

    @Override
    protected JsonObject hasPart(String attribute, TextPart part, String text, Spot spot) {
        return clause(attribute, part.of("startsWith", "endsWith", "contains"), List.of(text));
    }

    @Override
    protected JsonObject isBoolean(String attribute, boolean value, Spot spot) {
        return clause(attribute, "in", List.of(value));
    }

    @Override
    protected JsonObject isNumber(String attribute, Ordering ordering, double number, Spot spot) {
        return clause(attribute, NUMBERS.of(ordering), List.of(number));
    }

    @Override
    protected JsonObject isVersion(String attribute, Ordering ordering, String version, Spot spot) {
        spot.strict(
                "A version that is no semantic one, such as 9.01.0, never matches.",
                "Give versions whose parts have no zero in front and at most nine digits.");
        return clause(attribute, VERSIONS.of(ordering), List.of(version));
    }

    @Override
    protected JsonObject isTime(String attribute, Ordering ordering, String time, Spot spot) {
        spot.strict(
                "A date without time and offset never matches, and a number is taken as milliseconds since 1970.",
                "Give times as texts with seconds and offset, such as 2026-01-05T00:00:00Z.");
        return clause(attribute, ordering == Ordering.BELOW ? "before" : "after", List.of(Times.whole(time)));
    }

    /** No value is one of none; what is not known is not even that. */
    @Override
    protected JsonObject isPresent(String attribute, Spot spot) {
        return clause(attribute, "in", List.of(), true);
    }
}
