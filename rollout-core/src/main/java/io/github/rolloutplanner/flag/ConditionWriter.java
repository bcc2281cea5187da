package io.github.rolloutplanner.flag;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the parts of a condition so that {@link ConditionParser} reads them. */
final class ConditionWriter {
    private static final int LONGEST_PLAIN_NUMBER = 20;

    private ConditionWriter() {}

    /** The name as it is, or between backticks where the grammar gives its characters or the word another meaning. */
    static String attribute(String name) {
        return ConditionScanner.isName(name) ? name : between('`', name);
    }

    static String quoted(String text) {
        return between('\'', text);
    }

    /** The text as it is, or quoted where it would end too early. */
    static String operand(String text) {
        return ConditionScanner.isOperand(text) ? text : quoted(text);
    }

    static String list(List<String> texts) {
        return texts.stream().map(ConditionWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    static String number(double number) {
        String plain =
                new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        return plain.length() <= LONGEST_PLAIN_NUMBER ? plain : Double.toString(number);
    }

    static String joined(List<TargetingCondition> parts, String word) {
        return parts.stream().map(ConditionWriter::grouped).collect(Collectors.joining(word));
    }

    private static String grouped(TargetingCondition part) {
        return part.parts().size() > 1 ? "(" + part + ")" : part.toString();
    }

    private static String between(char quote, String text) {
        String escaped = text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
        return quote + escaped + quote;
    }
}
