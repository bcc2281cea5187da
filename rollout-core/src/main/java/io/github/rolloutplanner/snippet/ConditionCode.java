package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Conditions as expressions that are true or false. Both languages join and negate them alike. */
abstract class ConditionCode {
    private final UnaryOperator<String> isMember;

    /** Asks segments by an expression of their names, which are literals of the language. */
    ConditionCode(UnaryOperator<String> isMember) {
        this.isMember = isMember;
    }

    /** A text of the program. */
    abstract String literal(String text);

    /** Calls a method of an attribute that is a text. */
    abstract String call(String attribute, TextMethod method, String text);

    abstract String isText(String attribute, String text);

    abstract String isOneOf(String attribute, List<String> texts);

    abstract String isBoolean(String attribute, boolean value);

    abstract String isNumber(String attribute, AttributeCondition.Ordering ordering, String number);

    abstract String isPresent(String attribute);

    abstract String isTime(String attribute, String sign, String time);

    /** Who is a member of a segment. */
    final String member(String segment) {
        return isMember.apply(literal(segment));
    }

    final String of(TargetingCondition condition) {
        if (condition instanceof TargetingCondition.AllOf all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof TargetingCondition.AnyOf any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof TargetingCondition.Not not) {
            return "!(" + of(not.part()) + ")";
        }
        return condition instanceof TargetingCondition.InSegment in
                ? member(in.segment())
                : ofAttribute((AttributeCondition) condition);
    }

    private String joined(List<TargetingCondition> parts, String sign) {
        return parts.stream()
                .map(part -> part.parts().size() > 1 ? "(" + of(part) + ")" : of(part))
                .collect(Collectors.joining(sign));
    }

    private String ofAttribute(AttributeCondition condition) {
        if (condition instanceof TargetingCondition.EndsWith ends) {
            return call(ends.attribute(), TextMethod.ENDS_WITH, ends.suffix());
        }
        if (condition instanceof AttributeCondition.StartsWith starts) {
            return call(starts.attribute(), TextMethod.STARTS_WITH, starts.prefix());
        }
        if (condition instanceof AttributeCondition.Contains contains) {
            return call(contains.attribute(), TextMethod.CONTAINS, contains.part());
        }
        if (condition instanceof TargetingCondition.In in) {
            return isOneOf(in.attribute(), in.values());
        }
        return condition instanceof TargetingCondition.Is is
                ? isText(is.attribute(), is.value())
                : ofOtherType(condition);
    }

    private String ofOtherType(AttributeCondition condition) {
        if (condition instanceof AttributeCondition.IsBoolean bool) {
            return isBoolean(bool.attribute(), bool.value());
        }
        if (condition instanceof AttributeCondition.IsNumber number) {
            return isNumber(number.attribute(), number.ordering(), number(number.number()));
        }
        if (condition instanceof AttributeCondition.IsBefore before) {
            return isTime(before.attribute(), "<", before.time());
        }
        return condition instanceof AttributeCondition.IsAfter after
                ? isTime(after.attribute(), ">", after.time())
                : isPresent(((AttributeCondition.IsPresent) condition).attribute());
    }

    private static String number(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** What texts are asked, with its name in both languages. */
    enum TextMethod {
        ENDS_WITH("endsWith", "endsWith"),
        STARTS_WITH("startsWith", "startsWith"),
        CONTAINS("contains", "includes");

        final String java;
        final String script;

        TextMethod(String java, String script) {
            this.java = java;
            this.script = script;
        }
    }
}
