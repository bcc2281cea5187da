package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.AttributeCondition;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions on a map of attributes and a set of segments. */
final class JavaConditions extends ConditionCode {

    JavaConditions() {
        super(segment -> "segments.contains(" + segment + ")");
    }

    private static String value(String attribute) {
        return "attributes.get(" + Escapes.java(attribute) + ")";
    }

    @Override
    String literal(String text) {
        return Escapes.java(text);
    }

    @Override
    String call(String attribute, TextMethod method, String text) {
        return value(attribute) + " instanceof String && ((String) " + value(attribute) + ")." + method.java + "("
                + literal(text) + ")";
    }

    @Override
    String isText(String attribute, String text) {
        return literal(text) + ".equals(" + value(attribute) + ")";
    }

    @Override
    String isOneOf(String attribute, List<String> texts) {
        String values = texts.stream().map(this::literal).collect(Collectors.joining(", "));
        return "Arrays.asList(" + values + ").contains(" + value(attribute) + ")";
    }

    @Override
    String isBoolean(String attribute, boolean value) {
        return "Boolean.valueOf(" + value + ").equals(" + value(attribute) + ")";
    }

    @Override
    String isNumber(String attribute, AttributeCondition.Ordering ordering, String number) {
        String literal = number.contains(".") ? number : number + ".0";
        return value(attribute) + " instanceof Number && ((Number) " + value(attribute) + ").doubleValue() " + ordering
                + " " + literal;
    }

    @Override
    String isPresent(String attribute) {
        return value(attribute) + " != null";
    }

    @Override
    String isTime(String attribute, String sign, String time) {
        throw new IllegalStateException("JavaWriter refuses times.");
    }
}
