package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.AttributeCondition;
import java.util.List;
import java.util.function.UnaryOperator;

/** Conditions on objects that may be missing. */
final class ScriptConditions extends ConditionCode {

    ScriptConditions(UnaryOperator<String> isMember) {
        super(isMember);
    }

    private static String value(String attribute) {
        return Script.safePath(attribute, UnaryOperator.identity());
    }

    /** What follows is asked of texts alone: what is unknown or anything else has no such methods, or is turned into one. */
    private static String isString(String attribute) {
        return "typeof " + value(attribute) + " === 'string' && ";
    }

    @Override
    String literal(String text) {
        return Escapes.javascript(text);
    }

    @Override
    String call(String attribute, TextMethod method, String text) {
        return isString(attribute) + Script.path(attribute) + "." + method.script + "(" + literal(text) + ")";
    }

    @Override
    String isText(String attribute, String text) {
        return value(attribute) + " === " + literal(text);
    }

    @Override
    String isOneOf(String attribute, List<String> texts) {
        return texts.isEmpty()
                ? "false"
                : isString(attribute) + Script.literals(texts) + ".includes(" + Script.path(attribute) + ")";
    }

    @Override
    String isBoolean(String attribute, boolean value) {
        return value(attribute) + " === " + value;
    }

    /** Comparing would turn null and texts into numbers. */
    @Override
    String isNumber(String attribute, AttributeCondition.Ordering ordering, String number) {
        String equal = value(attribute) + " === " + number;
        return ordering == AttributeCondition.Ordering.EQUAL
                ? equal
                : "typeof " + value(attribute) + " === 'number' && " + value(attribute) + " " + ordering + " " + number;
    }

    @Override
    String isPresent(String attribute) {
        return value(attribute) + " != null";
    }

    /** What is no date is no number then, and compares as false. */
    @Override
    String isTime(String attribute, String sign, String time) {
        return isString(attribute) + "Date.parse(" + Script.path(attribute) + ") " + sign + " Date.parse("
                + literal(time) + ")";
    }
}
